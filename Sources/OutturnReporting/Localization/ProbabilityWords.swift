/// Words for a probability, from one fixed table.
package enum ProbabilityWords: Int, CaseIterable {
  case almostImpossible, unlikely, ratherUnlikely, aboutEven, fairlyLikely, veryLikely
  case almostCertain

  /// The words for a probability between 0 and 1.
  package init(_ probability: Double) {
    self =
      switch probability {
      case ..<0.05: .almostImpossible
      case ..<0.2: .unlikely
      case ..<0.4: .ratherUnlikely
      case ..<0.6: .aboutEven
      case ..<0.8: .fairlyLikely
      case ...0.95: .veryLikely
      default: .almostCertain
      }
  }

  package var phrase: Phrase {
    switch self {
    case .almostImpossible: Phrase(zhHans: "几乎不可能", en: "almost impossible")
    case .unlikely: Phrase(zhHans: "不太可能", en: "unlikely")
    case .ratherUnlikely: Phrase(zhHans: "可能性偏低", en: "rather unlikely")
    case .aboutEven: Phrase(zhHans: "大约对半", en: "about even")
    case .fairlyLikely: Phrase(zhHans: "较有可能", en: "fairly likely")
    case .veryLikely: Phrase(zhHans: "很有可能", en: "very likely")
    case .almostCertain: Phrase(zhHans: "几乎确定", en: "almost certain")
    }
  }

  /// The probability as people count: `约四成`, `about two in five`.
  package static func naturalFrequency(_ probability: Double) -> Phrase {
    if probability < 0.05 { return Phrase(zhHans: "不足半成", en: "fewer than one in twenty") }
    if probability > 0.95 {
      return Phrase(zhHans: "九成五以上", en: "more than nineteen in twenty")
    }
    let tenths = [
      Phrase(zhHans: "约一成", en: "about one in ten"),
      Phrase(zhHans: "约两成", en: "about one in five"),
      Phrase(zhHans: "约三成", en: "about three in ten"),
      Phrase(zhHans: "约四成", en: "about two in five"),
      Phrase(zhHans: "约五成", en: "about one in two"),
      Phrase(zhHans: "约六成", en: "about three in five"),
      Phrase(zhHans: "约七成", en: "about seven in ten"),
      Phrase(zhHans: "约八成", en: "about four in five"),
      Phrase(zhHans: "约九成", en: "about nine in ten"),
    ]
    let nearest = Int((probability * 10).rounded())
    return tenths[min(max(nearest, 1), 9) - 1]
  }

  /// Frequency and words: `约四成，大约对半`.
  package static func phrase(_ probability: Double) -> Phrase {
    Phrase(
      zhHans: "\(naturalFrequency(probability).zhHans)，\(Self(probability).phrase.zhHans)",
      en: "\(naturalFrequency(probability).en), \(Self(probability).phrase.en)")
  }
}
