private import Glibc

/// The record of one forecaster over many forecasts of one target.
///
/// Scores of units are averaged unit by unit first, so that no unit counts by its length.
public struct ScoreSummary: Sendable, Hashable {
  public let target: ForecastTarget
  public let count: Int
  public let unitCount: Int
  /// Years that were forecast.
  public let yearCount: Int
  /// Mean over units of a unit's mean CRPS, in points of growth.
  public let crps: Double
  /// The unit in the middle.
  public let medianCRPS: Double
  /// 1 − geometric mean over units of the CRPS against the reference's; nil for lack of one.
  public let skill: Double?
  /// Share of units that it serves better than the reference.
  public let shareBetter: Double?
  public let meanAbsoluteError: Double
  /// Mean score of the half-point bin.
  public let logScore: Double
  /// Of the events plan, last and mean together.
  public let brier: BrierDecomposition
  public let calibration: Calibration
  public let reliability: Reliability
  /// Against the reference, CRPS by unit's scale; nil for the reference itself.
  public let comparison: ForecastComparison?

  /// - Parameters:
  ///   - forecasts: Of one target, at least one.
  ///   - reference: The reference's forecasts of the same; forecasts that only one of them made are
  ///     left out of the comparison. Nil for the reference itself.
  public init(_ forecasts: [ScoredForecast], reference: [ScoredForecast]?) {
    precondition(!forecasts.isEmpty, "no forecasts to sum up")
    let target = forecasts[0].target
    precondition(forecasts.allSatisfy { $0.target == target }, "forecasts of several targets")
    self.target = target
    count = forecasts.count
    let byUnit = Self.meanCRPS(forecasts)
    unitCount = byUnit.count
    yearCount = Set(forecasts.map(\.targetYear)).count
    crps = mean(byUnit.map(\.value))
    medianCRPS = median(byUnit.map(\.value))
    meanAbsoluteError = mean(forecasts.map(\.absoluteError))
    logScore = mean(forecasts.map(\.logScore))
    let events = forecasts.flatMap(\.events)
    brier = BrierDecomposition(events)
    reliability = Reliability(events)
    calibration = Calibration(
      transforms: forecasts.map(\.transform), clusters: forecasts.map(\.targetYear))
    guard let reference else {
      (skill, shareBetter, comparison) = (nil, nil, nil)
      return
    }
    let others = Dictionary(uniqueKeysWithValues: reference.map { ($0.key, $0) })
    let shared = forecasts.filter { others[$0.key] != nil }
    // A reference that never erred leaves nothing to divide by: its units do not enter.
    let scales = Dictionary(
      uniqueKeysWithValues: Self.meanCRPS(shared.map { others[$0.key]! }).filter {
        $0.value > 0
      }.map { ($0.unit, $0.value) })
    let common = shared.filter { scales[$0.unit] != nil }
    guard !common.isEmpty else {
      (skill, shareBetter, comparison) = (nil, nil, nil)
      return
    }
    let own = Self.meanCRPS(common)
    let ratios = own.map { $0.value / scales[$0.unit]! }
    skill = 1 - exp(mean(ratios.map { log($0) }))
    shareBetter = mean(ratios.map { $0 < 1 ? 1 : 0 })
    comparison = ForecastComparison.panel(
      common.map {
        PanelLoss(
          origin: $0.origin, first: $0.crps, second: others[$0.key]!.crps,
          scale: scales[$0.unit]!)
      })
  }

  /// Each unit's mean CRPS, in order of name.
  private static func meanCRPS(
    _ forecasts: [ScoredForecast]
  ) -> [(unit: String, value: Double)] {
    var byUnit: [String: [Double]] = [:]
    for forecast in forecasts { byUnit[forecast.unit, default: []].append(forecast.crps) }
    return byUnit.keys.sorted().map { ($0, mean(byUnit[$0]!)) }
  }
}
