public import OutturnModels
public import OutturnSeries

/// What was published of one series in one region, as the model's rule picks it.
public struct IndicatorHistory: Sendable, Hashable {
  public var region: String
  /// Growth by year, in per cent.
  public var growth: [Int: Double]
  /// The last published level, with its year.
  public var lastLevel: Level?
  /// What the model takes prices to change by, by year, in per cent.
  public var priceChanges: [Int: Double]
  /// For years that it does not name.
  public var laterPriceChange: Double?

  public init(
    region: String, growth: [Int: Double], lastLevel: Level?, priceChanges: [Int: Double] = [:],
    laterPriceChange: Double? = nil
  ) {
    self.region = region
    self.growth = growth
    self.lastLevel = lastLevel
    self.priceChanges = priceChanges
    self.laterPriceChange = laterPriceChange
  }

  /// A level as published.
  public struct Level: Sendable, Hashable {
    public var year: Int
    public var value: Double
    public var interval: ClosedRange<Double>

    public init(year: Int, value: Double, interval: ClosedRange<Double>) {
      self.year = year
      self.value = value
      self.interval = interval
    }
  }

  /// Prices over some years together, in per cent; nil where one of them is not known.
  func prices(after first: Int, through last: Int) -> Double? {
    var factor = 1.0
    for year in (first + 1)...last {
      // What holds later says nothing of years before those that are named.
      let later = priceChanges.keys.max().map { year > $0 } ?? true ? laterPriceChange : nil
      guard let change = priceChanges[year] ?? later else { return nil }
      factor *= 1 + change / 100
    }
    return 100 * (factor - 1)
  }
}

/// The past that a plan's numbers are held against: published figures only, no model.
public struct PlanEvidence: Sendable {
  /// By series id, the plan's own region first, then the regions around it.
  public var histories: [String: [IndicatorHistory]]

  public static let none = PlanEvidence(histories: [:])

  public init(histories: [String: [IndicatorHistory]]) {
    self.histories = histories
  }

  /// What a dataset holds of every series.
  public init(_ specification: ModelSpecification, _ dataset: Dataset, region: String) {
    var histories: [String: [IndicatorHistory]] = [:]
    let nest = specification.regions.prefix { $0.id != region }.reversed().map(\.id)
    for series in specification.series {
      histories[series.id] = ([region] + nest).map { region in
        func used(_ measure: Measure) -> [Observation] {
          dataset.series(
            SeriesKey(region: region, series: series.id, measure: measure),
            rule: specification.vintageRule
          ).observations.filter { $0.period.year <= specification.baseYear }
        }
        let last = used(.level).last
        return IndicatorHistory(
          region: region,
          growth: Dictionary(
            used(.growth).map { ($0.period.year, $0.value) }, uniquingKeysWith: { $1 }),
          lastLevel: last.map {
            IndicatorHistory.Level(
              year: $0.period.year, value: $0.value, interval: $0.roundingInterval)
          },
          priceChanges: series.isReal ? specification.deflator.years.mapValues(\.mean) : [:],
          laterPriceChange: series.isReal ? specification.deflator.later.mean : nil)
      }
    }
    self.init(histories: histories)
  }

  /// The past of an indicator in the plan's own region.
  func own(_ indicator: Indicator) -> IndicatorHistory? {
    indicator.series.flatMap { histories[$0]?.first }
  }
}

extension Observation {
  /// Half a unit of its last digit on each side.
  var roundingInterval: ClosedRange<Double> {
    let half = 0.5 / DecimalFraction.power(min(decimals, 22))
    return (value - half)...(value + half)
  }
}
