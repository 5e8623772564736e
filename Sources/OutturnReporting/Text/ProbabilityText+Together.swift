private import OutturnSeries

extension TextRenderer {
  // MARK: Together

  func appendJoint(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard let joint = document.joint else { return }
    page.append(.section(Label.joint.phrase))
    var pairs = [
      (
        counted(.allHeadline, joint.all),
        sentence(Chance(joint.all)) + (isDetailed ? .empty : notProduct(joint))
      )
    ]
    if joint.forecastable.targets.count > joint.all.targets.count {
      pairs.append(
        (counted(.allForecastable, joint.forecastable), sentence(Chance(joint.forecastable))))
    }
    if joint.atLeast.count > 2 { pairs.append((Label.atLeastK.phrase, atLeast(joint))) }
    if isDetailed { pairs.append((Label.ifIndependent.phrase, unrelated(joint))) }
    if let most = document.binding.max(by: { $0.gain < $1.gain }), most.gain > 0 {
      pairs.append((Label.bindingMost.phrase, sentence(most, of: document, joint: joint)))
    }
    if isDetailed, let promised = joint.promised {
      pairs.insert((counted(.allPromised, promised), sentence(Chance(promised))), at: 1)
    }
    if isDetailed, let given = ifMet(document) { pairs.append(given) }
    if let fair = fair(document) { pairs.append((Label.fairTargets.phrase, fair)) }
    page.append(.table(TextTable(pairs: pairs)))
  }

  private func counted(_ label: Label, _ joint: JointProbability) -> Phrase {
    let count = joint.targets.count
    return label.phrase + Phrase(zhHans: "\(count)项", en: "\(count)").inParentheses
  }

  /// `1项83.0%，2项58.5%，3项36.1%`.
  private func atLeast(_ joint: JointSummary) -> Phrase {
    let parts = joint.atLeast.indices.dropFirst().map { count in
      let value = style.probability(
        joint.atLeast[count], standardError: joint.all.standardError(of: joint.atLeast[count]))
      return Phrase(zhHans: "\(count)项\(value.zhHans)", en: "\(count): \(value.en)")
    }
    return Phrase(
      zhHans: parts.map(\.zhHans).joined(separator: "，"),
      en: parts.map(\.en).joined(separator: ", "))
  }

  /// What the product of the single probabilities would say, where it is wrong.
  private func notProduct(_ joint: JointSummary) -> Phrase {
    let (product, all) = (joint.productOfMarginals, joint.all.probability)
    if 0.9 * product...1.1 * product ~= all { return .empty }
    let value = self.product(joint)
    return Phrase(
      zhHans: "；不是各项相乘的\(value.zhHans)",
      en: "; not the product of the single ones, \(value.en)"
    )
  }

  private func product(_ joint: JointSummary) -> Phrase {
    let product = joint.productOfMarginals
    return style.probability(product, standardError: joint.all.standardError(of: product))
  }

  /// The product of the single probabilities, and which way the truth differs.
  private func unrelated(_ joint: JointSummary) -> Phrase {
    let (product, all) = (joint.productOfMarginals, joint.all.probability)
    let remark =
      if all > 1.1 * product {
        Phrase(
          zhHans: "；各项指标往往同升同降，所以实际比这高",
          en: "; higher in truth, since the indicators tend to rise and fall together")
      } else if all < 0.9 * product {
        Phrase(
          zhHans: "；各项指标往往此消彼长，所以实际比这低",
          en: "; lower in truth, since one indicator tends to rise as another falls")
      } else {
        Phrase(zhHans: "；与实际相差不大", en: "; not far from the truth")
      }
    return self.product(joint) + remark
  }

  private func sentence(
    _ binding: BindingTarget, of document: ProbabilityDocument, joint: JointSummary
  ) -> Phrase {
    let name = targetNames(document)[binding.target] ?? .verbatim(binding.target)
    if !isDetailed, let easing = binding.eased { return name + eased(easing, joint: joint) }
    let without = style.probability(
      binding.jointWithout, standardError: joint.all.standardError(of: binding.jointWithout))
    return Phrase(
      zhHans: "\(name.zhHans)；不计这一项，其余主要目标同时达成的概率为\(without.zhHans)",
      en: "\(name.en); without it the other headline targets together have \(without.en)")
      + (binding.eased.map { eased($0, joint: joint) } ?? .empty)
  }

