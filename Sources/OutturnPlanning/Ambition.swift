private import OutturnSeries

/// How a growth target stands among the growth that was reached before.
public struct Ambition: Sendable, Hashable {
  /// Id of the indicator.
  public var indicator: String
  /// Per cent.
  public var target: Double
  /// The plan's own region first, then the regions around it; those without figures are left out.
  public var standings: [Standing]
  public var tag: Tag

  /// Against the growth of one region.
  public struct Standing: Sendable, Hashable {
    public var region: String
    /// Years with a figure, of the last ten.
    public var years: [Int]
    /// Share of them with less growth than the target, ties counting half: 0 to 1.
    public var percentile: Double
    public var median: Double
  }

  /// In a word.
  public enum Tag: String, Sendable, Hashable, CaseIterable, Codable {
    /// Above nearly all that was reached: at least four in five.
    case heroic
    /// Below nearly all that was reached: at most one in five.
    case sandbagged
    case ordinary
  }

  /// Years that are looked back on.
  public static let window = 10
  /// Figures without which no word is given.
  static let leastFigures = 5

  /// Nil without a floor of growth or without any figure.
  public init?(_ indicator: Indicator, planYear: Int, evidence: PlanEvidence) {
    guard let target = indicator.growthTarget, target.sense != .atMost, target.sense != .keep,
      let series = indicator.series, let histories = evidence.histories[series]
    else { return nil }
    let wanted = target.figure.value
    standings = histories.compactMap { history in
      let years = history.growth.keys.filter { $0 >= planYear - Self.window && $0 < planYear }
        .sorted()
      guard !years.isEmpty else { return nil }
      let values = years.map { history.growth[$0]! }.sorted()
      let middle = values.count / 2
      return Standing(
        region: history.region, years: years, percentile: Self.percentile(of: wanted, in: values),
        median: values.count % 2 == 1
          ? values[middle] : (values[middle - 1] + values[middle]) / 2)
    }
    guard !standings.isEmpty else { return nil }
    self.indicator = indicator.id
    self.target = wanted
    // Every region's year counts once, and the plan's own region may veto a word.
    let count = standings.reduce(0) { $0 + $1.years.count }
    let pooled =
      standings.reduce(0) { $0 + $1.percentile * Double($1.years.count) } / Double(count)
    let own = histories[0].region == standings[0].region ? standings[0].percentile : pooled
    tag =
      count < Self.leastFigures
      ? .ordinary
      : min(pooled, own) >= 0.8 ? .heroic : max(pooled, own) <= 0.2 ? .sandbagged : .ordinary
  }

  private static func percentile(of target: Double, in values: [Double]) -> Double {
    let below = values.count { $0 < target }
    let ties = values.count { $0 == target }
    return (Double(below) + 0.5 * Double(ties)) / Double(values.count)
  }
}
