/// How many cells a text takes in a terminal.
package enum DisplayWidth {
  /// Cells of a text: two for a wide character, none for a combining mark, one otherwise.
  ///
  /// Characters whose width depends on the terminal's language (`·`, `—`, `“`) count one; see
  /// ``unambiguous(_:)``.
  /// - Verified: against Python's wcwidth 0.7, `DisplayWidthTests`.
  package static func of(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// Cells of one character as a reader sees it: that of its widest scalar.
  package static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      // The sign that asks for the picture form of the scalar before it.
      width = max(width, scalar.value == 0xFE0F && width > 0 ? 2 : of(scalar))
    }
    return width
  }

  /// Cells of one scalar by itself.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if isWide(value) { return 2 }
    return isZero(scalar) ? 0 : 1
  }

  /// The text with every character replaced whose width depends on the terminal's language, so
  /// that it can stand in an aligned column.
  package static func unambiguous(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value > 0x7F }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let plain = replacements[scalar] {
        result += plain
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isZero(_ scalar: Unicode.Scalar) -> Bool {
    // Vowels and finals of Korean syllables join the consonant before them.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FB).contains(scalar.value) {
      return true
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .lineSeparator, .paragraphSeparator:
      return true
    case .format:
      // Signs of scripts that are printed although they format.
      return !visibleFormats.contains(scalar.value)
    default:
      return false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= wide[0].lowerBound else { return false }
    var (low, high) = (0, wide.count)
    while low < high {
      let middle = (low + high) / 2
      if value > wide[middle].upperBound { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].contains(value)
  }

  private static let visibleFormats: Set<UInt32> = [
    0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD,
    0x110CD,
  ]

  private static let replacements: [Unicode.Scalar: String] = [
    "·": ".", "•": "*", "–": "-", "—": "-", "―": "-", "─": "-", "−": "-", "…": "...", "±": "+-",
    "×": "x", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "→": "->", "←": "<-",
    "“": "\"", "”": "\"", "‘": "'", "’": "'", "°": "o", "②": "(2)", "①": "(1)", "③": "(3)",
    "█": "#", "※": "*", "§": "S", "∞": "inf",
  ]
}
