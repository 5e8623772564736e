private import OutturnSeries

extension TextRenderer {
  // MARK: Values

  func value(_ value: Double, of target: TargetReference) -> Phrase {
    target.measure == .growth
      ? style.percent(value)
      : Phrase(
        zhHans: number(value, of: target).zhHans + UnitName.phrase(target.unit).zhHans,
        en: number(value, of: target).en)
  }

  private func number(_ value: Double, of target: TargetReference) -> Phrase {
    style.number(value, decimals: UnitName.isCount(target.unit) ? 0 : nil)
  }

  func range(_ interval: Interval, of target: TargetReference) -> Phrase {
    target.measure == .growth
      ? style.percentRange(interval)
      : style.range(interval, decimals: UnitName.isCount(target.unit) ? 0 : nil)
  }

  // MARK: Where the forecast comes from

  /// The series that the first growth target speaks of; nil when none does.
  func leadingSeries(_ document: ProbabilityDocument) -> String? {
    let linked = document.linkedTargets
    let ordered = linked.filter(\.target.headline) + linked.filter { !$0.target.headline }
    let growth = ordered.first { $0.target.measure == .growth }
    return document.composition.first { $0.seriesName == growth?.target.name }?.series
      ?? document.composition.first?.series ?? growth?.target.indicator
  }

  /// Centre, spread and borrowing of one growth forecast, a line each.
  func appendOrigin(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard let series = leadingSeries(document) else { return }
    let centre = document.composition.filter { $0.series == series }
    let sources = document.spread.filter { $0.series == series }
    let borrowing = document.borrowing.filter { $0.series == series }
    guard
      let (name, period) = centre.first.map({ ($0.seriesName, $0.period) })
        ?? sources.first.map({ ($0.seriesName, $0.period) })
        ?? borrowing.first.map({ ($0.seriesName, $0.period) })
    else { return }
    let forecast = forecast(Phrase(name), period)
    page.append(
      .section(
        Phrase(
          zhHans: "\(forecast.zhHans)的预测从何而来", en: "Where the forecast of \(forecast.en) comes from"
        )))
    var pairs: [(Phrase, Phrase)] = []
    if !centre.isEmpty {
      pairs.append((Label.centre.phrase, sum(centre.filter { $0.period == period })))
    }
    if !sources.isEmpty {
      pairs.append((Label.spread.phrase, shares(sources.filter { $0.period == period })))
    }
    if !borrowing.isEmpty {
      pairs.append((Label.leaning.phrase, leaning(borrowing.filter { $0.period == period })))
    }
    page.append(.table(TextTable(pairs: pairs)))
  }

  /// `2026年地区生产总值增速`, `GDP growth in 2026`.
  private func forecast(_ series: Phrase, _ period: Period) -> Phrase {
    let period = Phrases.period(period)
    return Phrase(
      zhHans: "\(period.zhHans)\(series.zhHans)增速", en: "\(series.en) growth in \(period.en)")
  }

  /// `全国5.05 - 湖南省0.22 + 永州市0.61 = 5.44（%）`, with one decimal more than figures have, so
  /// that the parts add up.
  func sum(_ parts: [CentrePart]) -> Phrase {
    let decimals = style.decimals + 1
    var text = Phrase.empty
    for (place, part) in parts.enumerated() {
      let name = Phrase(part.name)
      let isNegative = part.points < 0
      let sign = place == 0 ? (isNegative ? "-" : "") : isNegative ? " - " : " + "
      let size = DecimalText.fixed(part.points.magnitude, decimals: decimals)
      text =
        text + .verbatim(sign)
        + Phrase(zhHans: "\(name.zhHans)\(size)", en: "\(name.en) \(size)")
    }
    let total = style.percent(parts.reduce(0) { $0 + $1.points }, decimals: decimals)
    return text + Phrase(zhHans: " = \(total.zhHans)", en: " = \(total.en)")
  }

  /// Largest first: `湖南省自身的偏离46%、全国趋势的变动15%`.
  private func shares(_ sources: [SpreadPart]) -> Phrase {
    .list(
      sources.sorted { $0.share > $1.share }.map {
        named(Phrase($0.name), style.percent(100 * $0.share, decimals: 0))
      }) + Phrase(zhHans: "占方差的比重", en: "shares of the variance").inParentheses
  }

  func leaning(_ borrowing: [Borrowing]) -> Phrase {
    .list(
      borrowing.sorted { $0.share > $1.share }.map {
        let share =
          $0.share < 0.005
          ? Phrase(zhHans: "不足1%", en: "under 1 %") : style.percent(100 * $0.share, decimals: 0)
        return named(Phrase($0.name), share)
      })
  }

  private func named(_ name: Phrase, _ value: Phrase) -> Phrase {
    Phrase(zhHans: "\(name.zhHans)\(value.zhHans)", en: "\(name.en) \(value.en)")
  }

  // MARK: Uncertainty

  func appendUncertainty(_ document: ProbabilityDocument, to page: inout TextPage) {
    page.append(.section(Label.uncertainty.phrase))
    var pairs: [(Phrase, Phrase)] = []
    if let simulation = simulationError(document) {
      pairs.append((Label.simulationError.phrase, simulation))
    }
    if let check = document.closedFormCheck {
      pairs.append((Label.closedFormCheck.phrase, sentence(check, models: document.models)))
    }
    pairs += sourceRows(document)
    pairs.append((Label.calibration.phrase, calibration(document)))
    page.append(.table(TextTable(pairs: pairs)))
    appendRecord(document, to: &page)
  }

  func simulationError(_ document: ProbabilityDocument) -> Phrase? {
    let errors =
      document.linkedTargets.map(\.mcStandardError) + document.expressions.map(\.mcStandardError)
    return errors.max().map { simulation($0, document.header) }
  }

  func simulation(_ error: Double, _ header: DocumentHeader) -> Phrase {
    let size = style.standardError(error)
    guard let paths = header.paths else { return size }
    let count = style.count(paths)
    return Phrase(
      zhHans: "不超过\(size.zhHans)（路径\(count.zhHans)条），不含模型本身的误差",
      en: "at most \(size.en) (\(count.en) paths); says nothing of the models")
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
}
