public import OutturnEvaluation
public import OutturnSeries

/// The record of one forecaster on the series of a region together, all regions.
///
/// Each series is divided by the size of its yearly changes seen at the origin.
public struct JointBacktestScore: Sendable, Hashable, Encodable {
  /// Id of the forecaster.
  public var model: String
  public var name: LocalizedText
  /// Years ahead.
  public var horizon: Int
  /// Joint forecasts judged.
  public var count: Int
  /// Years that were forecast.
  public var years: Int
  /// Mean energy score; smaller is better, as of all scores.
  public var energy: Double
  /// Mean variogram score of order ½, which sees wrong links.
  public var variogram: Double
  /// Of the energy score, against the reference; nil for the reference and where it cannot be
  /// computed.
  @Nullable public var comparison: ComparisonRecord?

  /// - Parameters:
  ///   - forecasts: At least one.
  ///   - reference: The reference's, of the same units and origins; nil for the reference.
  public init(
    _ forecasts: [JointScoredForecast], model: String, name: LocalizedText,
    reference: [JointScoredForecast]?
  ) {
    precondition(!forecasts.isEmpty, "no joint forecasts to sum up")
    self.model = model
    self.name = name
    horizon = forecasts[0].horizon
    count = forecasts.count
    years = Set(forecasts.map(\.targetYear)).count
    energy = forecasts.reduce(0) { $0 + $1.energy } / Double(count)
    variogram = forecasts.reduce(0) { $0 + $1.variogram } / Double(count)
    let losses = (reference ?? []).compactMap { other -> PanelLoss? in
      guard
        let own = forecasts.first(where: { $0.unit == other.unit && $0.origin == other.origin })
      else { return nil }
      return PanelLoss(origin: other.origin, first: own.energy, second: other.energy, scale: 1)
    }
    comparison = ForecastComparison.panel(losses).flatMap(ComparisonRecord.init)
  }

  enum CodingKeys: String, CodingKey {
    case model, name, horizon, years, energy, variogram, comparison
    case count = "n"
  }
}
