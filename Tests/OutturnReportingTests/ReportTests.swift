import Foundation
import OutturnReporting
import OutturnSeries
import Testing

@Suite("The report")
struct ReportTests {
  @Test("The page is well-formed, in both languages, without a script or anything from elsewhere")
  func page() throws {
    let text = HTMLRenderer(language: .zhHans).text(SampleDocuments.report)
    let page = try MarkupStructure(text)
    #expect(page.root == "html")
    #expect(page.attributes["lang"] == "zh-Hans")
    #expect(Set(page.ids).count == page.ids.count, "an id stands twice")
    let names = Set(page.elements.map(\.name))
    #expect(names.isDisjoint(with: ["script", "link", "iframe", "img", "object", "embed"]))
    #expect(!text.contains("url(") && !text.contains("@import"))
    let languages = page.elements.filter { $0.name == "main" }.map { $0.attributes["lang"] }
    #expect(languages == ["zh-Hans", "en"])
    #expect(!text.contains("{{"))
  }

  @Test("The language asked for is the one that is shown", arguments: Language.allCases)
  func language(language: Language) throws {
    let page = try MarkupStructure(HTMLRenderer(language: language).text(SampleDocuments.report))
    let inputs = page.elements.filter { $0.name == "input" }.map(\.attributes)
    #expect(inputs.count == 2)
    let chosen = inputs.filter { $0["checked"] != nil }.compactMap { $0["id"] }
    #expect(chosen == [language == .zhHans ? "choose-zh" : "choose-en"])
    #expect(Set(inputs.compactMap { $0["name"] }).count == 1)
    let labels = page.elements.filter { $0.name == "label" }.compactMap { $0.attributes["for"] }
    #expect(labels == inputs.compactMap { $0["id"] })
  }

  @Test("Every figure has a picture with title and description, a caption, a reading and a table")
  func figures() throws {
    let page = try MarkupStructure(HTMLRenderer(language: .en).text(SampleDocuments.report))
    let count = page.elements.count { $0.name == "figure" }
    #expect(count >= 20)
    for name in ["svg", "figcaption", "title", "desc", "details"] {
      // The page itself has a title too.
      #expect(
        page.elements.count { $0.name == name } == count + (name == "title" ? 1 : 0), "\(name)")
    }
    for svg in page.elements where svg.name == "svg" {
      #expect(svg.attributes["role"] == "img")
      let labels = svg.attributes["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
      #expect(labels.count == 2 && labels.allSatisfy(page.ids.contains))
      #expect(svg.attributes["lang"] == "zh-Hans" || svg.attributes["lang"] == "en")
    }
    for section in page.elements where section.name == "section" {
      #expect(page.ids.contains(try #require(section.attributes["aria-labelledby"])))
    }
    let tables = page.elements.count { $0.name == "table" }
    #expect(tables == page.elements.count { $0.name == "caption" })
  }

  @Test("What comes from files is text, not markup")
  func escaping() throws {
    var document = SampleDocuments.report
    document.probability.region.name = LocalizedText(
      zhHans: "<script>甲</script>&", en: "<b>\"A\" & B</b>")
    let page = try MarkupStructure(HTMLRenderer(language: .en).text(document))
    #expect(page.elements.allSatisfy { $0.name != "script" && $0.name != "b" })
    #expect(page.texts["h1"]?.last?.contains("<b>\"A\" & B</b>") == true)
  }

  @Test("The colours of the page stand out from its grounds")
  func contrast() throws {
    let text = HTMLRenderer(language: .en).text(SampleDocuments.report)
    let style = try #require(try MarkupStructure(text).texts["style"]?.first)
    let blocks = style.components(separatedBy: ":root {").dropFirst()
    #expect(blocks.count == 2)
    for block in blocks {
      var colours: [String: String] = [:]
      for match in block.prefix(while: { $0 != "}" }).matches(of: /--([a-z]+): (#[0-9a-f]{6})/) {
        colours[String(match.1)] = String(match.2)
      }
      let (surface, raised) = (try #require(colours["surface"]), try #require(colours["raised"]))
      for name in ["text", "muted", "accent", "target"] {
        let ink = try #require(colours[name])
        #expect(Colour.contrast(ink, surface) >= 4.5, "\(name) on the surface")
        #expect(Colour.contrast(ink, raised) >= 4.5, "\(name) on what is raised")
      }
    }
    #expect(style.contains(Ink.text.dark) && style.contains("@media print"))
  }

  @Test("As Markdown and as text for a document it is as recorded", arguments: Language.allCases)
  func texts(language: Language) throws {
    try GoldenFile.compare(
      MarkdownRenderer(language: language).text(SampleDocuments.report),
      with: "report.\(language.rawValue).md")
    try GoldenFile.compare(
      OfficialTextRenderer(language: language).text(SampleDocuments.report),
      with: "report.\(language.rawValue).txt")
  }

  @Test("The page's headings, captions and columns are as recorded")
  func outline() throws {
    let page = try MarkupStructure(HTMLRenderer(language: .en).text(SampleDocuments.report))
    let lines = ["h1", "h2", "h3", "figcaption", "caption", "th"].flatMap { name in
      (page.texts[name] ?? []).map {
        "\(name)  " + $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
    try GoldenFile.compare(lines.joined(separator: "\n") + "\n", with: "report.html.txt")
  }

  @Test("Text for a Chinese document has its paragraphs set in and its sections counted 一、（一）")
  func officialText() {
    let text = OfficialTextRenderer(language: .zhHans).text(SampleDocuments.report)
    let lines = text.split(separator: "\n").dropFirst()
    #expect(lines.allSatisfy { $0.hasPrefix("　　") })
    #expect(lines.contains { $0.hasPrefix("　　一、") } && lines.contains { $0.hasPrefix("　　十、") })
    #expect(lines.contains { $0.hasPrefix("　　（一）") })
    #expect(!text.contains("|") && !text.contains("\t"))
  }

  @Test(
    "Sections are counted as a Chinese document counts",
    arguments: [
      (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"),
    ])
  func numbers(number: Int, text: String) {
    #expect(SectionNumber.chinese(number) == text)
  }

  @Test("Every sentence of the report has both languages, and only the letters of its own")
  func languages() {
    let outline = ReportWriter(SampleDocuments.report).outline()
    var phrases = [outline.title, outline.subtitle, outline.headline] + outline.summary
    for section in outline.sections {
      phrases.append(section.title)
      for block in section.blocks {
        switch block {
        case .paragraph(let phrase): phrases.append(phrase)
        case .list(let list), .spoken(let list): phrases += list
        case .table(_, let caption): phrases.append(caption)
        case .charts(let charts): phrases += charts.flatMap { [$0.title, $0.conclusion] }
        case .commands: break
        }
      }
    }
    #expect(phrases.count > 60)
    for phrase in phrases {
      #expect(!phrase.zhHans.isEmpty && !phrase.en.isEmpty)
      let words = LanguageTests.latinWords(phrase.zhHans).filter {
        !LanguageTests.verbatim.contains($0)
      }
      #expect(words.isEmpty, "\(words) in \(phrase.zhHans)")
      #expect(!LanguageTests.hasChinese(phrase.en), "Chinese in \(phrase.en)")
    }
  }
}
