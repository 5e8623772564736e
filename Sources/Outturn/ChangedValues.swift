internal import OutturnFiles
internal import OutturnReporting

/// The values in which two documents of one verb differ.
enum ChangedValues {
  /// Keys that say how a document was made, not what it says.
  static let circumstances = [
    "outturn", "model", "seed", "paths", "sampler", "precision", "lapack", "draws", "scenario",
    "region", "through",
  ]

  /// In what else than their figures two results differ.
  static func circumstances(_ first: JSONValue, _ second: JSONValue) -> [ChangedValue] {
    circumstances.flatMap { key in
      changes(first[key] ?? .null, second[key] ?? .null, path: key)
    }
  }

  /// Everything else, value by value; elements of a list are matched by what names them.
  static func all(_ first: JSONValue, _ second: JSONValue) -> [ChangedValue] {
    guard case .object(var one) = first, case .object(var two) = second else { return [] }
    for key in circumstances { (one[key], two[key]) = (nil, nil) }
    return changes(.object(one), .object(two), path: "")
  }

  private static func changes(
    _ first: JSONValue, _ second: JSONValue, path: String
  ) -> [ChangedValue] {
    if first == second { return [] }
    let (one, two) = (members(first), members(second))
    guard let one, let two else {
      return [ChangedValue(path: path, before: scalar(first), after: scalar(second))]
    }
    let after = Dictionary(two, uniquingKeysWith: { kept, _ in kept })
    let before = Set(one.map(\.0))
    let keys = one.map(\.0) + two.map(\.0).filter { !before.contains($0) }
    let values = Dictionary(one, uniquingKeysWith: { kept, _ in kept })
    return keys.flatMap { key in
      changes(
        values[key] ?? .null, after[key] ?? .null,
        path: path.isEmpty || key.hasPrefix("[") ? path + key : "\(path).\(key)")
    }
  }

  /// Keys with values in order; nil for a single value.
  private static func members(_ value: JSONValue) -> [(String, JSONValue)]? {
    switch value {
    case .object(let members):
      return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    case .array(let elements):
      let names = elements.map(name)
      let areNames = names.allSatisfy { $0 != nil } && Set(names).count == names.count
      return elements.enumerated().map { place, element in
        ("[\(areNames ? names[place]! : String(place))]", element)
      }
    default: return nil
    }
  }

  /// What names an element of a list: its id and what sets it apart from others of the same id.
  private static func name(_ element: JSONValue) -> String? {
    let keys = [
      "id", "indicator", "code", "model", "region", "series", "target", "kind", "measure",
      "horizon", "period", "scenario", "equation", "regressor", "file", "line",
    ]
    let parts = keys.compactMap { key -> String? in
      switch element[key] {
      case .string(let text): text
      case .number(let number): JSONText.number(number)
      default: nil
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// A single value as text; a list or an object in brief; nil for none.
  private static func scalar(_ value: JSONValue) -> String? {
    switch value {
    case .null: nil
    case .boolean(let value): value ? "true" : "false"
    case .number(let number): JSONText.number(number)
    case .string(let text): text
    case .array(let elements): "[\(elements.count)]"
    case .object(let members):
      members["id"]?.text ?? members["en"]?.text ?? members["sha256"]?.text ?? "{\(members.count)}"
    }
  }
}

/// Numbers as JSON has them.
enum JSONText {
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
  }
}
