import Foundation
import OutturnFiles
import Testing

@Suite struct CSVReaderTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      var text: String
      /// Nil where Python refuses the text.
      var rows: [[String]]?
    }

    var cases: [Case]
  }

  @Test("Rows and refusals are those of Python's csv module")
  func python() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/csv.json")
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    #expect(reference.cases.count > 600)
    for (number, expected) in reference.cases.enumerated() {
      let rows = try? CSVReader.read(expected.text).map { $0.fields.map(\.text) }
      #expect(rows == expected.rows, "case \(number): \(expected.text.debugDescription)")
    }
  }

  @Test("Every field knows its line and column, counted in characters")
  func places() throws {
    let records = try CSVReader.read("地区,\"数\n值\",x\r\n零陵,5.4,\"a\"\"b\"\n\n末,,\n")
    let places = records.map { $0.fields.map { [$0.line, $0.column] } }
    #expect(
      places == [
        [[1, 1], [1, 4], [2, 4]], [[3, 1], [3, 4], [3, 8]], [[5, 1], [5, 3], [5, 4]],
      ])
    #expect(records.map(\.line) == [1, 3, 5])
  }

  @Test("A quotation mark that is never closed is reported where it opens")
  func unclosed() {
    #expect(throws: CSVReader.Failure.unclosedQuote(line: 2, column: 3)) {
      try CSVReader.read("a,b\nc,\"d\ne,f\n")
    }
    #expect(throws: CSVReader.Failure.unclosedQuote(line: 1, column: 1)) {
      try CSVReader.read("\"")
    }
  }

  @Test("Text after a closing quotation mark is reported where it starts")
  func trailing() {
    #expect(throws: CSVReader.Failure.textAfterQuote(line: 1, column: 6)) {
      try CSVReader.read("零,\"陵\"区,x\n")
    }
  }

  @Test("Two hundred thousand rows are read in passing")
  func large() throws {
    let text = String(repeating: "lingling,gdp,growth\n", count: 200_000)
    #expect(try CSVReader.read(text).count == 200_000)
  }
}
