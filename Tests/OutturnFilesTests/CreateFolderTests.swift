import Foundation
import OutturnFiles
import OutturnPlanning
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Making a model folder")
struct CreateFolderTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let report = repository.appending(
    path: "Tests/OutturnFilesTests/Reports/lingling-2026.txt")

  /// A folder of its own for a test, removed afterwards.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("The template loads without a finding")
  func template() throws {
    try inFolder { folder in
      let path = folder.appending(path: "mine").path
      let made = try ModelFolder.create(at: path)
      #expect(made.regionName == "示例区")
      let model = try ModelFolder.load(at: path)
      #expect(model.warnings.filter { $0.severity != .note }.isEmpty)
      #expect(model.plan.targets.count == 4)
      #expect(model.scenarios.map(\.id) == ["baseline", "downside"])
    }
  }

  @Test("The folder made from a report holds what the report says, and loads")
  func fromReport() throws {
    try inFolder { folder in
      let path = folder.appending(path: "mine").path
      let made = try ModelFolder.create(at: path, report: Self.report.path)
      #expect(made.regionName == "零陵区")
      #expect(made.year == 2026)
      #expect(made.doubtful.count < made.indicatorCount / 3)
      let model = try ModelFolder.load(at: path)
      #expect(model.plan.indicators.count == made.indicatorCount)
      let gdp = try #require(model.plan["gdp"])
      #expect(gdp.growthTarget?.figure.text == "5.5")
      #expect(gdp.growthTarget?.isHeadline == true)
      #expect(gdp.levelTarget?.figure.text == "330")
      #expect(gdp.quotes.target == "全年完成地区生产总值330亿元以上，同比增长5.5%以上")
      let own = model.dataset.observations.filter { $0.key.region == "linglingqu" }
      #expect(own.count == 5)
    }
  }

  @Test("The template's national figures are those of the shipped model")
  func national() throws {
    func rows(_ path: String) throws -> [Substring] {
      let text = try String(
        contentsOf: Self.repository.appending(path: path), encoding: .utf8)
      return text.split(separator: "\n").filter { $0.hasPrefix("china,") }
    }
    #expect(
      try rows("Sources/OutturnFiles/Template/national.csv")
        == rows("Models/lingling-2026/data/history.csv"))
  }

  @Test("A folder with something in it is refused and left as it was")
  func exists() throws {
    try inFolder { folder in
      let file = folder.appending(path: "note.txt")
      try Data("mine".utf8).write(to: file)
      #expect(throws: ModelFolder.CreateFailure.exists(folder.path)) {
        try ModelFolder.create(at: folder.path)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["note.txt"])
    }
  }

  @Test("A folder that cannot be made leaves nothing behind")
  func unwritable() throws {
    try inFolder { folder in
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      let path = file.appending(path: "mine").path
      #expect(throws: ModelFolder.CreateFailure.notWritable(path)) {
        try ModelFolder.create(at: path)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }
  }

  @Test(
    "A report that gives no plan is refused by name",
    arguments: [
      ("", "E0103"), ("今天天气很好。", "E0301"), ("一、目标\n地区生产总值增长5%。", "E0302"),
    ])
  func refused(text: String, code: String) throws {
    try inFolder { folder in
      let file = folder.appending(path: "report.txt")
      try Data(text.utf8).write(to: file)
      let path = folder.appending(path: "mine").path
      do {
        _ = try ModelFolder.create(at: path, report: file.path)
        Issue.record("made from \(text)")
      } catch let failure as LoadFailure {
        #expect(failure.diagnostics.map(\.code) == [code])
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("A report that is not there, or no text, is refused by name")
  func unreadable() throws {
    try inFolder { folder in
      let path = folder.appending(path: "mine").path
      let file = folder.appending(path: "report.docx")
      try Data([0x50, 0x4B, 0x03, 0x04, 0x00]).write(to: file)
      for (report, code) in [(file.path, "E0102"), (file.path + "x", "E0101")] {
        do {
          _ = try ModelFolder.create(at: path, report: report)
          Issue.record("made from \(report)")
        } catch let failure as LoadFailure {
          #expect(failure.diagnostics.map(\.code) == [code])
          #expect(failure.isFileMissing == (code == "E0101"))
        }
      }
    }
  }
}
