public import OutturnRandom

/// The default forecast of a panel: which model, by what the units are to each other.
///
///     var forecaster = PanelForecaster()
///     forecaster.units = .countries
///     let paths = try forecaster.fit(panel, seed: Seed(1))
///       .model.simulatedPaths(horizon: 5, count: 4000, seed: Seed(1))
///
/// - Countries: a pool of the robust filter and the hierarchical autoregression.
/// - Regions of one country: the path that they share and their deviations from it.
/// - Not said: by ``CommonShare``; a pool of both forms when it cannot tell.
public struct PanelForecaster: Sendable {
  /// What the units are to each other.
  public var units = PanelUnits.auto
  /// Whether growth is at current prices.
  public var isNominal = false
  /// The path that regions share, one value a period of the panel, where one is published; the
  /// median over the regions otherwise.
  public var nationalSeries: [Double?]?
  /// Years that no estimate is to learn from: the pandemic and its rebound. A unit that would keep
  /// fewer than two figures keeps them all.
  public var crisisYears: Set<Int> = [2020, 2021]

  public init() {}

  /// Which form was used, and why.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case countries, regions, both
  }

  /// A panel that was fitted.
  public struct Fitted: Sendable {
    public let form: Form
    public let share: CommonShare
    public let model: any FittedForecastModel
  }

  /// Fits the form that suits the panel.
  ///
  /// - Parameter panel: Every unit with at least one value.
  /// - Throws: ``EstimationError/noCompleteRows(regions:series:)`` for units without a value.
  public func fit(_ panel: PanelTable, seed: Seed) throws(EstimationError) -> Fitted {
    let panel = panel.leavingOut(crisisYears, keeping: Self.fewestFigures)
    let share = CommonShare(panel)
    let form = form(share)
    let model: any FittedForecastModel
    switch form {
    case .countries: model = try countries(panel, seed: seed)
    case .regions: model = regions(panel)
    case .both: model = PooledPosterior(try countries(panel, seed: seed), regions(panel))
    }
    return Fitted(form: form, share: share, model: model)
  }

  private func form(_ share: CommonShare) -> Form {
    switch units {
    case .countries: .countries
    case .regionsOfOneCountry: .regions
    case .auto:
      if share.changes == 0 {
        .countries
      } else if share.changes < Self.enoughChanges || Self.doubtful.contains(share.value) {
        .both
      } else {
        share.value < Self.doubtful.lowerBound ? .countries : .regions
      }
    }
  }

  /// 113 countries had at most 0.16 over ten years and more, provinces of China 0.27 to 0.53 over
  /// ten, and so had Europe's.
  private static let doubtful = 0.2...0.5
  /// Years of changes below which the share cannot tell.
  private static let enoughChanges = 6

  private static let fewestFigures = 2
  /// Chosen on Gapminder's countries, 1981–2010, and confirmed on others: decision 0015.
  private static let upperShare = 0.88

  private func countries(
    _ panel: PanelTable, seed: Seed
  ) throws(EstimationError) -> PooledPosterior<HierarchicalPosterior, RobustFilterPosterior> {
    PooledPosterior(
      try HierarchicalAutoregression().fit(panel, seed: seed, threads: 1),
      RobustPanelFilter(prior: .countries).fit(panel), upperShare: Self.upperShare)
  }

  private func regions(
    _ panel: PanelTable
  ) -> RegionalPanelPosterior<RobustFilterPosterior> {
    var common = CommonPathModel()
    common.isNominal = isNominal
    let shared = nationalSeries ?? panel.medians
    precondition(shared.count == panel.periodCount, "a national series of other periods")
    let deviations = PanelTable(
      series: panel.series, units: panel.units, firstPeriod: panel.firstPeriod,
      values: panel.values.map { row in
        zip(row, shared).map { value, common in
          value.flatMap { value in common.map { value - $0 } }
        }
      })
    return RegionalPanelPosterior(
      common: common.fit(shared),
      deviations: RobustPanelFilter(prior: .regions).fit(deviations))
  }
}

extension PanelTable {
  /// The median over the units, period after period; nil where no unit has a value.
  package var medians: [Double?] {
    (0..<periodCount).map { t -> Double? in
      let sorted = values.compactMap { $0[t] }.sorted()
      if sorted.isEmpty { return nil }
      return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
  }
}
