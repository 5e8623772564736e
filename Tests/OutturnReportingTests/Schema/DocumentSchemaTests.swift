import Foundation
import OutturnPlanning
import OutturnReporting
import Testing
import _OutturnTestSupport

@Suite("Schemas of documents")
struct DocumentSchemaTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every sample document, so that what one leaves empty another fills.
  private static func recorder() throws -> SchemaRecorder {
    let recorder = SchemaRecorder()
    for (_, document) in Rendering.documents { try recorder.watch(document) }
    try recorder.watch(SampleDocuments.report)
    // What no sample document holds.
    let share = AttainmentRecord.Share(share: 0.8, low: 0.6, high: 0.9)
    _ = try recorder.shape(of: AttainmentRecord.Name(id: "sample", name: SampleDocuments.gdp))
    _ = try recorder.shape(
      of: AttainmentRecord.Calm(without: [2020], count: 8, cover: ["80": share]))
    return recorder
  }

  private static func document(_ verb: Verb) -> String {
    switch verb {
    case .initialize: "InitDocument"
    case .selftest: "SelfTestDocument"
    default: verb.rawValue.prefix(1).uppercased() + verb.rawValue.dropFirst() + "Document"
    }
  }

  @Test("are what the documents' types say")
  func derived() throws {
    let recorder = try Self.recorder()
    let verbs = Dictionary(uniqueKeysWithValues: Verb.allCases.map { ($0, Self.document($0)) })
    let object = recorder.json(verbs: verbs)
    let data = try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    let file = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/OutturnReporting/Schemas/schemas.json")
    let text =
      String(decoding: data, as: UTF8.self)
      .replacing("},\"", with: "},\n\"") + "\n"
    if ProcessInfo.processInfo.environment["OUTTURN_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded schemas.json")
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    let definitions = try #require(object["$defs"] as? [String: [String: Any]])
    let missing = text.matches(of: /#\/\$defs\/([^"]+)"/).map { String($0.output.1) }
      .filter { definitions[$0] == nil }
    #expect(missing.isEmpty, "no sample document holds \(Set(missing).sorted())")
  }

  @Test("fit every recorded document")
  func goldens() throws {
    let golden = Self.folder.appending(path: "Golden")
    let names = try FileManager.default.contentsOfDirectory(atPath: golden.path)
      .filter { $0.hasSuffix(".json") }
    #expect(names.count >= Verb.allCases.count)
    for name in names {
      let verb = try #require(Verb(rawValue: String(name.prefix { $0 != "." && $0 != "-" })))
      let validator = try SchemaValidator(Data(DocumentSchema.text(of: verb).utf8))
      let document = try Data(contentsOf: golden.appending(path: name))
      #expect(try validator.findings(in: document) == [], "\(name)")
    }
  }

  @Test(
    "refuse what is missing, unknown, of another type or none of the choices",
    arguments: [
      ("\"joint\"", "\"jiont\""), ("\"seed\" : 20260101", "\"seed\" : \"20260101\""),
      ("\"sense\" : \"at_least\"", "\"sense\" : \"at_leats\""),
      ("\"schema\" : \"outturn.probability/1\"", "\"schema\" : \"outturn.project/1\""),
      ("\"probability\" : 0", "\"probability\" : null, \"chance\" : 0"),
    ])
  func refuse(old: String, new: String) throws {
    let validator = try SchemaValidator(Data(DocumentSchema.text(of: .probability).utf8))
    let text = try JSONRenderer().text(SampleDocuments.probability)
    try #require(text.contains(old))
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(try !validator.findings(in: Data(changed.utf8)).isEmpty)
    #expect(try validator.findings(in: Data(text.utf8)).isEmpty)
  }
}
