private import OutturnSeries

extension TextRenderer {
  // MARK: Intervals

  func appendIntervals(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard !document.targets.isEmpty else { return }
    page.append(.section(Label.intervals.phrase))
    let shares: [(Label, Double)] = [
      (.interval50, 0.5), (.interval80, 0.8), (.interval90, 0.9),
    ]
    var table = TextTable(
      [
        .init(Glossary.indicator.phrase.capitalised, wraps: true),
        .init(Glossary.median.phrase.capitalised, .right),
      ] + shares.map { .init($0.0.phrase, .right) })
    for entry in document.targets {
      let name = indicator(entry.target)
      let median = entry.quantiles[0.5].map { value($0, of: entry.target) } ?? .empty
      table.append(
        [name, median]
          + shares.map { _, share in
            entry.quantiles.interval(share).map { range($0, of: entry.target) } ?? .empty
          })
    }
    page.append(.table(table))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "90%区间指模拟路径中有九成落在其中，其余类推。",
          en: "Nine in ten of the simulated futures lie in the 90 % interval, and so on.")))
  }

  /// `地区生产总值增速`, `GDP growth`; with the unit for a level.
  private func indicator(_ target: TargetReference) -> Phrase {
    let name = Phrase(target.name)
    switch target.measure {
    case .growth: return Phrase(zhHans: "\(name.zhHans)增速", en: "\(name.en) growth")
    case .level: return name + UnitName.phrase(target.unit).inParentheses
    }
  }

  private func value(_ value: Double, of target: TargetReference) -> Phrase {
    target.measure == .growth ? style.percent(value) : style.number(value)
  }

  private func range(_ interval: Interval, of target: TargetReference) -> Phrase {
    target.measure == .growth ? style.percentRange(interval) : style.range(interval)
  }

  // MARK: Uncertainty

  func appendUncertainty(_ document: ProbabilityDocument, to page: inout TextPage) {
    page.append(.section(Label.uncertainty.phrase))
    var pairs: [(Phrase, Phrase)] = []
    let errors =
      document.targets.map(\.mcStandardError) + document.expressions.map(\.mcStandardError)
    if let largest = errors.max() {
      pairs.append((Label.simulationError.phrase, simulation(largest, document.header)))
    }
    if let check = document.closedFormCheck {
      pairs.append((Label.closedFormCheck.phrase, sentence(check, models: document.models)))
    }
    pairs.append((Label.calibration.phrase, calibration(document)))
    page.append(.table(TextTable(pairs: pairs)))
    appendModels(document, to: &page)
    appendSources(document, to: &page)
  }

  private func simulation(_ error: Double, _ header: DocumentHeader) -> Phrase {
    let size = style.standardError(error)
    guard let paths = header.paths, let seed = header.seed else { return size }
    let count = style.count(paths)
    return Phrase(
      zhHans: "不超过\(size.zhHans)（路径\(count.zhHans)条，随机种子\(seed)），不含模型本身的误差",
      en: "at most \(size.en) (\(count.en) paths, seed \(seed)); says nothing of the models")
  }

  private func sentence(_ check: ClosedFormCheck, models: [ModelMember]) -> Phrase {
    let model =
      models.first { $0.id == check.model }.map { Phrase($0.name) } ?? .verbatim(check.model)
    let places = max(
      style.decimals, NumberStyle.supportedDecimals(100 * check.mcStandardError, otherwise: 2))
    let exact = style.percent(100 * check.exact, decimals: places)
    let simulated = style.percent(100 * check.simulated, decimals: places)
    let z = check.z.map { style.number($0.magnitude, decimals: 1) }
    return Phrase(
      zhHans: "\(model.zhHans)精确值\(exact.zhHans)，模拟值\(simulated.zhHans)"
        + (z.map { "，相差\($0.zhHans)个标准误" } ?? ""),
      en: "\(model.en): exact \(exact.en), simulated \(simulated.en)"
        + (z.map { ", \($0.en) standard errors apart" } ?? ""))
  }

  private func calibration(_ document: ProbabilityDocument) -> Phrase {
    let note = Phrase(document.calibrationNote)
    guard let record = document.calibration else { return note }
    let cover = record.cover.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }.map {
      let share = style.percent(100 * $0.value, decimals: 0)
      return Phrase(
        zhHans: "\($0.key)%区间覆盖\(share.zhHans)", en: "\($0.key) % interval covered \(share.en)")
    }
    let count = Phrase(
      zhHans: "提前\(record.horizon)年的预测\(record.count)次",
      en: "\(record.count) forecasts at horizon \(record.horizon)")
    return .clauses([count] + cover + [note])
  }

  private func appendModels(_ document: ProbabilityDocument, to page: inout TextPage) {
    let rows =
      document.targets.map { (Phrases.target($0.target, style: style), $0.byModel) }
      + document.expressions.map { (Phrase.verbatim($0.text), $0.byModel) }
    guard document.models.count > 1, rows.contains(where: { !$0.1.isEmpty }) else { return }
    page.append(.section(Label.byModel.phrase))
    var table = TextTable(
      [.init(Label.target.phrase, wraps: true)]
        + document.models.map { .init(Phrase($0.name) + weight($0), .right) })
    for (name, byModel) in rows where !byModel.isEmpty {
      table.append(
        [name]
          + document.models.map { member in
            byModel[member.id].flatMap { style.spread([$0]) } ?? .empty
          })
    }
    page.append(.table(table))
  }

  private func weight(_ member: ModelMember) -> Phrase {
    guard member.weight > 0 else { return Phrase(zhHans: "，仅作对照", en: ", for comparison") }
    let share = style.percent(100 * member.weight, decimals: 0)
    return Phrase(zhHans: "，权重\(share.zhHans)", en: ", weight \(share.en)")
  }

  private func appendSources(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard !document.sourcesOfUncertainty.isEmpty else { return }
    page.append(.section(Label.varianceShares.phrase))
    var table = TextTable([
      .init(Label.target.phrase, wraps: true),
      .init(Glossary.source.phrase.capitalised, wraps: true),
      .init(Label.shareOfVariance.phrase, .right),
    ])
    for source in document.sourcesOfUncertainty {
      table.append([
        forecast(Phrase(source.seriesName), source.period), Phrase(source.name),
        style.percent(100 * source.share, decimals: 0),
      ])
    }
    page.append(.table(table))
  }

  // MARK: Composition

  /// The parts of each forecast's centre and their sum.
  func appendComposition(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard !document.composition.isEmpty else { return }
    page.append(.section(Label.composition.phrase))
    var table = TextTable([
      .init(Label.target.phrase, wraps: true), .init(Label.part.phrase, wraps: true),
      .init(Label.points.phrase, .right),
    ])
    var rest = document.composition[...]
    while let first = rest.first {
      let name = forecast(Phrase(first.seriesName), first.period)
      let parts = rest.prefix { $0.series == first.series && $0.period == first.period }
      for part in parts {
        table.append([name, Phrase(part.name), style.signed(part.points, decimals: 2)])
      }
      let sum = parts.reduce(0) { $0 + $1.points }
      table.append([name, Label.sum.phrase, style.number(sum, decimals: 2)])
      rest = rest.dropFirst(parts.count)
    }
    page.append(.table(table))
  }

  // MARK: Borrowing

  func appendBorrowing(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard !document.borrowing.isEmpty else { return }
    page.append(.section(Label.borrowing.phrase))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "假如某地区历年数据都高出1个百分点，本地预测值会变动多少：",
          en: "How far the forecast moves when every figure of a region is one point higher:")))
    var table = TextTable([
      .init(Label.target.phrase, wraps: true), .init(Glossary.region.phrase.capitalised),
      .init(Label.shift.phrase, .right), .init(Label.shareOfWeight.phrase, .right),
    ])
    for entry in document.borrowing {
      table.append([
        forecast(Phrase(entry.seriesName), entry.period), Phrase(entry.name),
        style.signed(entry.weight, decimals: 2), style.percent(100 * entry.share, decimals: 0),
      ])
    }
    page.append(.table(table))
  }

  /// `2026年地区生产总值增速`, `GDP growth in 2026`.
  private func forecast(_ series: Phrase, _ period: Period) -> Phrase {
    let period = Phrases.period(period)
    return Phrase(
      zhHans: "\(period.zhHans)\(series.zhHans)增速", en: "\(series.en) growth in \(period.en)")
  }
}
