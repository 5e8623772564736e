private import Foundation

/// The JSON Schema of a verb's document.
///
/// The schemas are told from the documents' types while samples of them are written, and recorded in
/// `Schemas/schemas.json`; a test fails when the two differ.
public enum DocumentSchema {
  /// Draft 2020-12, with every definition that the document refers to; a line end after it.
  public static func text(of verb: Verb) -> String {
    let object = try? JSONSerialization.jsonObject(with: Data(PackageResources.schemas_json))
    guard let all = object as? [String: Any],
      let definitions = all["$defs"] as? [String: [String: Any]],
      let name = (all["documents"] as? [String: String])?[verb.rawValue],
      var document = definitions[name]
    else { preconditionFailure("no schema of \(verb)") }
    var properties = document["properties"] as? [String: Any] ?? [:]
    properties["schema"] = ["const": verb.schema]
    document["properties"] = properties
    document["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    document["$id"] = "urn:outturn:\(verb.rawValue):1"
    document["title"] = "outturn \(verb.rawValue) --format json"
    var reached: Set<String> = []
    var open = references(in: document)
    while let next = open.popFirst() {
      guard reached.insert(next).inserted, let definition = definitions[next] else { continue }
      open.formUnion(references(in: definition))
    }
    document["$defs"] = definitions.filter { reached.contains($0.key) }
    let options: JSONSerialization.WritingOptions = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    guard let data = try? JSONSerialization.data(withJSONObject: document, options: options) else {
      preconditionFailure("a schema cannot be written")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Names of the definitions that a schema refers to directly.
  private static func references(in schema: Any) -> Set<String> {
    if let list = schema as? [Any] {
      return list.reduce(into: []) { $0.formUnion(references(in: $1)) }
    }
    guard let object = schema as? [String: Any] else { return [] }
    return object.reduce(into: []) { found, entry in
      if entry.key == "$ref", let text = entry.value as? String {
        found.insert(String(text.dropFirst("#/$defs/".count)))
      } else {
        found.formUnion(references(in: entry.value))
      }
    }
  }
}
