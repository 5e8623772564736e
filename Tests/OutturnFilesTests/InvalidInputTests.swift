import Foundation
import OutturnFiles
import OutturnModels
import OutturnPlanning
import OutturnSeries
import OutturnSimulation
import Testing

/// A folder a mistake: files that replace those of a good model, and the messages that they get
/// in both languages. Record with `OUTTURN_RECORD=1`; a run that records fails, so that nobody
/// takes what was recorded for what was checked.
@Suite struct InvalidInputTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static let cases = names(in: "Invalid")
  static let variants = names(in: "Valid").filter { $0 != "small" }

  private static func names(in subfolder: String) -> [String] {
    let path = folder.appending(path: subfolder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  @Test("Every mistake gets its message", arguments: cases)
  func message(name: String) throws {
    let diagnostics = try Self.load("Invalid/\(name)") { folder -> [Diagnostic] in
      do throws(LoadFailure) {
        return try ModelFolder.load(at: folder).warnings
      } catch {
        #expect(error.diagnostics.contains { $0.severity == .error })
        #expect(error.isFileMissing == error.diagnostics.contains { $0.code == "E0101" })
        return error.diagnostics
      }
    }
    #expect(!diagnostics.isEmpty)
    #expect(diagnostics == diagnostics.sorted())
    if let code = name.split(separator: "-").first, code.first == "E" {
      #expect(diagnostics.contains { $0.code == code }, "no \(code) in \(diagnostics.map(\.code))")
    }
    for (language, file) in [
      (LocalizedText.Language.en, "expected.en.txt"), (.zhHans, "expected.zh.txt"),
    ] {
      try Self.compare(
        DiagnosticText.render(diagnostics, in: language) + "\n",
        with: Self.folder.appending(path: "Invalid/\(name)/\(file)"))
    }
  }

  @Test(
    "Other encodings and prose with full-width punctuation read as the same model",
    arguments: variants)
  func variant(name: String) throws {
    let original = try Self.load("Valid/small") { try ModelFolder.load(at: $0) }
    let model = try Self.load("Valid/\(name)") { try ModelFolder.load(at: $0) }
    #expect(model.dataset.observations == original.dataset.observations)
    #expect(model.scenarios == original.scenarios)
    #expect(model.warnings.isEmpty)
    #expect(model.plan.indicators.map(\.id) == original.plan.indicators.map(\.id))
    if name != "full-width-prose" { #expect(model.plan == original.plan) }
    // The bytes differ, and the digest is of bytes.
    #expect(model.digest != original.digest)
  }

  @Test("The small model has what its files say")
  func small() throws {
    let model = try Self.load("Valid/small") { try ModelFolder.load(at: $0) }
    #expect(model.warnings.isEmpty)
    #expect(
      model.files.map(\.name) == [
        "data/history.csv", "model.yaml", "plan.yaml", "scenarios/slump.yaml",
      ])
    #expect(model.scenarios.map(\.id) == ["baseline", "slump"])
    #expect(model.scenarios[1].tails == .studentT(4))
    #expect(model.scenarios[1].volatility == 1.2)
    #expect(
      model.scenarios[1].assumptions == [
        Assumption(series: "trade", years: 2026...2026, growth: -20),
        Assumption(series: "trade", years: 2027...2028, growth: 3),
        Assumption(series: "gdp", years: nil, growth: 4.5),
      ])
    #expect(model.specification.regional.deviations["county"]?.standardDeviations == [0.35, 13])
    #expect(model.specification.deflator.prior(for: 2025).mean == -0.7)
    #expect(model.specification.deflator.prior(for: 2026).mean == 1)
    #expect(model.indicatorPlaces["trade"]?.line == 16)
    #expect(model.plan["gdp"]?.growthIsReal == true)
  }

  /// The good model with a folder's files laid over it, in a folder of its own.
  private static func load<Answer>(_ overlay: String, _ body: (String) throws -> Answer) throws
    -> Answer
  {
    let files = FileManager.default
    let place = files.temporaryDirectory.appending(path: "outturn-\(UUID().uuidString)")
    defer { try? files.removeItem(at: place) }
    let model = place.appending(path: "model")
    try files.createDirectory(at: place, withIntermediateDirectories: true)
    try files.copyItem(at: folder.appending(path: "Valid/small"), to: model)
    let source = folder.appending(path: overlay)
    if let removed = try? String(
      contentsOf: source.appending(path: "remove.txt"), encoding: .utf8)
    {
      for name in removed.split(separator: "\n") {
        try files.removeItem(at: model.appending(path: String(name)))
      }
    }
    for case let name as String in files.enumerator(atPath: source.path) ?? .init() {
      let from = source.appending(path: name)
      var isFolder: ObjCBool = false
      _ = files.fileExists(atPath: from.path, isDirectory: &isFolder)
      let to = model.appending(path: name)
      if isFolder.boolValue {
        try files.createDirectory(at: to, withIntermediateDirectories: true)
      } else if !name.hasPrefix("expected."), name != "remove.txt" {
        try? files.removeItem(at: to)
        try files.copyItem(at: from, to: to)
      }
    }
    return try body(model.path)
  }

  private static func compare(_ text: String, with file: URL) throws {
    // The model lies in a folder with a name of chance.
    let stable = text.replacing(/[^\s]*\/outturn-[0-9A-F-]+\/model/, with: "model")
    if ProcessInfo.processInfo.environment["OUTTURN_RECORD"] == "1" {
      try Data(stable.utf8).write(to: file)
      Issue.record(
        "recorded \(file.lastPathComponent): look at it, then run without OUTTURN_RECORD")
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(stable == expected)
  }
}
