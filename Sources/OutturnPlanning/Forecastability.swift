public import OutturnModels
public import OutturnSeries

/// Whether a target can have a probability, or why not.
public enum Forecastability: Sendable, Hashable {
  /// From joint paths of the model.
  case possible
  /// By what indicators of its kind do: one year is known and no link to others.
  case byKind(KindForecast)
  case impossible(Reason)

  /// Why there is none, from the most to the least basic.
  public enum Reason: String, Sendable, Hashable, CaseIterable, Codable {
    /// The plan states an outturn and no target.
    case noTarget = "no_target"
    /// Nothing is known of the indicator's past.
    case noHistory = "no_history"
    /// Last year's figure covers other things than the target, so that it is no base.
    case differentScope = "different_scope"
    /// One figure, of a kind whose changes have no known law.
    case onlyOneOutturn = "only_one_outturn"
    /// Its series has data and no model.
    case seriesNotModelled = "series_not_modelled"
    /// The model is about another region.
    case regionNotModelled = "region_not_modelled"
    /// Growth is modelled, and no published level says what it starts from.
    case noPublishedBase = "no_published_base"
  }

  public var isPossible: Bool { self == .possible }

  /// The reason, when it is impossible.
  public var reason: Reason? {
    if case .impossible(let reason) = self { reason } else { nil }
  }
}

extension Plan {
  /// Whether the target of one measure of an indicator can have a probability.
  ///
  /// - Parameters:
  ///   - dataset: Where the past of modelled series stands.
  ///   - givenBases: Series whose level in the base year a person gave.
  public func forecastability(
    of indicator: Indicator, _ measure: Measure, specification: ModelSpecification,
    dataset: Dataset, givenBases: Set<String> = []
  ) -> Forecastability {
    guard indicator.target(measure) != nil else { return .impossible(.noTarget) }
    guard let series = indicator.series else {
      if let forecast = KindForecast(indicator, measure) { return .byKind(forecast) }
      let isKnown = indicator.outturn.level != nil || indicator.outturn.growth != nil
      guard isKnown else { return .impossible(.noHistory) }
      if measure == .level, indicator.outturn.level == nil { return .impossible(.noPublishedBase) }
      return .impossible(indicator.isComparable ? .onlyOneOutturn : .differentScope)
    }
    guard specification.modelled.contains(series) else { return .impossible(.seriesNotModelled) }
    guard region == specification.focus else { return .impossible(.regionNotModelled) }
    // The nest lends a district its scale; what it lends to must have been seen at least once.
    let key = SeriesKey(region: region, series: series, measure: .growth)
    guard dataset.observations[key]?.isEmpty == false else { return .impossible(.noHistory) }
    // A part's level is its share of the total's.
    let known = [series] + specification.totals(of: series)
    if measure == .level, specification.levels[known[known.count - 1]] == nil,
      !known.contains(where: givenBases.contains)
    {
      return .impossible(.noPublishedBase)
    }
    return .possible
  }
}
