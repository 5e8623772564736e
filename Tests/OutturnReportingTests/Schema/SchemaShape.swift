import Foundation

/// What values of one place can be.
struct SchemaShape: Equatable {
  /// `string`, `number`, `integer`, `boolean`, `null`.
  var simple: Set<String> = []
  /// Names of definitions.
  var references: Set<String> = []
  /// The texts that are possible, where there are no others.
  var texts: [String]?
  var elements: [SchemaShape] = []
  /// Values of an object with any names.
  var values: [SchemaShape] = []

  static func simple(_ name: String) -> SchemaShape { SchemaShape(simple: [name]) }

  var isEmpty: Bool { self == SchemaShape() }

  func union(_ other: SchemaShape) -> SchemaShape {
    var result = self
    result.simple.formUnion(other.simple)
    result.references.formUnion(other.references)
    if isEmpty || !simple.contains("string") {
      result.texts = other.texts ?? texts
    } else if other.simple.contains("string") {
      result.texts = texts.flatMap { mine in
        other.texts.map { Array(Set(mine).union($0)).sorted() }
      }
    }
    result.elements = Self.merged(elements + other.elements)
    result.values = Self.merged(values + other.values)
    return result
  }

  private static func merged(_ shapes: [SchemaShape]) -> [SchemaShape] {
    guard let first = shapes.first else { return [] }
    return [shapes.dropFirst().reduce(first) { $0.union($1) }]
  }

  /// As JSON Schema has it.
  var json: [String: Any] {
    var choices: [[String: Any]] = []
    var simple = simple
    // Every integer is a number.
    if simple.contains("number") { simple.remove("integer") }
    if let texts, simple.remove("string") != nil {
      choices.append(["type": "string", "enum": texts])
    }
    if !simple.isEmpty {
      choices.append(["type": simple.count == 1 ? simple.first! : simple.sorted() as Any])
    }
    choices += references.sorted().map { ["$ref": "#/$defs/\($0)"] }
    for element in elements { choices.append(["type": "array", "items": element.json]) }
    for value in values {
      choices.append(["type": "object", "additionalProperties": value.json])
    }
    return choices.count > 1 ? ["anyOf": choices] : choices.first ?? [:]
  }
}

/// A type that is written as an object with the same names every time.
struct SchemaRecord {
  var occurrences = 0
  var properties: [String: SchemaShape] = [:]
  var counts: [String: Int] = [:]
  var optional: Set<String> = []

  var json: [String: Any] {
    [
      "type": "object", "additionalProperties": false,
      "properties": properties.mapValues(\.json),
      "required": properties.keys.filter {
        counts[$0] == occurrences && !optional.contains($0)
      }.sorted(),
    ]
  }
}
