/// One Swift file: its lines, and the declarations that the house tests ask about.
struct SwiftSource {
  /// Path from the repository's top.
  let path: String
  /// As written.
  let lines: [Substring]
  /// Without comments and string literals, line by line.
  let code: [Substring]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    code = CodeScanner.code(of: text).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// A name with the line it stands on, from 1.
  struct Place: Hashable {
    var name: String
    var line: Int
  }

  private static let kinds: Set<String> = [
    "struct", "class", "enum", "actor", "protocol", "typealias", "func", "var", "let",
  ]

  /// The modules imported, submodules by their module's name.
  var imports: [Place] {
    code.enumerated().flatMap { index, line in
      line.split(separator: ";").compactMap { statement -> Place? in
        var words = Self.words(statement)
        while let word = words.first, word.hasPrefix("@") || Self.accessLevels.contains(word) {
          words.removeFirst()
        }
        guard words.first == "import" else { return nil }
        words.removeFirst()
        if let kind = words.first, Self.kinds.contains(kind) { words.removeFirst() }
        guard let module = words.first?.split(separator: ".").first else { return nil }
        return Place(name: String(module), line: index + 1)
      }
    }
  }

  /// The types declared outside any braces.
  var topLevelTypes: [Place] {
    var found: [Place] = []
    var depth = 0
    for (index, line) in code.enumerated() {
      if depth == 0, let declaration = Declaration(line), declaration.isType,
        let name = declaration.name
      {
        found.append(Place(name: name, line: index + 1))
      }
      depth += line.count { $0 == "{" } - line.count { $0 == "}" }
    }
    return found
  }

  /// The public declarations without a documentation comment right above them.
  ///
  /// Not asked for: a property, which its name and its type's comment may explain; an operator
  /// of arithmetic or comparison; what a protocol of the standard library requires and
  /// documents; an initializer whose every argument is a property of the same name.
  var undocumented: [Place] {
    code.indices.compactMap { index in
      guard let declaration = Declaration(code[index]), declaration.isPublic,
        !declaration.isProperty, !declaration.isOperator,
        !Declaration.requiredElsewhere.contains(declaration.name ?? ""),
        !isDocumented(index),
        declaration.keyword != "init" || !isSelfEvident(initializer: index)
      else { return nil }
      return Place(name: declaration.name ?? declaration.keyword, line: index + 1)
    }
  }

  private func isDocumented(_ index: Int) -> Bool {
    for line in lines[..<index].reversed() {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("@") { continue }
      return text.hasPrefix("///")
    }
    return false
  }

  private func isSelfEvident(initializer index: Int) -> Bool {
    let head = code[index...].joined(separator: " ")
    guard let open = head.firstIndex(of: "("),
      let close = Self.closing(of: open, in: head)
    else { return false }
    let rest = head[head.index(after: close)...].prefix { $0 != "{" }
    if rest.contains("throws") || head[..<open].hasSuffix("?") { return false }
    let labels = Self.arguments(head[head.index(after: open)..<close])
    let properties = Set(
      code.compactMap(Declaration.init).filter(\.isProperty).compactMap(\.name))
    return labels.allSatisfy {
      properties.contains($0) || Declaration.requiredElsewhere.contains($0)
    }
  }

  /// The name of each argument, which is its label unless that is `_`; commas inside brackets
  /// do not count.
  private static func arguments(_ text: Substring) -> [String] {
    var depth = 0
    let parts = text.split { character in
      if "([<{".contains(character) { depth += 1 }
      if ")]>}".contains(character) { depth -= 1 }
      return character == "," && depth == 0
    }
    return parts.compactMap { part in
      part.split(separator: ":").first.flatMap { words($0).first { $0 != "_" } }
    }
  }

  private static func closing(of open: String.Index, in text: String) -> String.Index? {
    var depth = 0
    for index in text.indices[open...] {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  static let accessLevels: Set<String> = [
    "public", "package", "internal", "fileprivate", "private", "open",
  ]

  static func words(_ text: Substring) -> [String] {
    text.split { $0 == " " || $0 == "\t" }.map(String.init)
  }
}
