private import OutturnSeries

/// How much room text takes in a drawing, without a font at hand.
package enum TextExtent {
  /// Width of a line, in the unit of `size`: an em for a wide character, what a common sans-serif
  /// takes for the others, rather too much than too little.
  ///
  /// - Verified: against the advance widths of Noto Sans CJK SC, `TextExtentTests`.
  package static func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + em($1) } * size
  }

  /// Lines no wider than a width and about equally long; Chinese breaks anywhere but within a word
  /// of the trade, and a space that must not break does not.
  package static func lines(_ text: String, width: Double, size: Double, most: Int) -> [String] {
    guard Self.width(text, size: size) > width else { return [Phrase.breakable(text)] }
    func broken(_ cells: Int) -> [String] { LineWrapping.lines(text, width: cells) }
    func fits(_ lines: [String]) -> Bool {
      lines.allSatisfy { Self.width($0, size: size) <= width }
    }
    // Cells of half an em; fewer while a line is still too wide, more while there are too many.
    var cells = max(Int(width / size * 2), 4)
    while cells > 4, !fits(broken(cells)) { cells -= 1 }
    while cells < 400, broken(cells).count > most { cells += 1 }
    let count = broken(cells).count
    while cells > 4, broken(cells - 1).count == count { cells -= 1 }
    return broken(cells).map { Phrase.breakable($0) }
  }

  private static func em(_ character: Character) -> Double {
    if DisplayWidth.of(character) != 1 { return Double(DisplayWidth.of(character)) / 2 }
    guard let scalar = character.unicodeScalars.first, scalar.isASCII else {
      // Dashes and quotation marks are a full em in Chinese fonts.
      return "“”‘’…—".contains(character) ? 1 : 0.62
    }
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": return 0.3
    case " ", "(", ")", "[", "]", "f", "t", "r", "-", "/": return 0.39
    case "m", "M", "w", "W", "%", "@": return 0.94
    case "0"..."9", "a"..."z", "+", "=", "<", ">": return 0.59
    default: return 0.68
    }
  }
}
