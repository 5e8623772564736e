public import OutturnSeries

/// Writes a report as Markdown, for wikis and for further editing: tables as tables, charts by their
/// conclusion and their figures.
public struct MarkdownRenderer: Sendable {
  private let language: Language
  private let digits: Int

  public init(language: Language, digits: Int = 1) {
    self.language = language
    self.digits = digits
  }

  /// The report as a Markdown text.
  public func text(_ document: ReportDocument) -> String {
    let outline = ReportWriter(document, digits: digits).outline()
    var parts = ["# \(escaped(outline.title))", escaped(outline.subtitle)]
    parts.append("**\(escaped(outline.headline))**")
    parts.append(list(outline.summary))
    for (place, section) in outline.sections.enumerated() {
      parts.append("## \(escaped(SectionNumber.heading(place + 1, section.title)))")
      for block in section.blocks { parts += lines(block) }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func lines(_ block: ReportOutline.Block) -> [String] {
    switch block {
    case .paragraph(let phrase): [escaped(phrase)]
    case .list(let phrases): [list(phrases)]
    case .spoken: []
    case .commands(let commands): ["```sh\n" + commands.joined(separator: "\n") + "\n```"]
    case .table(let table, let caption): ["**\(escaped(caption))**", self.table(table)]
    case .charts(let charts):
      charts.flatMap { chart in
        ["**\(escaped(chart.title))**", escaped(chart.conclusion), table(chart.table)]
      }
    }
  }

  private func list(_ phrases: [Phrase]) -> String {
    phrases.map { "- " + escaped($0) }.joined(separator: "\n")
  }

  private func table(_ table: TextTable) -> String {
    let shown = table.filledColumns
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = shown.map { table.columns[$0].alignment == .right ? "--:" : ":--" }
    return
      ([row(shown.map { escaped(table.columns[$0].header) }), row(rule)]
      + table.rows.map { cells in row(shown.map { escaped(cells[$0]) }) })
      .joined(separator: "\n")
  }

  /// What Markdown or a table of it would take for a sign of its own stands as it is.
  private func escaped(_ phrase: Phrase) -> String {
    var text = ""
    for character in phrase[language] {
      if "\\`*_[]<>|#".contains(character) { text.append("\\") }
      text.append(character == "\u{A0}" ? " " : character)
    }
    return text
  }
}

/// Writes a report as text that can be pasted into an official document: paragraphs that begin with
/// two spaces of a character's width, sections counted 一、 and （一）, no tables.
public struct OfficialTextRenderer: Sendable {
  private let language: Language
  private let digits: Int

  public init(language: Language, digits: Int = 1) {
    self.language = language
    self.digits = digits
  }

  /// The report as paragraphs that paste into an official document.
  public func text(_ document: ReportDocument) -> String {
    let outline = ReportWriter(document, digits: digits).outline()
    var lines = [outline.title[language], ""]
    lines.append(paragraph(outline.subtitle))
    lines.append(paragraph(Self.joined([outline.headline] + outline.summary)))
    for (place, section) in outline.sections.enumerated() {
      lines.append(paragraph(SectionNumber.heading(place + 1, section.title)))
      lines += body(section)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func body(_ section: ReportOutline.Section) -> [String] {
    let hasSpoken = section.blocks.contains { if case .spoken = $0 { true } else { false } }
    var lines: [String] = []
    var number = 0
    func items(_ phrases: [Phrase]) {
      for phrase in phrases {
        number += 1
        lines.append(
          paragraph(phrases.count > 1 ? SectionNumber.item(number, phrase) : phrase))
      }
    }
    for block in section.blocks {
      switch block {
      case .paragraph(let phrase): lines.append(paragraph(phrase))
      case .list(let phrases), .spoken(let phrases): items(phrases)
      case .charts(let charts): if !hasSpoken { items(charts.map(\.conclusion)) }
      case .commands(let commands): lines += commands.map { paragraph(.verbatim($0)) }
      case .table: break
      }
    }
    return lines
  }

  private func paragraph(_ phrase: Phrase) -> String {
    let text = Phrase.breakable(phrase[language])
    return language == .zhHans ? "　　" + text : text
  }

  private static func joined(_ phrases: [Phrase]) -> Phrase {
    Phrase(
      zhHans: phrases.map(\.zhHans).joined(), en: phrases.map(\.en).joined(separator: " "))
  }
}
