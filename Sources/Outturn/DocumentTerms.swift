internal import OutturnModels
internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

// The engine's terms as the documents write them.

extension Forecastability.Reason {
  var inDocument: UnavailableReason {
    switch self {
    case .noTarget: .notQuantified
    case .noHistory: .noHistory
    case .onlyOneOutturn: .shortHistory
    case .differentScope: .differentConcept
    case .seriesNotModelled, .regionNotModelled: .notModelled
    case .noPublishedBase: .noBaseLevel
    }
  }
}

extension ResolvedTarget {
  var reference: TargetReference {
    TargetReference(
      id: id, indicator: indicator, series: series, name: name, period: Period(year: year),
      measure: measure, sense: sense, threshold: threshold.value, band: band, unit: unit,
      decimals: threshold.decimals, headline: isHeadline, stretch: isStretch)
  }
}

extension PathEnsemble {
  /// What the number of a target would have to be for probabilities from 98 down to 2 per cent.
  func thresholds(of target: ResolvedTarget) -> [AttainableThreshold] {
    let cell = target.cell
    return Self.thresholdProbabilities.map { probability in
      AttainableThreshold(
        probability: probability,
        threshold: quantile(
          target.sense.wantsMore ? 1 - probability : probability, target.measure,
          series: cell.series, step: cell.step))
    }
  }

  /// Probabilities for which the number of a target is told.
  static let thresholdProbabilities =
    [0.98] + stride(from: 19, through: 1, by: -1).map { Double($0) / 20 } + [0.02]

  /// The levels that every document prints.
  static let printedQuantiles = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

  func quantiles(_ measure: Measure, series: Int, step: Int) -> Quantiles {
    let levels = Self.printedQuantiles
    let values = quantiles(levels, measure, series: series, step: step)
    return Quantiles(zip(levels, values).map { (level: $0, value: $1) })
  }

  func distribution(_ measure: Measure, series: Int, step: Int) -> Distribution {
    let mean = mean(measure, series: series, step: step)
    let deviation = standardDeviation(measure, series: series, step: step)
    return Distribution(
      mean: mean.isFinite ? mean : nil, sd: deviation.isFinite ? deviation : nil,
      quantiles: quantiles(measure, series: series, step: step))
  }
}

extension Tails {
  /// As it is written on the command line.
  var text: String {
    let shape: String? =
      switch shape {
      case nil: nil
      case .normal: "normal"
      case .studentT(let nu): "t:\(nu)"
      case .bootstrap: "bootstrap"
      }
    let volatility = volatility > 0 ? "volatile:\(volatility)" : nil
    return [shape, volatility].compactMap(\.self).joined(separator: "+")
  }
}
