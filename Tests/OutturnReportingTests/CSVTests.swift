import OutturnReporting
import OutturnSeries
import Testing

@Suite("CSV")
struct CSVTests {
  private static let renderer = CSVRenderer()
  private static let texts: [String] = [
    renderer.text(SampleDocuments.probability), renderer.text(SampleDocuments.project),
    renderer.text(SampleDocuments.check), renderer.text(SampleDocuments.describe),
    renderer.text(SampleDocuments.bench),
  ]

  @Test("Every table starts with a byte order mark and ends its lines with CR LF")
  func frame() {
    for text in Self.texts {
      #expect(text.unicodeScalars.first == "\u{FEFF}")
      #expect(text.utf8.suffix(2).elementsEqual([13, 10]))
      let bytes = Array(text.utf8)
      for index in bytes.indices where bytes[index] == 10 { #expect(bytes[index - 1] == 13) }
    }
  }

  @Test("Every row has as many cells as the header")
  func rows() {
    for text in Self.texts {
      let rows = Self.parse(text)
      #expect(rows.count > 1)
      #expect(Set(rows.map(\.count)).count == 1, "\(rows[0])")
      #expect(Set(rows[0]).count == rows[0].count)
    }
  }

  @Test("Probabilities stand under their column, by event and model")
  func probability() throws {
    let rows = Self.records(Self.texts[0])
    let combined = rows.filter { $0["kind"] == "target" && $0["model"] == "" }
    #expect(
      combined.map { $0["probability"] } == ["0.43412", "0.49", "0.0301", "0.9999999", "0.62"])
    #expect(combined[0]["q50"] == "5.36")
    #expect(combined[3]["unit"] == "亿元")
    let member = rows.first { $0["id"] == "gdp.growth.2026" && $0["model"] == "conjugate" }
    #expect(member?["probability"] == "0.49")
    let joint = rows.first { $0["kind"] == "joint" && $0["id"] == "all" }
    #expect(joint?["probability"] == "0.0123" && joint?["mc_standard_error"] == "0.0001")
    let expression = rows.first { $0["kind"] == "expression" && $0["model"] == "" }
    #expect(expression?["as_published_probability"] == "0.224")
    let missing = rows.filter { $0["kind"] == "unavailable" }
    #expect(
      missing.map { $0["reason"] } == ["no_history", "no_history", "no_history", "not_quantified"])
    #expect(missing[0]["threshold"] == "38" && missing[0]["measure"] == "level")
  }

  @Test("Projections have growth and level in rows of their own")
  func project() {
    let rows = Self.records(Self.texts[1])
    let level = rows.filter {
      $0["series"] == "gdp" && $0["scenario"] == "baseline" && $0["measure"] == "level"
    }
    #expect(level.map { $0["period"] } == ["2026", "2027", "2028"])
    #expect(level[0]["unit"] == "亿元" && level[0]["mean"] == "335.5")
    #expect(!rows.contains { $0["series"] == "trade" && $0["measure"] == "level" })
    #expect(rows.first { $0["kind"] == "outturn" }?["value"] == "5.4")
  }

  @Test("Findings stand under their columns")
  func check() {
    let rows = Self.records(Self.texts[2])
    #expect(
      rows.map { $0["kind"] }
        == Array(repeating: "diagnostic", count: 6) + ["coherence", "coherence"]
        + Array(repeating: "finding", count: 10))
    #expect(rows[0]["line"] == "14" && rows[0]["message_en"]?.hasPrefix("a number") == true)
    #expect(rows[6]["verdict"] == "slack" && rows[6]["implied_growth_high"] == "7.69")
    let finding = rows.first { $0["indicator"] == "retail" }
    #expect(finding?["message_zh"] == "没有公布上年实际增速")
    #expect(finding?["quote"] == "社会消费品零售总额增长6%以上")
  }

  @Test("A cell with quotes and commas comes back as it was")
  func quoting() {
    let notes = Self.records(Self.texts[3]).map { $0["note"] }
    #expect(notes.contains("\"5\", B2"))
  }

  @Test("A value keeps the digits it was published with")
  func published() {
    let values = Self.records(Self.texts[3]).map { $0["value"] }
    #expect(values == ["5.0", "4.9", "5", "5.2", "5.4"])
  }

  // MARK: Reading back

  private static func records(_ text: String) -> [[String: String]] {
    let rows = parse(text)
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  /// RFC 4180, on scalars.
  private static func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars.dropFirst())[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell += "\""
        scalars.removeFirst()
      case "\"":
        isQuoted.toggle()
      case "," where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows[rows.count - 1].append(cell)
        cell = ""
        rows.append([])
      case "\r" where !isQuoted: break
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows.dropLast()
  }
}
