import OutturnReporting
import OutturnSeries
import Testing

@Suite("Tables and lines")
struct LayoutTests {
  @Test("A page sets signs as a book does and keeps a number by its per cent sign")
  func typesetting() {
    #expect(
      Typesetting.set("GDP growth: >= 5.5 %, <= 6 %") == "GDP growth: ≥ 5.5\u{A0}%, ≤ 6\u{A0}%")
    #expect(Typesetting.set("增长5.5%以上") == "增长5.5%以上")
  }

  @Test(
    "Every line of a table has the same width, at every width and in both languages",
    arguments: Language.allCases)
  func alignment(language: Language) {
    let options = TextOptions(language: language, modelPath: "Models/sample", isVerbose: true)
    let renderer = TextRenderer(options)
    let pages = [
      renderer.page(SampleDocuments.probability), renderer.page(SampleDocuments.single),
      renderer.page(SampleDocuments.project), renderer.page(SampleDocuments.check),
      renderer.page(SampleDocuments.describe), renderer.page(SampleDocuments.bench),
      renderer.page(SampleDocuments.fit), renderer.page(SampleDocuments.selfTest),
      renderer.page(SampleDocuments.backtest), renderer.page(SampleDocuments.initialize),
      renderer.page(SampleDocuments.conditional), renderer.page(SampleDocuments.require),
      renderer.page(SampleDocuments.compare), renderer.page(SampleDocuments.compareResults),
      renderer.page(SampleDocuments.rerun),
    ]
    var count = 0
    for page in pages {
      for case .table(let table) in page.blocks {
        for width in [40, 60, 78, 98, 200] {
          let widths = Set(
            table.lines(in: language, width: width).map { DisplayWidth.of($0) })
          #expect(widths.count == 1, "\(table.columns.map(\.header)) at \(width): \(widths)")
          #expect(widths.allSatisfy { $0 <= width }, "\(table.columns.map(\.header)) at \(width)")
          count += 1
        }
      }
    }
    #expect(count > 100)
  }

  @Test("No character of uncertain width stands in a table", arguments: Language.allCases)
  func ambiguity(language: Language) {
    let table = TextTable(
      [.init(Phrase(zhHans: "甲—乙", en: "a—b")), .init(Phrase(zhHans: "±", en: "≥"), .right)],
      rows: [[Phrase(zhHans: "“丙”…", en: "“c”…"), .verbatim("−1·2")]])
    let text = table.lines(in: language, width: 80).joined()
    #expect(text.unicodeScalars.allSatisfy { !"—±≥“”…−·".unicodeScalars.contains($0) })
  }

  @Test("Numbers keep to the right, text to the left, headers above a rule")
  func form() {
    let table = TextTable(
      [.init(Phrase(zhHans: "指标", en: "Indicator")), .init(Phrase(zhHans: "值", en: "P"), .right)],
      rows: [
        [Phrase(zhHans: "地区生产总值", en: "GDP"), .verbatim("5.5")],
        [Phrase(zhHans: "进出口", en: "Trade"), .verbatim("-12.0")],
      ])
    #expect(
      table.lines(in: .zhHans, width: 80) == [
        "指标             值", "------------  -----", "地区生产总值    5.5", "进出口        -12.0",
      ])
    #expect(
      table.records(in: .en) == ["Indicator\tP", "GDP\t5.5", "Trade\t-12.0"])
  }

  @Test("A table gives way to the line where it can")
  func wrapping() {
    let table = TextTable(
      [.init(.verbatim("a"), wraps: true), .init(.verbatim("b"), .right)],
      rows: [
        [Phrase(zhHans: "很长很长很长很长很长很长的名称", en: "a very long name that goes on"), .verbatim("1")]
      ])
    for language in Language.allCases {
      let lines = table.lines(in: language, width: 24)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= 24 })
      #expect(lines.count == 4)
    }
  }

  @Test("Columns that do not fit stand below each other, each part with the first column")
  func parts() {
    let table = TextTable(
      [.init(.verbatim("year"))] + (1...6).map { .init(.verbatim("scenario\($0)"), .right) },
      rows: [[.verbatim("2026")] + (1...6).map { .verbatim("1234567.\($0)") }])
    let lines = table.lines(in: .en, width: 40)
    #expect(lines.count == 6)
    #expect(lines.count { $0.hasPrefix("2026") } == 2)
    for number in 1...6 { #expect(lines.joined().contains("1234567.\(number)")) }
    #expect(table.records(in: .en).count == 2)
  }

  @Test("A column without any text is left out of a table and kept in records")
  func emptyColumn() {
    let table = TextTable(
      [.init(.verbatim("a")), .init(.verbatim("b")), .init(.verbatim("c"))],
      rows: [[.verbatim("1"), .empty, .verbatim("3")]])
    #expect(table.lines(in: .en, width: 40).first == "a  c")
    #expect(table.records(in: .en) == ["a\tb\tc", "1\t\t3"])
  }

  @Test("A short word of the trade is not broken, nor is a range set apart")
  func words() {
    for width in 10...30 {
      let lines = LineWrapping.lines("规模工业增加值（亿元）增长和社会消费品零售总额", width: width)
      for word in ["增加值", "亿元", "增长", "消费品", "总额"] {
        #expect(lines.contains { $0.contains(word) }, "\(lines)")
      }
    }
    let range = Phrase(zhHans: "3.7～7.1", en: "3.7 to 7.1").unbroken
    let table = TextTable(
      [.init(.empty), .init(.empty, .right, wraps: true)],
      rows: [[.verbatim("2026"), .verbatim("5.4") + range.inParentheses]])
    #expect(table.lines(in: .en, width: 18) == ["2026           5.4", "      (3.7 to 7.1)"])
    #expect(table.records(in: .en) == ["2026\t5.4 (3.7 to 7.1)"])
  }

  @Test("Plain records have one line each, whatever the cells hold")
  func records() {
    let table = TextTable(
      [.init(.empty), .init(.empty)], rows: [[.verbatim("a\tb"), .verbatim("c\nd\r\ne")]])
    #expect(table.records(in: .en) == ["a b\tc d e"])
  }

  @Test(
    "Lines never exceed their width and lose nothing but spaces", arguments: [4, 7, 10, 23, 80])
  func lines(width: Int) {
    let texts = [
      "3项主要目标同时达成的概率为1.2%（各模型1.1%～1.4%），不足半成，几乎不可能。",
      "GDP growth of at least 5.5 % in 2026, averylongwordthatdoesnotfitanywhere.",
      "“四区两城”、《规划》与 mixed 文本。", "", "a", "，，，，，，",
    ]
    for text in texts {
      let lines = LineWrapping.lines(text, width: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "\(lines)")
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }

  @Test("A closing mark never begins a line, an opening one never ends it, numbers stay whole")
  func marks() {
    let text = "（一）全年地区生产总值达到330亿元以上，同比增长5.5%以上（按不变价计算），其中“工业”增长7.5%。"
    for width in 16...60 {
      let lines = LineWrapping.lines(text, width: width)
      for line in lines {
        #expect(!"，。）”、".contains(line.first ?? " "), "\(lines)")
        #expect(!"（“".contains(line.last ?? " "), "\(lines)")
      }
      #expect(lines.contains { $0.contains("330亿元") }, "\(lines)")
      #expect(lines.contains { $0.contains("5.5%") }, "\(lines)")
    }
    #expect(LineWrapping.lines("at least 5.5 % of it", width: 12) == ["at least", "5.5 % of it"])
  }

  @Test("A bar is forty cells between 0 and 1")
  func bars() {
    #expect(TextPage.bar(0) == "[" + String(repeating: ".", count: 40) + "]")
    #expect(TextPage.bar(1) == "[" + String(repeating: "#", count: 40) + "]")
    #expect(TextPage.bar(0.434).filter { $0 == "#" }.count == 17)
    #expect(TextPage.bar(-1) == TextPage.bar(0))
  }

  @Test("Lines of a text end without spaces and keep to its width")
  func pages() {
    for language in Language.allCases {
      for (width, isVerbose) in [(60, false), (80, false), (80, true), (100, false), (100, true)] {
        let options = TextOptions(language: language, width: width, isVerbose: isVerbose)
        for (name, text) in Rendering.all(TextRenderer(options)) {
          for line in text.split(separator: "\n") {
            #expect(line.last != " ", "\(name)")
            #expect(DisplayWidth.of(line) <= width, "\(name): \(line)")
          }
        }
      }
    }
  }

  @Test("Plain text has no bars and no rules")
  func plain() {
    let renderer = TextRenderer(TextOptions(language: .en, isPlain: true))
    for (name, text) in Rendering.all(renderer) {
      #expect(!text.contains("[#") && !text.contains("----"), "\(name)")
      #expect(
        !text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().contains(""))
    }
  }
}
