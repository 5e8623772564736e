/// The declaration that a line of code begins, when it begins one.
struct Declaration {
  /// `struct`, `func`, `init`, ….
  let keyword: String
  /// Nil for what has none, such as an initializer.
  let name: String?
  let isPublic: Bool

  private static let types: Set<String> = [
    "struct", "class", "enum", "actor", "protocol", "typealias",
  ]
  private static let others: Set<String> = [
    "func", "var", "let", "init", "subscript", "case", "macro", "associatedtype",
  ]
  private static let modifiers: Set<String> = [
    "static", "class", "final", "mutating", "nonmutating", "nonisolated", "override", "required",
    "convenience", "indirect", "lazy", "weak", "unowned", "borrowing", "consuming", "dynamic",
    "optional", "prefix", "postfix", "infix",
  ]
  /// Members and labels that a protocol of the standard library or Foundation requires and documents.
  static let requiredElsewhere: Set<String> = [
    "description", "debugDescription", "errorDescription", "hash", "encode", "dictionaryLiteral",
    "arrayLiteral", "stringLiteral", "floatLiteral", "integerLiteral",
  ]

  var isType: Bool { Self.types.contains(keyword) }
  var isProperty: Bool { keyword == "var" || keyword == "let" }
  var isOperator: Bool {
    keyword == "func" && name?.first.map { "+-*/=<>!&|".contains($0) } == true
  }

  init?(_ line: Substring) {
    var words = SwiftSource.words(line)[...]
    var isPublic = false
    while let word = words.first {
      let bare = String(word.prefix { $0 != "(" })
      let next = words.dropFirst().first.map { String($0.prefix { $0 != "(" && $0 != "<" }) }
      // `class` is a modifier only before another keyword: `class func`.
      let isKeyword =
        Self.types.contains(bare)
        && !(bare == "class" && next.map(Self.others.contains) == true)
      if word.hasPrefix("@") || SwiftSource.accessLevels.contains(bare)
        || (Self.modifiers.contains(bare) && !isKeyword)
      {
        // `public private(set) var` is public to read.
        if word == "public" || word == "open" { isPublic = true }
        words.removeFirst()
      } else {
        break
      }
    }
    guard let first = words.first else { return nil }
    let keyword = String(first.prefix { $0.isLetter })
    guard Self.types.contains(keyword) || Self.others.contains(keyword) else { return nil }
    self.keyword = keyword
    self.isPublic = isPublic
    if keyword == "init" || keyword == "subscript" {
      name = nil
    } else {
      name = words.dropFirst().first.flatMap { word in
        let isWord = word.first.map { $0.isLetter || $0 == "_" || $0 == "`" } == true
        return String(word.prefix { !(isWord ? "(:{=,<" : "(").contains($0) })
      }
    }
  }
}
