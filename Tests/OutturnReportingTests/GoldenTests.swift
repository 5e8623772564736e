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
    for (name, document) in Rendering.documents {
      try compare(try renderer.text(document), with: "\(name).json")
    }
    try compare(renderer.text(SampleDocuments.report), with: "report.json")
  }

  @Test("Every document's CSV is as recorded")
  func csv() throws {
    for (name, document) in Rendering.documents {
      try compare(document.table(by: CSVRenderer()), with: "\(name).csv")
    }
  }

  @Test("No verb is without records", arguments: Verb.allCases)
  func verbs(verb: Verb) {
    let names = Rendering.documents.map(\.name) + ["report"]
    #expect(names.contains(verb.rawValue))
  }

  private func compare(_ text: String, with name: String) throws {
    try GoldenFile.compare(text, with: name)
  }
}

/// Texts of every sample document.
enum Rendering {
  /// By the name of their records; a verb's own has its name. The report has renderers of its own.
  static let documents: [(name: String, document: any RenderedDocument)] = [
    ("probability", SampleDocuments.probability),
    ("probability-single", SampleDocuments.single),
    ("project", SampleDocuments.project),
    ("check", SampleDocuments.check),
    ("describe", SampleDocuments.describe),
    ("bench", SampleDocuments.bench),
    ("fit", SampleDocuments.fit),
    ("fit-full", SampleDocuments.fitInFull),
    ("selftest", SampleDocuments.selfTest),
    ("backtest", SampleDocuments.backtest),
    ("init", SampleDocuments.initialize),
    ("project-known", SampleDocuments.conditional),
    ("require", SampleDocuments.require),
    ("compare", SampleDocuments.compare),
    ("compare-results", SampleDocuments.compareResults),
    ("rerun", SampleDocuments.rerun),
    ("update", SampleDocuments.update),
    ("batch", SampleDocuments.batch),
    ("batch-models", SampleDocuments.modelBatch),
  ]

  static func all(_ renderer: TextRenderer) -> [(name: String, text: String)] {
    documents.map { ($0.name, $0.document.text(by: renderer)) }
  }
}
