private import Foundation

/// How numbers are written for people.
package struct NumberStyle: Sendable, Hashable {
  /// Decimals of growth and levels, and the most that a probability in per cent is given.
  package var decimals: Int

  package init(decimals: Int = 1) {
    precondition(0...15 ~= decimals, "\(decimals) decimals")
    self.decimals = decimals
  }

  /// `5.4%`, `5.4 %`.
  package func percent(_ value: Double, decimals: Int? = nil) -> Phrase {
    let text = fixed(value, decimals)
    return Phrase(zhHans: "\(text)%", en: "\(text) %")
  }

  /// `3.9%～6.8%`, `3.9 to 6.8 %`.
  package func percentRange(_ interval: Interval, decimals: Int? = nil) -> Phrase {
    let (low, high) = (fixed(interval.low, decimals), fixed(interval.high, decimals))
    return Phrase(zhHans: "\(low)%～\(high)%", en: "\(low) to \(high) %")
  }

  /// `312.4～330.8`, `312.4 to 330.8`.
  package func range(_ interval: Interval, decimals: Int? = nil) -> Phrase {
    let (low, high) = (fixed(interval.low, decimals), fixed(interval.high, decimals))
    return Phrase(zhHans: "\(low)～\(high)", en: "\(low) to \(high)")
  }

  /// A bare number.
  package func number(_ value: Double, decimals: Int? = nil) -> Phrase {
    .verbatim(fixed(value, decimals))
  }

  /// With its sign, except for zero: `+1.2`.
  package func signed(_ value: Double, decimals: Int? = nil) -> Phrase {
    .verbatim(Self.sign(fixed(value, decimals)))
  }

  /// A difference between two percentages, with its sign: `+1.2个百分点`, `+1.2 points`.
  package func signedPoints(_ value: Double, decimals: Int? = nil) -> Phrase {
    let text = Self.sign(fixed(value, decimals))
    return Phrase(zhHans: "\(text)个百分点", en: "\(text) points")
  }

  /// `330亿元`, `330 (100 million yuan)`; growth as per cent.
  package func quantity(_ value: Double, unit: String, decimals: Int? = nil) -> Phrase {
    if unit == "%" { return percent(value, decimals: decimals) }
    let text = fixed(value, decimals)
    if unit.isEmpty { return .verbatim(text) }
    let name = UnitName.phrase(unit)
    if UnitName.isIndex(unit) { return Phrase(zhHans: text, en: text) + name.inParentheses }
    return Phrase(zhHans: "\(text)\(name.zhHans)", en: "\(text) (\(name.en))")
  }

  /// A probability (0 to 1) in per cent, with no more decimals than its standard error supports.
  ///
  /// Never `0.0%` or `100.0%`, since no count of paths makes sure: `<0.1%`, `>99.9%`.
  package func probability(_ probability: Double, standardError: Double) -> Phrase {
    let decimals = min(self.decimals, Self.supportedDecimals(100 * standardError))
    let smallest = Self.step(decimals)
    if 100 * probability < smallest / 2 {
      return Self.percent("<" + DecimalText.fixed(smallest, decimals: decimals))
    }
    if 100 - 100 * probability < smallest / 2 {
      return Self.percent(">" + DecimalText.fixed(100 - smallest, decimals: decimals))
    }
    return percent(100 * probability, decimals: decimals)
  }

  /// The lowest and highest of several probabilities: `36%～49%`; one number when they are the
  /// same. To the point, and with a decimal when all are below 10 or above 90 per cent.
  package func spread(_ probabilities: some Collection<Double>) -> Phrase? {
    guard let low = probabilities.min(), let high = probabilities.max() else { return nil }
    let interval = Interval(low: 100 * low, high: 100 * high)
    let decimals = high < 0.1 || low > 0.9 ? min(1, self.decimals) : 0
    let isOne =
      DecimalText.fixed(interval.low, decimals: decimals)
      == DecimalText.fixed(interval.high, decimals: decimals)
    return isOne
      ? percent(interval.low, decimals: decimals) : percentRange(interval, decimals: decimals)
  }

  /// The shortest text that names the number: `1.5`, `2`.
  package func shortest(_ value: Double) -> Phrase {
    let text = value.description
    return .verbatim(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// With as many decimals as the number needs, `decimals` at most: `117.2`, `45`.
  package func trimmed(_ value: Double, decimals: Int = 2) -> Phrase {
    let text = DecimalText.fixed(value, decimals: decimals)
    guard text.contains(".") else { return .verbatim(text) }
    let kept = text.reversed().drop { $0 == "0" }
    return .verbatim(String((kept.first == "." ? kept.dropFirst() : kept).reversed()))
  }

  /// A standard error of a probability, to its first digit: `0.05个百分点`.
  package func standardError(_ error: Double) -> Phrase {
    let decimals = Self.supportedDecimals(100 * error, otherwise: self.decimals)
    let text = DecimalText.fixed(100 * error, decimals: decimals)
    return Phrase(zhHans: "\(text)个百分点", en: "\(text) points")
  }

  /// `100万`, `1,000,000`.
  package func count(_ count: Int) -> Phrase {
    let digits = String(count.magnitude)
    let sign = count < 0 ? "-" : ""
    var groups: [Substring] = []
    var rest = digits[...]
    while !rest.isEmpty {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    let isRound = count.magnitude >= 10_000 && count.magnitude % 10_000 == 0
    return Phrase(
      zhHans: sign + (isRound ? "\(count.magnitude / 10_000)万" : digits),
      en: sign + groups.joined(separator: ","))
  }

  /// A large number to three digits: `2140万`, `21.4 million`.
  package func magnitude(_ value: Double) -> Phrase {
    let chinese = Self.scaled(value, [(1e8, "亿"), (1e4, "万"), (1, "")])
    let english = Self.scaled(
      value, [(1e9, " billion"), (1e6, " million"), (1e3, " thousand"), (1, "")])
    return Phrase(zhHans: chinese, en: english)
  }

  /// Decimals at which a standard error shows its first digit: 1 for 0.3, 2 for 0.05, 0 above.
  package static func supportedDecimals(_ standardError: Double, otherwise: Int = 15) -> Int {
    guard standardError > 0, standardError.isFinite else { return otherwise }
    var place = Int(log10(standardError).rounded(.down))
    // 0.096 is 0.1 to one digit.
    if (standardError / pow(10, Double(place))).rounded() >= 10 { place += 1 }
    return min(max(-place, 0), 15)
  }

  private func fixed(_ value: Double, _ decimals: Int?) -> String {
    DecimalText.fixed(value, decimals: decimals ?? self.decimals)
  }

  private static func sign(_ text: String) -> String {
    text.hasPrefix("-") || !text.contains { "123456789".contains($0) } ? text : "+" + text
  }

  private static func percent(_ text: String) -> Phrase {
    Phrase(zhHans: "\(text)%", en: "\(text) %")
  }

  private static func step(_ decimals: Int) -> Double { pow(10, Double(-decimals)) }

  private static func scaled(_ value: Double, _ units: [(scale: Double, name: String)]) -> String {
    let unit = units.first { value.magnitude >= $0.scale } ?? units[units.count - 1]
    let scaled = value / unit.scale
    let decimals = scaled.magnitude >= 100 ? 0 : scaled.magnitude >= 10 ? 1 : 2
    return DecimalText.fixed(scaled, decimals: decimals) + unit.name
  }
}
