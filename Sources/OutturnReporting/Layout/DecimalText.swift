/// Numbers as digits, rounded as statistics offices round.
package enum DecimalText {
  /// A number with a fixed count of decimals, halves away from zero.
  ///
  /// What is rounded is the shortest decimal that names the number, not its binary value: 5.35
  /// gives 5.4, as it would on paper. Zero has no sign.
  ///
  ///     DecimalText.fixed(5.35, decimals: 1)    // "5.4"
  ///     DecimalText.fixed(-0.04, decimals: 1)   // "0.0"
  ///
  /// - Returns: `--` for a number that is not finite.
  package static func fixed(_ number: Double, decimals: Int) -> String {
    precondition(decimals >= 0, "\(decimals) decimals")
    guard number.isFinite else { return "--" }
    let (digits, point) = parts(number.magnitude)
    let kept = rounded(digits, point: point, decimals: decimals)
    var text = kept.map(String.init).joined()
    if decimals > 0 {
      text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals))
    }
    return number < 0 && kept.contains { $0 != 0 } ? "-" + text : text
  }

  /// Digits d₁d₂… and the exponent e with number = 0.d₁d₂… · 10^e.
  private static func parts(_ number: Double) -> (digits: [Int], point: Int) {
    let pieces = number.description.split { $0 == "e" || $0 == "E" }
    let exponent = pieces.count > 1 ? Int(pieces[1]) ?? 0 : 0
    let sides = pieces[0].split(separator: ".", omittingEmptySubsequences: false)
    let digits = sides.joined().compactMap(\.wholeNumberValue)
    return (digits, sides[0].count + exponent)
  }

  /// All digits before and after the point, at least one before it.
  private static func rounded(_ digits: [Int], point: Int, decimals: Int) -> [Int] {
    let leading = [Int](repeating: 0, count: max(1 - point, 0))
    let aligned = leading + digits
    let wanted = max(point, 1) + decimals
    var kept = Array(aligned.prefix(wanted))
    kept += [Int](repeating: 0, count: wanted - kept.count)
    if aligned.count > wanted, aligned[wanted] >= 5 {
      var place = kept.count - 1
      while place >= 0, kept[place] == 9 {
        kept[place] = 0
        place -= 1
      }
      if place >= 0 { kept[place] += 1 } else { kept.insert(1, at: 0) }
    }
    return kept
  }
}