  private func eased(_ eased: EasedTarget, joint: JointSummary) -> Phrase {
    let threshold = style.percent(eased.threshold)
    let value = style.probability(
      eased.joint, standardError: joint.all.standardError(of: eased.joint))
    let chinese =
      isDetailed
      ? "，把它放宽到\(threshold.zhHans)则为\(value.zhHans)"
      : "；放宽到\(threshold.zhHans)，同时达成的概率升至\(value.zhHans)"
    return Phrase(
      zhHans: chinese, en: "; eased to \(threshold.en) all of them have \(value.en)")
  }

  /// What the first headline target's chance becomes where each other one is met, against what it
  /// is: `规模工业增加值达标72%，社会消费品零售总额达标60%`.
  private func ifMet(_ document: ProbabilityDocument) -> (Phrase, Phrase)? {
    guard let joint = document.joint, let first = joint.all.targets.first,
      let own = document.targets.first(where: { $0.target.id == first })
    else { return nil }
    let parts = joint.pairs.filter { $0.first == first }.compactMap { pair -> Phrase? in
      guard let given = pair.firstGivenSecond,
        let other = document.targets.first(where: { $0.target.id == pair.second })
      else { return nil }
      let value = style.percent(100 * given, decimals: 0)
      return Phrase(
        zhHans: "\(other.target.name.zhHans)达标时\(value.zhHans)",
        en: "\(value.en) if \(other.target.name.en) meets its target")
    }
    guard !parts.isEmpty else { return nil }
    let usual = style.percent(100 * own.probability, decimals: 0)
    return (
      Phrase(zhHans: "\(own.target.name.zhHans)达标的概率", en: "Chance of \(own.target.name.en)"),
      Phrase(
        zhHans: "平时\(usual.zhHans)；" + parts.map(\.zhHans).joined(separator: "，"),
        en: "\(usual.en) as it is; " + parts.map(\.en).joined(separator: ", "))
    )
  }

  /// What could be asked for with three chances in five.
  private func fair(_ document: ProbabilityDocument) -> Phrase? {
    let parts = document.targets.filter(\.isHeadlineFloor).compactMap { entry -> Phrase? in
      guard let threshold = entry.threshold(at: 0.6) else { return nil }
      var target = entry.target
      // Rounded down, so that the chance is no smaller than said.
      target.threshold = (10 * threshold).rounded(.down) / 10
      target.decimals = 1
      return Phrases.briefTarget(target, style: style)
    }
    return parts.isEmpty ? nil : .list(parts)
  }

  func targetNames(_ document: ProbabilityDocument) -> [String: Phrase] {
    Dictionary(
      document.targets.map { ($0.target.id, Phrases.target($0.target, style: style)) },
      uniquingKeysWith: { first, _ in first })
  }

  // MARK: Bases

  func appendBases(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard let first = document.baseLevels.first else { return }
    let names = targetNames(document)
    func name(_ base: BaseLevel) -> Phrase { names[base.target] ?? .verbatim(base.target) }
    let isOne = document.baseLevels.allSatisfy { $0.target == first.target }
    page.append(
      .section(isOne ? Label.bases.phrase.withColon + name(first) : Label.bases.phrase))
    let year = Phrases.period(first.period)
    let level =
      Phrase(zhHans: "\(year.zhHans)总量", en: "Level of \(year.en)")
      + UnitName.phrase(first.unit).inParentheses
    page.append(
      .table(
        TextTable(
          [
            .init(Label.target.phrase, wraps: true), .init(Label.baseKind.phrase, wraps: true),
            .init(level, .right), .init(Label.interval90.phrase, .right),
            .init(Label.probability.phrase, .right), .init(Label.inUse.phrase),
          ],
          rows: document.baseLevels.map { base in
            [
              isOne && !isDetailed ? .empty : name(base), Phrases.baseKind(base.kind),
              style.number(base.levelMedian),
              base.levelLow == base.levelHigh
                ? .empty : style.range(Interval(low: base.levelLow, high: base.levelHigh)),
              style.probability(base.probability, standardError: base.mcStandardError),
              (base.inUse ? Label.yes : .no).phrase,
            ]
          })))
  }
}
