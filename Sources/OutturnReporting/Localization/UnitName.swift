private import OutturnSeries

/// Units as text.
package enum UnitName {
  /// A unit in every language: `亿元` is `100 million yuan`, `index, 2025 = 100` is
  /// `指数（2025年=100）`. What no table knows stays as it is written.
  package static func phrase(_ symbol: String) -> Phrase {
    if symbol == "%" { return .verbatim("%") }
    if let base = indexBase(symbol) {
      return Phrase(zhHans: "指数（\(base)年=100）", en: symbol)
    }
    guard let unit = Unit(symbol), let name = name(unit.quantity) else {
      return .verbatim(symbol)
    }
    let multiple = multiples[unit.scale] ?? ""
    return Phrase(zhHans: symbol, en: multiple.isEmpty ? name : "\(multiple) \(name)")
  }

  /// A unit for the heading of a column: an index by its base alone, `2025年=100`.
  package static func brief(_ symbol: String) -> Phrase {
    guard let base = indexBase(symbol) else { return phrase(symbol) }
    return Phrase(zhHans: "\(base)年=100", en: "\(base) = 100")
  }

  /// An amount for a sentence: `21亿元` is `2.1 billion yuan`, `86万亩` is `860 thousand mu`.
  /// English has no names for ten thousands, so the number moves with the unit.
  package static func amount(_ value: Double, _ symbol: String) -> Phrase {
    let style = NumberStyle()
    let chinese = style.trimmed(value).zhHans + symbol
    guard let unit = Unit(symbol), let name = name(unit.quantity) else {
      let english = symbol.isEmpty || symbol == "%" ? symbol : " \(symbol)"
      return Phrase(
        zhHans: chinese, en: style.trimmed(value).en + (symbol == "%" ? " %" : english))
    }
    let whole = value * unit.scale
    let steps: [(Double, String)] = [(1e9, "billion "), (1e6, "million "), (1e4, ""), (1, "")]
    let step = steps.first { whole.magnitude >= $0.0 } ?? (1, "")
    let (scale, multiple) = step.0 == 1e4 ? (1e3, "thousand ") : step
    return Phrase(
      zhHans: chinese,
      en: "\(style.trimmed(whole / scale, decimals: 4).en) \(multiple)\(name)")
  }

  /// True for the unit of a level that has no known base.
  package static func isIndex(_ symbol: String) -> Bool { indexBase(symbol) != nil }

  /// True for whole things counted one by one, which have no decimals: 人, 个, 套, not 万人.
  package static func isCount(_ symbol: String) -> Bool {
    guard let unit = Unit(symbol), unit.scale == 1 else { return false }
    switch unit.quantity {
    case .people, .visits, .animals, .items: return true
    default: return false
    }
  }

  private static func indexBase(_ symbol: String) -> Substring? {
    guard symbol.hasPrefix("index, "), symbol.hasSuffix(" = 100") else { return nil }
    return symbol.dropFirst("index, ".count).dropLast(" = 100".count)
  }

  private static func name(_ quantity: Unit.Quantity) -> String? {
    switch quantity {
    case .yuan: "yuan"
    case .usDollars: "US dollars"
    case .percent: "%"
    case .percentagePoints: "percentage points"
    case .mu: "mu"
    case .tonnes: "tonnes"
    case .squareMetres: "square metres"
    case .metres: "metres"
    case .people: "people"
    case .visits: "visits"
    case .animals: "head"
    case .items: "units"
    case .index: "index"
    }
  }

  private static let multiples: [Double: String] = [
    1e2: "hundred", 1e3: "thousand", 1e4: "10 thousand", 1e6: "million", 1e7: "10 million",
    1e8: "100 million", 1e12: "trillion",
  ]
}
