/// A fact about figures that a person should look at; what it means is for the reader to say.
public enum DatasetFinding: Hashable, Sendable {
  /// One release of one figure stands twice.
  case duplicate(SeriesKey, first: Observation, second: Observation)
  /// A quantity cannot shrink by more than all of it, and no figure is infinite.
  case impossible(SeriesKey, Observation)
  /// A level of 0 or less, from which no growth can be computed.
  case levelNotPositive(SeriesKey, Observation)
  /// Two releases of one period differ by more than rounding: the later is kept as a vintage.
  case revised(SeriesKey, chosen: Observation, other: Observation)
  /// Periods between the first and the last of a key that have no figure.
  case gap(SeriesKey, missing: [Period])
  /// Growth between two published levels is not the published growth, both rounded. Real growth
  /// beside nominal levels, a census, a change of scope.
  case levelsDisagree(
    SeriesKey, period: Period, published: Observation, implied: ClosedRange<Double>)
  /// One key is observed at several frequencies.
  case mixedFrequencies(SeriesKey)
}

extension Dataset {
  /// Facts about the figures, in order of key and period. Arithmetic only; nothing is changed.
  /// - Parameter rule: Which vintage the gaps and the levels are judged on.
  public func findings(rule: VintageRule) -> [DatasetFinding] {
    keys.flatMap { key -> [DatasetFinding] in
      let all = observations[key] ?? []
      let frequencies = Set(all.map(\.period.frequency))
      guard frequencies.count <= 1 else { return [.mixedFrequencies(key)] }
      return all.compactMap { Self.impossible(key, $0) }
        + vintageFindings(key, rule: rule)
        + gaps(key, rule: rule)
        + levelFindings(key, rule: rule)
    }
  }

  private static func impossible(_ key: SeriesKey, _ figure: Observation) -> DatasetFinding? {
    guard figure.value.isFinite else { return .impossible(key, figure) }
    switch key.measure {
    case .growth: return figure.value < -100 ? .impossible(key, figure) : nil
    case .level: return figure.value <= 0 ? .levelNotPositive(key, figure) : nil
    }
  }

  private func vintageFindings(_ key: SeriesKey, rule: VintageRule) -> [DatasetFinding] {
    let byPeriod = Dictionary(grouping: observations[key] ?? [], by: \.period)
    return byPeriod.keys.sorted().flatMap { period -> [DatasetFinding] in
      let vintages = byPeriod[period] ?? []
      var found: [DatasetFinding] = []
      for (position, second) in vintages.enumerated() {
        if let first = vintages[..<position].first(where: { $0.status == second.status }) {
          found.append(.duplicate(key, first: first, second: second))
        }
      }
      guard let chosen = rule.choose(among: vintages) else { return found }
      let others = vintages.filter { $0.status != chosen.status }
      return found
        + others.filter { !$0.interval.overlaps(chosen.interval) }
        .map { .revised(key, chosen: chosen, other: $0) }
    }
  }

  private func gaps(_ key: SeriesKey, rule: VintageRule) -> [DatasetFinding] {
    let periods = series(key, rule: rule).observations.map(\.period)
    guard let first = periods.first, let last = periods.last else { return [] }
    let present = Set(periods)
    let missing = (0..<first.distance(to: last)).map(first.advanced)
      .filter { !present.contains($0) }
    return missing.isEmpty ? [] : [.gap(key, missing: missing)]
  }

  private func levelFindings(_ key: SeriesKey, rule: VintageRule) -> [DatasetFinding] {
    guard key.measure == .growth else { return [] }
    let levelKey = SeriesKey(region: key.region, series: key.series, measure: .level)
    let levels = Dictionary(
      uniqueKeysWithValues: series(levelKey, rule: rule).observations.map { ($0.period, $0) })
    return series(key, rule: rule).observations.compactMap { growth in
      let yearBefore = growth.period.advanced(by: -growth.period.frequency.periodsPerYear)
      guard let level = levels[growth.period], let base = levels[yearBefore],
        level.interval.lowerBound > 0, base.interval.lowerBound > 0
      else { return nil }
      let lowest = GrowthPath.growth(
        from: base.interval.upperBound, to: level.interval.lowerBound)
      let highest = GrowthPath.growth(
        from: base.interval.lowerBound, to: level.interval.upperBound)
      let implied = lowest...highest
      return implied.overlaps(growth.interval)
        ? nil
        : .levelsDisagree(key, period: growth.period, published: growth, implied: implied)
    }
  }
}

extension Observation {
  /// What the true number may have been: half a unit of the last published digit on each side.
  public var interval: ClosedRange<Double> {
    let half = 0.5 / DecimalFraction.power(decimals)
    return (value - half)...(value + half)
  }
}
