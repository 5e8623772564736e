import Foundation
import OutturnReporting
import Testing

@Suite("Numbers for people")
struct NumberStyleTests {
  private let style = NumberStyle()

  @Test("Fixed decimals agree with decimal arithmetic, halves away from zero")
  func fixedDecimals() {
    for value in Self.values {
      for decimals in 0...6 {
        let text = DecimalText.fixed(value, decimals: decimals)
        #expect(text == Self.reference(value, decimals: decimals), "\(value) at \(decimals)")
      }
    }
  }

  @Test("Rounded text reads back within half a unit of its last digit")
  func roundTrip() throws {
    for value in Self.values {
      for decimals in 0...6 {
        let text = DecimalText.fixed(value, decimals: decimals)
        let read = try #require(Double(text))
        let half = 0.5 * pow(10, Double(-decimals))
        #expect(abs(read - value) <= half * (1 + 1e-9) + 1e-15 * abs(value), "\(value): \(text)")
        let places = text.split(separator: ".").dropFirst().first?.count ?? 0
        #expect(places == decimals)
        #expect(!(text.hasPrefix("-") && read == 0), "\(value) gives \(text)")
      }
    }
  }

  @Test(
    "Numbers are rounded as on paper",
    arguments: [
      (5.35, 1, "5.4"), (5.45, 1, "5.5"), (-5.45, 1, "-5.5"), (-0.04, 1, "0.0"), (0.95, 1, "1.0"),
      (99.95, 1, "100.0"), (9.5, 0, "10"), (0.5, 0, "1"), (0.04, 0, "0"), (1e-7, 3, "0.000"),
      (0, 2, "0.00"), (1e21, 0, "1000000000000000000000"), (1.5e-5, 5, "0.00002"),
    ])
  func paper(value: Double, decimals: Int, text: String) {
    #expect(DecimalText.fixed(value, decimals: decimals) == text)
  }

  @Test("What is not a number is not written as one")
  func notFinite() {
    #expect(DecimalText.fixed(.nan, decimals: 1) == "--")
    #expect(DecimalText.fixed(.infinity, decimals: 1) == "--")
  }

  @Test("A probability shows no digit below its standard error's first")
  func supportedDigits() {
    #expect(style.probability(0.43412, standardError: 0.003).en == "43.4 %")
    #expect(style.probability(0.43412, standardError: 0.03).en == "43 %")
    #expect(style.probability(0.43412, standardError: 0.0096).en == "43 %")
    let wide = NumberStyle(decimals: 6)
    #expect(wide.probability(0.43412, standardError: 0.0005).zhHans == "43.41%")
    for exponent in 1...7 {
      let error = 0.3 * pow(10, Double(-exponent))
      let text = wide.probability(0.434_121_212, standardError: error).en
      let places = text.dropLast(2).split(separator: ".").dropFirst().first?.count ?? 0
      #expect(places <= max(exponent - 1, 0), "\(text) for an error of \(error)")
    }
  }

  @Test("No probability is written as 0 or 100 per cent")
  func neverCertain() {
    #expect(style.probability(0, standardError: 0).en == "<0.1 %")
    #expect(style.probability(1e-9, standardError: 0).zhHans == "<0.1%")
    #expect(style.probability(1, standardError: 0).en == ">99.9 %")
    #expect(style.probability(0.0005, standardError: 0).en == "0.1 %")
    for step in 0...10_000 {
      let probability = Double(step) / 10_000
      let text = style.probability(probability, standardError: 0.0001).en
      #expect(text != "0.0 %" && text != "100.0 %", "\(probability)")
    }
  }

