/// A YAML document as this package reads it: texts as written, each with its place.
struct YAMLValue {
  enum Content {
    /// `isPlain` when it was written without quotes, so that YAML might read more into it.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLValue])
    case mapping([YAMLEntry])
  }

  var content: Content
  var place: Place

  /// The text of a scalar.
  var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// `null`, `~` or nothing at all.
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// How an element of a list is called: by its id where it has one.
  func elementPath(_ list: String) -> String {
    guard case .mapping(let entries) = content,
      let id = entries.first(where: { $0.key == "id" })?.value.text
    else { return list }
    return "\(list).\(id)"
  }
}

/// One key of a mapping with its value.
struct YAMLEntry {
  var key: String
  var place: Place
  var value: YAMLValue
}
