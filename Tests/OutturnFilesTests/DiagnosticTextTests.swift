import Foundation
import OutturnFiles
import OutturnSeries
import Testing

@Suite struct DiagnosticTextTests {
  private func diagnostic(
    line: Int = 7, column: Int = 3, length: Int = 7, excerpt: String? = "  exprots: [-8.0, -3.0]"
  ) -> Diagnostic {
    Diagnostic(
      severity: .error, code: "E0214", file: "scenarios/slump.yaml", line: line, column: column,
      length: length,
      message: LocalizedText(zhHans: "没有名为“exprots”的序列", en: "no series is named \"exprots\""),
      help: LocalizedText(zhHans: "是不是“exports”？", en: "did you mean \"exports\"?"),
      excerpt: excerpt)
  }

  @Test("A diagnostic is its place, its message, its line and what to try")
  func form() {
    #expect(
      DiagnosticText.render(diagnostic(), in: .en) == """
        scenarios/slump.yaml:7:3: error[E0214]: no series is named "exprots"
          7 |   exprots: [-8.0, -3.0]
            |   ^^^^^^^ did you mean "exports"?
        """)
    #expect(
      DiagnosticText.render(diagnostic(), in: .zhHans) == """
        scenarios/slump.yaml:7:3: 错误[E0214]：没有名为“exprots”的序列
          7 |   exprots: [-8.0, -3.0]
            |   ^^^^^^^ 是不是“exports”？
        """)
  }

  @Test("Without a place only the file is named, and an option has no line")
  func withoutPlace() {
    #expect(
      DiagnosticText.render(diagnostic(line: 0, column: 0, excerpt: nil), in: .en) == """
        scenarios/slump.yaml: error[E0214]: no series is named "exprots"
          did you mean "exports"?
        """)
    #expect(
      DiagnosticText.render(diagnostic(line: 0, column: 1, excerpt: "exprots=5"), in: .en) == """
        scenarios/slump.yaml: error[E0214]: no series is named "exprots"
           | exprots=5
           | ^^^^^^^ did you mean "exports"?
        """)
  }

  @Test("Carets stand under Chinese characters, two cells each, wherever the place is")
  func carets() throws {
    let text = "零陵a区\t目标5.5％ 完"
    // A tab is shown as one space, so that the caret keeps its place.
    let scalars = Array(text.replacing("\t", with: " ").unicodeScalars)
    for column in 1...scalars.count {
      for length in 1...(scalars.count - column + 1) {
        let lines = DiagnosticText.render(
          diagnostic(column: column, length: length, excerpt: text), in: .en
        ).split(separator: "\n").map(String.init)
        let marker = lines[2].dropFirst("    | ".count).prefix { $0 == " " || $0 == "^" }
        let spaces = marker.prefix { $0 == " " }.count
        let before = String(String.UnicodeScalarView(scalars[..<(column - 1)]))
        let marked = String(String.UnicodeScalarView(scalars[(column - 1)..<(column - 1 + length)]))
        #expect(spaces == DisplayWidth.of(before))
        #expect(marker.filter { $0 == "^" }.count == DisplayWidth.of(marked))
      }
    }
  }

  @Test("A long line is cut to a window that shows the place")
  func window() {
    let long = String(repeating: "数据", count: 200) + "HERE" + String(repeating: "，说明", count: 200)
    let lines = DiagnosticText.render(
      diagnostic(column: 401, length: 4, excerpt: long), in: .en
    ).split(separator: "\n")
    let shown = lines[1].dropFirst("  7 | ".count)
    #expect(shown.hasPrefix("…") && shown.hasSuffix("…"))
    #expect(DisplayWidth.of(String(shown)) <= 102)
    let marker = lines[2].dropFirst("    | ".count)
    let start = marker.prefix { $0 == " " }.count
    var cells = 0
    let at = shown.drop { character in
      defer { cells += DisplayWidth.of(String(character)) }
      return cells < start
    }
    #expect(at.hasPrefix("HERE"))
    #expect(marker.contains("^^^^ "))
  }

  @Test("A place beyond the end of its line still gets a caret")
  func beyondTheEnd() {
    for excerpt in ["", "ab"] {
      let text = DiagnosticText.render(
        diagnostic(column: 40, length: 9, excerpt: excerpt), in: .en)
      #expect(text.contains("^ did you mean"))
    }
  }

  @Test("Several are sorted by place and set apart")
  func several() {
    let later = diagnostic(line: 9)
    let text = DiagnosticText.render([later, diagnostic(line: 2)], in: .en)
    let paragraphs = text.components(separatedBy: "\n\n")
    #expect(paragraphs.count == 2)
    #expect(paragraphs[0].contains(":2:3:") && paragraphs[1].contains(":9:3:"))
  }

  @Test("Diagnostics survive JSON, with the languages by their names")
  func codable() throws {
    let data = try JSONEncoder().encode(diagnostic())
    #expect(try JSONDecoder().decode(Diagnostic.self, from: data) == diagnostic())
    #expect(String(decoding: data, as: UTF8.self).contains("\"zh-Hans\""))
  }
}
