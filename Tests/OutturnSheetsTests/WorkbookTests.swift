import Foundation
import OutturnSheets
import Testing

#if XLSX
  @Suite("Workbooks")
  struct WorkbookTests {
    private static let reference = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference")

    private func reading(_ bytes: [UInt8]) throws -> Workbook {
      let file = FileManager.default.temporaryDirectory
        .appending(path: "outturn-\(UUID().uuidString).xlsx")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(bytes).write(to: file)
      return try WorkbookReader.read(at: file.path)
    }

    private static let content = WorkbookContent(
      title: "示例",
      sheets: [
        SheetContent(
          name: "计划 Plan", columnWidths: [20, 10],
          rows: [
            [SheetCell(.text("指标"), .heading), SheetCell(.text("value"), .heading)],
            [SheetCell(.text("地区生产总值 <&>")), SheetCell(.number(5.4))], [],
            [
              SheetCell(.boolean(true)),
              SheetCell(.percentage(0.055), SheetStyle(numberFormat: "0.0%")),
              SheetCell(
                .date(year: 2026, month: 1, day: 28), SheetStyle(numberFormat: "yyyy-mm-dd")),
            ], [.empty, SheetCell(.number(-0.1)), SheetCell(.number(123_456_789_012_345))],
          ], frozenRows: 1,
          charts: [
            SheetChart(
              kind: .line, title: "增速", description: "Growth", valueTitle: "%",
              valueFormat: "0.0",
              series: [
                SheetChart.Series(
                  name: "GDP", categories: (CellPlace("A2")!, CellPlace("A2")!),
                  values: (CellPlace("B2")!, CellPlace("B2")!), isDashed: true)
              ], place: CellPlace("E2")!)
          ]), SheetContent(name: "Second"),
      ])

    @Test("read back as they were written")
    func roundTrip() throws {
      let book = try reading(WorkbookWriter.bytes(of: Self.content))
      #expect(book.sheets.map(\.name) == ["计划 Plan", "Second"])
      for (row, cells) in Self.content.sheets[0].rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          #expect(book.sheets[0][row, column] == cell.value)
        }
      }
      #expect(book.sheets[0].cells.count == 9)
      #expect(book.sheets[1].cells.isEmpty)
    }

    @Test("the same content gives the same bytes")
    func bytes() throws {
      #expect(
        try WorkbookWriter.bytes(of: Self.content) == WorkbookWriter.bytes(of: Self.content))
    }

    @Test("a name that the format does not allow is refused", arguments: ["", "a/b", "[x]"])
    func names(name: String) {
      #expect(throws: WorkbookFailure.self) {
        try WorkbookWriter.bytes(
          of: WorkbookContent(title: "", sheets: [SheetContent(name: name)]))
      }
    }

    @Test("cells of another program's workbook are what that program says")
    func openpyxl() throws {
      let book = try WorkbookReader.read(at: Self.reference.appending(path: "openpyxl.xlsx").path)
      let data = try Data(contentsOf: Self.reference.appending(path: "openpyxl.json"))
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(book.sheets.map(\.name) == object["sheets"] as? [String])
      let sheet = book.sheets[0]
      let cells = try #require(object["cells"] as? [String: Any])
      for (name, value) in cells {
        let place = try #require(CellPlace(name))
        #expect(sheet[place] == Self.value(value), "\(name): \(sheet[place])")
      }
      #expect(sheet.cells.count == cells.count)
      #expect(
        sheet.merged.map { [$0.first.name, $0.last.name] } == object["merged"] as? [[String]])
      #expect(sheet.mergedBlock(of: CellPlace("B9")!)?.first == CellPlace("A8"))
      #expect(sheet.mergedBlock(of: CellPlace("C9")!) == nil)
    }

    private static func value(_ value: Any) -> SheetValue {
      if let parts = value as? [String: Any] {
        if let share = parts["percentage"] as? Double { return .percentage(share) }
        if let flag = parts["boolean"] as? Bool { return .boolean(flag) }
        if let text = parts["failure"] as? String { return .failure(text) }
        let date = parts["date"] as? [Int] ?? [0, 0, 0]
        return .date(year: date[0], month: date[1], day: date[2])
      }
      if let text = value as? String { return .text(text) }
      return (value as? Double).map(SheetValue.number) ?? .empty
    }

    @Test("what is no workbook is told from what is damaged or of another format")
    func refused() throws {
      #expect(throws: WorkbookFailure.notAWorkbook) { try reading(Array("a,b\n".utf8)) }
      #expect(throws: WorkbookFailure.otherFormat) {
        try reading([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
      }
      let good = try WorkbookWriter.bytes(of: Self.content)
      #expect(throws: WorkbookFailure.self) { try reading(Array(good.prefix(good.count / 2))) }
    }
  }
#else
  @Suite("Workbooks")
  struct WorkbookTests {
    @Test("without the package trait XLSX they are refused")
    func refused() {
      #expect(!WorkbookWriter.isBuiltIn)
      #expect(throws: WorkbookFailure.notBuiltIn) {
        try WorkbookWriter.bytes(of: WorkbookContent(title: "", sheets: []))
      }
      #expect(throws: WorkbookFailure.notBuiltIn) { try WorkbookReader.read(at: "x.xlsx") }
    }
  }
#endif
