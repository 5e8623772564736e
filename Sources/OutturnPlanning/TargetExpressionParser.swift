import OutturnSeries

/// Recursive descent over the text of a ``TargetExpression``.
///
///     any       := all ("or" all)*
///     all       := unit ("and" unit)*
///     unit      := "not" unit | "(" any ")" | atom
///     atom      := name "." ("growth" | "level") "[" period "]" comparison number
struct TargetExpressionParser {
  typealias Failure = TargetExpressionError
  typealias Formula = TargetExpression.Formula

  private(set) var atoms: [TargetExpression.Atom] = []
  private let letters: [Character]
  private var position = 0
  private var depth = 0

  init(_ text: String) {
    letters = Array(text)
  }

  mutating func parse() throws(Failure) -> Formula {
    let formula = try any()
    skipSpaces()
    guard position == letters.count else { throw unexpected(.connective) }
    return formula
  }

  private mutating func any() throws(Failure) -> Formula {
    var parts = [try all()]
    while takeWord("or") { parts.append(try all()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func all() throws(Failure) -> Formula {
    var parts = [try unit()]
    while takeWord("and") { parts.append(try unit()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func unit() throws(Failure) -> Formula {
    depth += 1
    defer { depth -= 1 }
    // Each level is a call: a text of nothing but parentheses must not exhaust the stack.
    guard depth <= 100 else { throw failure(.tooDeep, at: position, length: 1) }
    if takeWord("not") { return .not(try unit()) }
    skipSpaces()
    guard take("(") else { return .atom(try atom()) }
    let inner = try any()
    skipSpaces()
    guard take(")") else { throw unexpected(.closeParenthesis) }
    return inner
  }

  private mutating func atom() throws(Failure) -> Int {
    skipSpaces()
    let start = position
    guard let name = takeName() else { throw unexpected(.condition) }
    guard take(".") else { throw unexpected(.dot) }
    let measureStart = position
    guard let word = takeName(), let measure = Measure(rawValue: word) else {
      position = measureStart
      throw unexpected(.measure)
    }
    skipSpaces()
    guard take("[") else { throw unexpected(.openBracket) }
    let period = try self.period()
    let comparison = try self.comparison()
    let threshold = try number()
    let atom = TargetExpression.Atom(
      name: name, measure: measure, period: period, comparison: comparison, threshold: threshold,
      column: start + 1)
    if let known = atoms.firstIndex(of: atom) { return known }
    guard atoms.count < TargetExpression.atomLimit else {
      throw failure(
        .tooManyAtoms(limit: TargetExpression.atomLimit), at: start, length: position - start)
    }
    atoms.append(atom)
    return atoms.count - 1
  }

  private mutating func period() throws(Failure) -> Period {
    skipSpaces()
    let start = position
    while position < letters.count, letters[position] != "]", letters[position] != " " {
      position += 1
    }
    guard let period = Period(String(letters[start..<position])) else {
      let length = position - start
      position = start
      throw length > 0
        ? failure(
          wide(at: start)
            ?? .expected(
              .period, found: String(letters[start..<(start + length)])), at: start,
          length: wide(at: start) == nil ? length : 1)
        : unexpected(.period)
    }
    skipSpaces()
    guard take("]") else { throw unexpected(.closeBracket) }
    return period
  }

  private mutating func comparison() throws(Failure) -> Comparison {
    skipSpaces()
    let start = position
    let signs: [(String, Comparison)] = [
      (">=", .atLeast), ("≥", .atLeast), ("<=", .atMost), ("≤", .atMost), (">", .above),
      ("<", .below),
    ]
    for sign in ["==", "!=", "<>", "="] where takeText(sign) {
      throw failure(.equality, at: start, length: sign.count)
    }
    for (sign, comparison) in signs where takeText(sign) { return comparison }
    throw unexpected(.comparison)
  }

  private mutating func number() throws(Failure) -> PublishedFigure {
    skipSpaces()
    let start = position
    while position < letters.count, letters[position].isASCII,
      letters[position].isNumber || "+-.,".contains(letters[position])
        || (position > start && letters[position].isLetter)
    {
      position += 1
    }
    let text = String(letters[start..<position])
    guard let figure = PublishedFigure(text) else {
      position = start
      throw text.isEmpty
        ? unexpected(.number)
        : failure(.expected(.number, found: text), at: start, length: text.count)
    }
    if position < letters.count, letters[position] == "%" {
      throw failure(.percentSign, at: position, length: 1)
    }
    return figure
  }

  // MARK: Characters

  private mutating func skipSpaces() {
    while position < letters.count, letters[position] == " " || letters[position] == "\t" {
      position += 1
    }
  }

  private mutating func take(_ letter: Character) -> Bool {
    guard position < letters.count, letters[position] == letter else { return false }
    position += 1
    return true
  }

  private mutating func takeText(_ text: String) -> Bool {
    let wanted = Array(text)
    guard letters[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  /// A word that no letter follows: `order` does not begin with `or`.
  private mutating func takeWord(_ word: String) -> Bool {
    skipSpaces()
    let start = position
    guard takeText(word) else { return false }
    if position < letters.count, Self.isNamePart(letters[position]) || letters[position] == "." {
      position = start
      return false
    }
    return true
  }

  private mutating func takeName() -> String? {
    let start = position
    guard position < letters.count, Self.isNamePart(letters[position]),
      !letters[position].isNumber
    else { return nil }
    while position < letters.count, Self.isNamePart(letters[position]) { position += 1 }
    return String(letters[start..<position])
  }

  private static func isNamePart(_ letter: Character) -> Bool {
    letter.isASCII && (letter.isLetter || letter.isNumber || letter == "_")
  }

  // MARK: Failures

  private func wide(at place: Int) -> Failure.Reason? {
    guard place < letters.count, let scalar = letters[place].unicodeScalars.first else {
      return nil
    }
    // Full-width forms of ASCII, the ideographic space, full stop, comma and brackets.
    let isWide =
      0xFF01...0xFF5E ~= scalar.value
      || [0x3000, 0x3001, 0x3002, 0x3010, 0x3011].contains(scalar.value)
    return isWide ? .fullWidth(String(letters[place])) : nil
  }

  private func unexpected(_ expectation: Failure.Expectation) -> Failure {
    if let wide = wide(at: position) { return failure(wide, at: position, length: 1) }
    var end = position
    while end < letters.count, letters[end] != " ", end == position || Self.isNamePart(letters[end])
    {
      end += 1
    }
    let found = String(letters[position..<end])
    return failure(.expected(expectation, found: found), at: position, length: end - position)
  }

  private func failure(_ reason: Failure.Reason, at place: Int, length: Int) -> Failure {
    Failure(reason: reason, column: place + 1, length: max(1, length))
  }
}