  @Test("Ranges, signs, quantities and counts are written as each language writes them")
  func forms() {
    #expect(
      style.percentRange(Interval(low: -6.1, high: 18))
        == Phrase(zhHans: "-6.1%～18.0%", en: "-6.1 to 18.0 %"))
    #expect(style.spread([0.49, 0.36, 0.43]) == Phrase(zhHans: "36%～49%", en: "36 to 49 %"))
    #expect(style.spread([0.361, 0.359])?.en == "36 %")
    #expect(style.spread([0.011, 0.014])?.en == "1.1 to 1.4 %")
    #expect(style.spread([]) == nil)
    #expect(style.signed(0.04).en == "0.0")
    #expect(style.signed(1.25).en == "+1.3")
    #expect(style.signedPoints(-1.2) == Phrase(zhHans: "-1.2个百分点", en: "-1.2 points"))
    #expect(
      style.quantity(330, unit: "亿元", decimals: 0)
        == Phrase(zhHans: "330亿元", en: "330 (100 million yuan)"))
    #expect(style.count(1_000_000) == Phrase(zhHans: "100万", en: "1,000,000"))
    #expect(style.count(12_345) == Phrase(zhHans: "12345", en: "12,345"))
    #expect(style.count(-1_000) == Phrase(zhHans: "-1000", en: "-1,000"))
    #expect(style.magnitude(21_400_000) == Phrase(zhHans: "2140万", en: "21.4 million"))
    #expect(style.magnitude(215_000_000) == Phrase(zhHans: "2.15亿", en: "215 million"))
    #expect(style.standardError(0.0005) == Phrase(zhHans: "0.05个百分点", en: "0.05 points"))
  }

  @Test(
    "Words for a probability follow the fixed table",
    arguments: [
      (0, "几乎不可能"), (0.049, "几乎不可能"), (0.05, "不太可能"), (0.199, "不太可能"), (0.2, "可能性偏低"),
      (0.4, "大约对半"), (0.599, "大约对半"), (0.6, "较有可能"), (0.8, "很有可能"), (0.95, "很有可能"),
      (0.951, "几乎确定"), (1, "几乎确定"),
    ])
  func words(probability: Double, word: String) {
    #expect(ProbabilityWords(probability).phrase.zhHans == word)
  }

  @Test("A natural frequency is within half a tenth of its probability")
  func frequencies() {
    #expect(
      ProbabilityWords.phrase(0.434)
        == Phrase(zhHans: "约四成，大约对半", en: "about two in five, about even"))
    #expect(ProbabilityWords.naturalFrequency(0.05).zhHans == "约一成")
    #expect(ProbabilityWords.naturalFrequency(0.04).zhHans == "不足半成")
    #expect(ProbabilityWords.naturalFrequency(0.95).zhHans == "约九成")
    let tenths = ["一", "两", "三", "四", "五", "六", "七", "八", "九"]
    for step in 6...94 where step % 10 != 5 {
      let nearest = max(Int((Double(step) / 10).rounded()), 1)
      #expect(
        ProbabilityWords.naturalFrequency(Double(step) / 100).zhHans
          == "约\(tenths[nearest - 1])成")
    }
  }

  // MARK: Values

  /// Halves, edges and a fixed pseudo-random sweep over sizes.
  private static let values: [Double] = {
    var values: [Double] = [0, 0.5, 1.5, 2.5, 0.05, 0.15, 0.25, 5.35, 5.45, 99.95, 999.9995]
    var state: UInt64 = 20_260_101
    for _ in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let unit = Double(state >> 11) / Double(1 << 53)
      values.append((unit - 0.5) * pow(10, Double(state % 13) - 5))
    }
    return values + values.map { -$0 }
  }()

  /// The same rounding by Foundation's decimal arithmetic.
  private static func reference(_ value: Double, decimals: Int) -> String {
    guard var exact = Decimal(string: value.description) else { return "?" }
    var rounded = Decimal()
    NSDecimalRound(&rounded, &exact, decimals, .plain)
    let isNegative = rounded < 0
    var text = (isNegative ? -rounded : rounded).description
    if decimals > 0 {
      if !text.contains(".") { text += "." }
      let places = text.split(separator: ".", omittingEmptySubsequences: false)[1].count
      text += String(repeating: "0", count: decimals - places)
    }
    return (isNegative ? "-" : "") + text
  }
}
