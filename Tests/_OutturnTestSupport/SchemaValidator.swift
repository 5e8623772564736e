package import Foundation

/// Holds a JSON document against a schema, for the words that our schemas use; any other word is a
/// finding, so that nothing passes unread.
package struct SchemaValidator {
  private let root: [String: Any]
  private let definitions: [String: Any]

  /// - Throws: What reading JSON throws.
  package init(_ schema: Data) throws {
    root = try JSONSerialization.jsonObject(with: schema) as? [String: Any] ?? [:]
    definitions = root["$defs"] as? [String: Any] ?? [:]
  }

  /// Everything that does not fit, by its path in the document.
  package func findings(in document: Data) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: document)
    return check(value, against: root, at: "")
  }

  private static let silent: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

  private func check(_ value: Any, against schema: [String: Any], at path: String) -> [String] {
    schema.sorted { $0.key < $1.key }.flatMap { word, argument -> [String] in
      switch word {
      case _ where Self.silent.contains(word): return []
      case "$ref":
        let name = (argument as? String)?.split(separator: "/").last.map(String.init) ?? ""
        guard let definition = definitions[name] as? [String: Any] else {
          return ["\(path): no definition \(name)"]
        }
        return check(value, against: definition, at: path)
      case "type":
        let names = (argument as? String).map { [$0] } ?? argument as? [String] ?? []
        return names.contains { Self.isOf($0, value) } ? [] : ["\(path): not of \(names)"]
      case "const", "enum":
        let choices = argument as? [String] ?? [argument as? String ?? ""]
        return choices.contains(value as? String ?? "") ? [] : ["\(path): none of \(choices)"]
      case "anyOf":
        let choices = argument as? [[String: Any]] ?? []
        let found = choices.map { check(value, against: $0, at: path) }
        return found.contains { $0.isEmpty } ? [] : found.min { $0.count < $1.count } ?? []
      case "required":
        let object = value as? [String: Any] ?? [:]
        return (argument as? [String] ?? []).filter { object[$0] == nil }
          .map { "\(path): \($0) is missing" }
      case "properties": return []
      case "additionalProperties":
        return members(of: value, beside: schema["properties"] as? [String: Any], argument, path)
      case "items":
        return (value as? [Any] ?? []).enumerated().flatMap { place, element in
          check(element, against: argument as? [String: Any] ?? [:], at: "\(path)[\(place)]")
        }
      default: return ["\(path): the schema says \(word)"]
      }
    }
  }

  private func members(
    of value: Any, beside properties: [String: Any]?, _ others: Any, _ path: String
  ) -> [String] {
    (value as? [String: Any] ?? [:]).sorted { $0.key < $1.key }.flatMap { key, member in
      if let schema = properties?[key] as? [String: Any] {
        return check(member, against: schema, at: "\(path).\(key)")
      }
      guard let schema = others as? [String: Any] else { return ["\(path): \(key) is unknown"] }
      return check(member, against: schema, at: "\(path).\(key)")
    }
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    let isTruth = (value as? NSNumber).map { "\(Swift.type(of: $0))".contains("Bool") } ?? false
    switch type {
    case "null": return value is NSNull
    case "string": return value is String
    case "array": return value is [Any]
    case "object": return value is [String: Any]
    case "boolean": return value is Bool
    case "number": return value is NSNumber && !isTruth
    case "integer":
      return ((value as? NSNumber)?.doubleValue).map { $0 == $0.rounded() } ?? false
    default: return false
    }
  }
}
