import Foundation
import OutturnFiles
import OutturnPlanning
import OutturnSeries
import OutturnSheets
import OutturnSimulation
import Testing

#if XLSX
  @Suite("A model as a workbook")
  struct ModelWorkbookTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    private static let lingling = repository.appending(path: "Models/lingling-2026").path

    private func inFolder(_ body: (URL) throws -> Void) throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try body(folder)
    }

    private func write(_ sheets: [SheetContent], to path: String) throws {
      let content = WorkbookContent(title: "", sheets: sheets)
      try Data(WorkbookWriter.bytes(of: content)).write(to: URL(filePath: path))
    }

    /// The template's sheets with one cell changed: the row that starts with `row`, in `column`.
    private func edited(
      _ sheets: [SheetContent], _ word: String, row: String, _ column: String, to value: SheetValue
    ) throws -> [SheetContent] {
      var sheets = sheets
      let place = try #require(sheets.firstIndex { $0.name.hasSuffix(word) })
      let rows = sheets[place].rows
      let header = try #require(
        rows.first { $0.contains { $0.value == .text(column) } && $0.count > 3 })
      let target = try #require(rows.lastIndex { $0.first?.value == .text(row) })
      let cell = try #require(header.firstIndex { $0.value == .text(column) })
      sheets[place].rows[target][cell] = SheetCell(value)
      return sheets
    }

    @Test("reads back as the same model", arguments: [true, false])
    func roundTrip(isTemplate: Bool) throws {
      try inFolder { folder in
        var path = Self.lingling
        if isTemplate {
          path = folder.appending(path: "template").path
          _ = try ModelFolder.create(at: path, region: "双牌县", year: 2027)
        }
        let model = try ModelFolder.load(at: path)
        let file = folder.appending(path: "model.xlsx").path
        try write(model.sheets, to: file)
        let copy = folder.appending(path: "copy").path
        let made = try ModelFolder.create(at: copy, report: file)
        let again = try ModelFolder.load(at: copy)
        let constants = try [model, again].map { model in
          try #require(model.files.first { $0.name == "model.yaml" }).bytes
        }
        #expect(constants[0] == constants[1])
        #expect(again.dataset.observations == model.dataset.observations)
        #expect(again.plan == model.plan)
        #expect(again.scenarios == model.scenarios)
        #expect(again.pastTargets == model.pastTargets)
        #expect(made.isFromWorkbook)
        #expect(made.indicatorCount == model.plan.indicators.count)
        #expect(made.year == model.plan.year)
      }
    }

    @Test("carries what a scenario says of its base, of distributions and of their correlation")
    func scenarioKeys() throws {
      try inFolder { folder in
        let path = folder.appending(path: "template").path
        _ = try ModelFolder.create(at: path, year: 2026)
        let text = """
          name: {zh-Hans: "分歧", en: "Divided"}
          story: {zh-Hans: "外贸更弱, \\"分歧\\" 更大。", en: "Weaker trade: more doubt."}
          source: "test"
          from: downside
          deviate: {trade: {2026: -1.5, 2027..2028: 0.25}, retail: -0.5}
          condition:
            - "industry@2026 = triangular(4,6,8)"
            - "retail@2027 = t(5,1,5)"
            - "gdp@2027 = empirical(4.8,5.2,6)"
            - "gdp@2028 >= 4"
          correlation: ["industry@2026, retail@2027 = 0.6"]
          tilt: ["gdp@2026 = 5.2"]
          volatility: 1.2
          tails: "t:5"

          """
        try Data(text.utf8).write(to: URL(filePath: path + "/scenarios/divided.yaml"))
        let model = try ModelFolder.load(at: path)
        let file = folder.appending(path: "model.xlsx").path
        try write(model.sheets, to: file)
        let copy = folder.appending(path: "copy").path
        _ = try ModelFolder.create(at: copy, report: file)
        let again = try ModelFolder.load(at: copy)
        let divided = try #require(again.scenarios.first { $0.id == "divided" })
        #expect(divided.conditions.count == 4)
        #expect(divided.correlations.count == 1)
        #expect(divided.views.count == 1)
        #expect(divided.origins.map(\.id) == ["downside"])
        #expect(again.scenarios == model.scenarios)
      }
    }

    @Test("takes numbers, shares in per cent and texts as a person types them")
    func typed() throws {
      try inFolder { folder in
        let path = folder.appending(path: "template").path
        _ = try ModelFolder.create(at: path)
        var sheets = try ModelFolder.load(at: path).sheets
        for (row, value) in [
          ("gdp", SheetValue.number(6.25)), ("industry", .percentage(0.057)),
          ("retail", .text(" 5.0 ")),
        ] {
          sheets = try edited(sheets, "plan", row: row, "target.growth.value", to: value)
        }
        let file = folder.appending(path: "model.xlsx").path
        try write(sheets, to: file)
        let copy = folder.appending(path: "copy").path
        _ = try ModelFolder.create(at: copy, report: file)
        let plan = try ModelFolder.load(at: copy).plan
        #expect(plan["gdp"]?.growthTarget?.figure.text == "6.25")
        #expect(plan["industry"]?.growthTarget?.figure.text == "5.7")
        #expect(plan["retail"]?.growthTarget?.figure.text == "5.0")
      }
    }

    @Test("of plan and scenarios alone takes the rest from the template")
    func partOfIt() throws {
      try inFolder { folder in
        let path = folder.appending(path: "template").path
        _ = try ModelFolder.create(at: path)
        let sheets = try ModelFolder.load(at: path).sheets.filter {
          $0.name.hasSuffix("plan") || $0.name.hasSuffix("scenarios")
        }
        let file = folder.appending(path: "model.xlsx").path
        try write(sheets, to: file)
        let copy = folder.appending(path: "copy").path
        let made = try ModelFolder.create(at: copy, report: file)
        let model = try ModelFolder.load(at: copy)
        #expect(made.regionName == "示例区")
        #expect(model.scenarios.map(\.id) == ["baseline", "downside"])
        let template = try ModelFolder.load(at: path)
        #expect(model.dataset.observations == template.dataset.observations)
      }
    }

    @Test(
      "with a slip is refused, the cell named, and leaves nothing behind",
      arguments: [
        ("plan", "industry", "target.growth.sense", SheetValue.text("at_leats"), "E0221"),
        ("plan", "gdp", "target.growth.value", .text("5.5％"), "E0105"),
        ("scenarios", "downside", "assume", .text("trade 2026 -5"), "E0308"),
        ("scenarios", "downside", "assume", .text("tarde@2026=-5"), "E0214"),
        ("history", "shiliqu", "series", .text("gpd"), "E0214"),
      ])
    func slips(sheet: String, row: String, column: String, value: SheetValue, code: String) throws {
      try inFolder { folder in
        let path = folder.appending(path: "template").path
        _ = try ModelFolder.create(at: path)
        let sheets = try edited(
          try ModelFolder.load(at: path).sheets, sheet, row: row, column, to: value)
        let file = folder.appending(path: "model.xlsx").path
        try write(sheets, to: file)
        let copy = folder.appending(path: "copy").path
        let failure = try #require(throws: LoadFailure.self) {
          try ModelFolder.create(at: copy, report: file)
        }
        let diagnostic = try #require(failure.diagnostics.first { $0.severity == .error })
        #expect(diagnostic.code == code, "\(failure.diagnostics)")
        #expect(diagnostic.file.hasPrefix("\(file):"), "\(diagnostic.file)")
        #expect(diagnostic.file.contains("\(sheet)!"), "\(diagnostic.file)")
        #expect(!FileManager.default.fileExists(atPath: copy))
      }
    }

    @Test("that is none, or has no plan, is refused by name")
    func refused() throws {
      try inFolder { folder in
        let path = folder.appending(path: "mine").path
        let file = folder.appending(path: "book.xlsx").path
        try Data("a,b\n".utf8).write(to: URL(filePath: file))
        #expect(throws: LoadFailure.self) { try ModelFolder.create(at: path, report: file) }
        try write([SheetContent(name: "Sheet1")], to: file)
        let failure = try #require(throws: LoadFailure.self) {
          try ModelFolder.create(at: path, report: file)
        }
        #expect(failure.diagnostics.map(\.code) == ["E0305"])
        #expect(failure.diagnostics[0].help?.en.contains("Sheet1") == true)
      }
    }
  }
#endif
