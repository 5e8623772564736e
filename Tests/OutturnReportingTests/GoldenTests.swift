import Foundation
import OutturnReporting
import OutturnSeries
import Testing

/// Every document in every form, held against what was last read and found good.
///
/// `OUTTURN_RECORD=1` writes the files anew and fails, so that a recording is never taken for a
/// pass: read the difference, then commit it.
@Suite("Golden output")
struct GoldenTests {
  @Test("Every document's text is as recorded, in both languages", arguments: Language.allCases)
  func text(language: Language) throws {
    let renderer = TextRenderer(TextOptions(language: language, modelPath: "Models/sample"))
    for (name, text) in Rendering.all(renderer) {
      try compare(text, with: "\(name).\(language.rawValue).txt")
    }
  }

  @Test("Plain text is as recorded, in both languages", arguments: Language.allCases)
  func plain(language: Language) throws {
    let options = TextOptions(language: language, isPlain: true, modelPath: "Models/sample")
    for (name, text) in Rendering.all(TextRenderer(options)) {
      try compare(text, with: "\(name).plain.\(language.rawValue).txt")
    }
  }

  @Test("Every document's JSON is as recorded")
  func json() throws {
    let renderer = JSONRenderer()
    try compare(renderer.text(SampleDocuments.probability), with: "probability.json")
    try compare(renderer.text(SampleDocuments.project), with: "project.json")
    try compare(renderer.text(SampleDocuments.check), with: "check.json")
    try compare(renderer.text(SampleDocuments.describe), with: "describe.json")
    try compare(renderer.text(SampleDocuments.bench), with: "bench.json")
    try compare(renderer.text(SampleDocuments.fit), with: "fit.json")
    try compare(renderer.text(SampleDocuments.selfTest), with: "selftest.json")
    try compare(renderer.text(SampleDocuments.backtest), with: "backtest.json")
    try compare(renderer.text(SampleDocuments.initialize), with: "init.json")
    try compare(renderer.text(SampleDocuments.conditional), with: "project-known.json")
    try compare(renderer.text(SampleDocuments.require), with: "require.json")
    try compare(renderer.text(SampleDocuments.compare), with: "compare.json")
    try compare(renderer.text(SampleDocuments.compareResults), with: "compare-results.json")
    try compare(renderer.text(SampleDocuments.rerun), with: "rerun.json")
    try compare(renderer.text(SampleDocuments.update), with: "update.json")
    try compare(renderer.text(SampleDocuments.modelBatch), with: "batch-models.json")
  }

  @Test("Every document's CSV is as recorded")
  func csv() throws {
    let renderer = CSVRenderer()
    try compare(renderer.text(SampleDocuments.probability), with: "probability.csv")
    try compare(renderer.text(SampleDocuments.project), with: "project.csv")
    try compare(renderer.text(SampleDocuments.check), with: "check.csv")
    try compare(renderer.text(SampleDocuments.describe), with: "describe.csv")
    try compare(renderer.text(SampleDocuments.bench), with: "bench.csv")
    try compare(renderer.text(SampleDocuments.fit), with: "fit.csv")
    try compare(renderer.text(SampleDocuments.selfTest), with: "selftest.csv")
    try compare(renderer.text(SampleDocuments.backtest), with: "backtest.csv")
    try compare(renderer.text(SampleDocuments.initialize), with: "init.csv")
    try compare(renderer.text(SampleDocuments.require), with: "require.csv")
    try compare(renderer.text(SampleDocuments.compare), with: "compare.csv")
    try compare(renderer.text(SampleDocuments.rerun), with: "rerun.csv")
    try compare(renderer.text(SampleDocuments.update), with: "update.csv")
    try compare(renderer.text(SampleDocuments.modelBatch), with: "batch-models.csv")
  }

  private func compare(_ text: String, with name: String) throws {
    try GoldenFile.compare(text, with: name)
  }
}

/// Texts of every sample document.
enum Rendering {
  static func all(_ renderer: TextRenderer) -> [(name: String, text: String)] {
    [
      ("probability", renderer.text(SampleDocuments.probability)),
      ("probability-single", renderer.text(SampleDocuments.single)),
      ("project", renderer.text(SampleDocuments.project)),
      ("check", renderer.text(SampleDocuments.check)),
      ("describe", renderer.text(SampleDocuments.describe)),
      ("bench", renderer.text(SampleDocuments.bench)),
      ("fit", renderer.text(SampleDocuments.fit)),
      ("fit-full", renderer.text(SampleDocuments.fitInFull)),
      ("selftest", renderer.text(SampleDocuments.selfTest)),
      ("backtest", renderer.text(SampleDocuments.backtest)),
      ("init", renderer.text(SampleDocuments.initialize)),
      ("project-known", renderer.text(SampleDocuments.conditional)),
      ("require", renderer.text(SampleDocuments.require)),
      ("compare", renderer.text(SampleDocuments.compare)),
      ("compare-results", renderer.text(SampleDocuments.compareResults)),
      ("rerun", renderer.text(SampleDocuments.rerun)),
      ("batch", renderer.text(SampleDocuments.batch)),
      ("batch-models", renderer.text(SampleDocuments.modelBatch)),
      ("update", renderer.text(SampleDocuments.update)),
    ]
  }
}
