private import OutturnSeries

extension TextRenderer {
  /// What the first growth target's and the first level target's being met hangs on, largest share
  /// first as the document has them; in brief without what is under one per cent.
  func leadingSources(_ document: ProbabilityDocument) -> [Phrase] {
    let ordered =
      document.targets.filter(\.target.headline) + document.targets.filter { !$0.target.headline }
    let leading = [Measure.growth, .level].compactMap { measure in
      ordered.first { entry in
        entry.target.measure == measure
          && document.sourcesOfUncertainty.contains { $0.target == entry.target.id }
      }
    }
    return leading.map { entry in
      let target = Phrases.briefTarget(entry.target, style: style)
      let parts = document.sourcesOfUncertainty.filter {
        $0.target == entry.target.id && (isDetailed || $0.share >= 0.005)
      }.map {
        let name = Self.name(of: $0.source)
        let value = share($0.share)
        return Phrase(zhHans: "\(name.zhHans)\(value.zhHans)", en: "\(name.en) \(value.en)")
      }
      return Phrase(
        zhHans: "\(target.zhHans)：\(Phrase.list(parts).zhHans)",
        en: "\(target.en): \(Phrase.list(parts).en)")
    }
  }

  /// The same as rows of a table, the label beside the first.
  func sourceRows(_ document: ProbabilityDocument) -> [(Phrase, Phrase)] {
    leadingSources(document).enumerated().map { place, clause in
      (place == 0 ? Label.hangsOn.phrase : .empty, clause)
    }
  }

  /// The shares of every target, and what knowing a source would be worth.
  func appendSources(_ document: ProbabilityDocument, to page: inout TextPage) {
    let sources = document.sourcesOfUncertainty
    guard !sources.isEmpty else { return }
    let kinds = UncertaintySource.Kind.allCases.filter { kind in
      sources.contains { $0.source == kind }
    }
    var table = TextTable(
      [.init(Label.target.phrase, wraps: true)]
        + kinds.map { .init(Self.name(of: $0).capitalised, .right) })
    for entry in document.targets {
      let own = sources.filter { $0.target == entry.target.id }
      guard !own.isEmpty else { continue }
      table.append(
        [Phrases.briefTarget(entry.target, style: style)]
          + kinds.map { kind in
            own.first { $0.source == kind }.map { share($0.share) } ?? .empty
          })
    }
    page.append(.section(Label.outcomeSources.phrase))
    let largest = sources.map(\.mcStandardError).max() ?? 0
    let error = style.standardError(largest)
    page.append(
      .paragraph(
        Phrase(
          zhHans: "各来源占“达成与否”方差的比重，模拟误差不超过\(error.zhHans)。",
          en: "Each source's share of the variance of met or missed; Monte Carlo error at most "
            + "\(error.en).")))
    page.append(.table(table))
  }

  private func share(_ share: Double) -> Phrase {
    share < 0.005
      ? Phrase(zhHans: "不足1%", en: "under 1 %") : style.percent(100 * share, decimals: 0)
  }

  private static func name(of source: UncertaintySource.Kind) -> Phrase {
    switch source {
    case .shocks: Phrase(zhHans: "今后的冲击", en: "shocks to come")
    case .parameters: Phrase(zhHans: "参数与现状", en: "parameters and present state")
    case .model: Phrase(zhHans: "模型形式", en: "form of the model")
    case .baseLevel: Phrase(zhHans: "基数", en: "base level")
    case .deflator: Phrase(zhHans: "价格变动", en: "price changes")
    }
  }
}
