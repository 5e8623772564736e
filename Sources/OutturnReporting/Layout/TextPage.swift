/// What a text consists of, before it has a language.
package struct TextPage: Sendable, Hashable {
  /// One piece of a page.
  package enum Block: Sendable, Hashable {
    case title(Phrase)
    case section(Phrase)
    /// Left out in a language that has no words for it.
    case paragraph(Phrase)
    case table(TextTable)
    /// A share from 0 to 1, drawn with a scale.
    case bar(Double)
    /// Lines that stand as they are, such as a line of a file with a caret below it.
    case verbatim([String])
    /// A name and one sentence that need no section of their own; those in a row stand together.
    case remark(Phrase, Phrase)
    case commands([String])
  }

  package private(set) var blocks: [Block] = []

  package init() {}

  package mutating func append(_ block: Block) { blocks.append(block) }

  /// Text for a terminal: sections set apart, tables indented, long sentences broken.
  ///
  /// - Parameter isColoured: Whether titles are bold, bars green and commands dim.
  package func text(in language: Language, width: Int, isColoured: Bool = false) -> String {
    func emphasised(_ lines: [String], _ emphasis: Emphasis) -> [String] {
      lines.map { emphasis.applied(to: $0, isShown: isColoured) }
    }
    var lines: [String] = []
    var isAfterRemark = false
    for block in blocks {
      defer { if case .remark = block { isAfterRemark = true } else { isAfterRemark = false } }
      switch block {
      case .title(let phrase):
        lines += emphasised(LineWrapping.lines(phrase[language], width: width), .bold)
        lines.append("")
      case .section(let phrase):
        if lines.last != "" { lines.append("") }
        lines += emphasised(LineWrapping.lines(phrase[language], width: width), .bold)
      case .paragraph(let phrase) where phrase[language].isEmpty:
        break
      case .paragraph(let phrase):
        lines += indented(LineWrapping.lines(phrase[language], width: width - Self.indent.count))
      case .table(let table):
        lines += indented(table.lines(in: language, width: width - Self.indent.count))
      case .bar(let share):
        lines += indented(
          emphasised([Self.bar(share)], .green).map { $0 + "  " + Self.scale[language] })
      case .verbatim(let verbatim):
        lines += indented(verbatim)
      case .remark(let name, let phrase):
        if lines.last != "" && !isAfterRemark { lines.append("") }
        lines += LineWrapping.lines((name.withColon + phrase)[language], width: width)
      case .commands(let commands):
        lines += indented(emphasised(commands, .dim))
      }
    }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
      .joined(separator: "\n") + "\n"
  }

  /// One record a line, its fields separated by tabs; the first names the section. No bars and no
  /// lines of files.
  package func plainText(in language: Language) -> String {
    var lines: [String] = []
    var section = ""
    func record(_ fields: String) {
      lines.append(section.isEmpty ? fields : "\(section)\t\(fields)")
    }
    for block in blocks {
      switch block {
      case .title(let phrase): lines.append(phrase[language])
      case .section(let phrase): section = phrase[language]
      case .paragraph(let phrase):
        if !phrase[language].isEmpty { record(phrase[language]) }
      case .table(let table):
        for fields in table.records(in: language) { record(fields) }
      case .remark(let name, let phrase):
        section = ""
        record("\(name[language])\t\(phrase[language])")
      case .bar, .verbatim: break
      case .commands(let commands):
        for command in commands { record(command) }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `[#####.....]`: forty cells from 0 to 1.
  package static func bar(_ share: Double) -> String {
    let cells = 40
    let filled = Int((min(max(share, 0), 1) * Double(cells)).rounded())
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: ".", count: cells - filled) + "]"
  }

  private static let scale = Phrase(zhHans: "0～100%", en: "0 to 100 %")
  private static let indent = "  "

  private func indented(_ lines: [String]) -> [String] { lines.map { Self.indent + $0 } }
}
