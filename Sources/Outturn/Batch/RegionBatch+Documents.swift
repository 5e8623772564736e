internal import OutturnCluster
internal import OutturnFiles
internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension RegionBatch {
  /// What is said of one region.
  ///
  /// - Parameters:
  ///   - indicators: Those that are shown.
  ///   - own: Those of a region with parts that are not the sum of these.
  func forecast(
    _ region: Int, _ paths: RegionPaths, indicators: [Int], leaves: Int, own: [Int] = []
  ) -> RegionForecast {
    let entry = table.regions[region]
    let targets = indicators.compactMap { indicator in
      entry.targets[indicator].map { (indicator: indicator, figure: $0) }
    }
    let ensemble = paths.ensemble(
      targets.map { target in
        TargetCell(
          measure: .growth, series: target.indicator, step: 0,
          exact: Comparison.atLeast.outcomes(target.figure),
          published: Comparison.atLeast.outcomes(
            target.figure, published: max(1, target.figure.decimals)))
      })
    func odds(published: Bool, _ predicate: (Int) -> Bool) -> RegionProbability {
      let odds = ensemble.probability(published: published, where: predicate)
      return RegionProbability(probability: odds.value, mcStandardError: odds.standardError)
    }
    let all = (1 << targets.count) - 1
    return RegionForecast(
      id: entry.id, name: entry.name, code: entry.code,
      parent: table.tree.parents[region].map { table.regions[$0].id }, leaves: leaves,
      missing: missing(in: region), ownPath: own.map { table.indicators[$0].id },
      targets: targets.enumerated().map { bit, target in
        RegionTarget(
          indicator: table.indicators[target.indicator].id, year: table.baseYear + 1,
          threshold: target.figure.value, exact: odds(published: false) { $0 >> bit & 1 == 1 },
          published: odds(published: true) { $0 >> bit & 1 == 1 })
      }, joint: targets.count > 1 ? odds(published: false) { $0 == all } : nil,
      growth: (0..<horizon).flatMap { step in
        indicators.map { indicator in
          func quantile(_ p: Double, _ measure: Measure) -> Double {
            ensemble.quantile(p, measure, series: indicator, step: step)
          }
          let isSum = leaves > 1 && !own.contains(indicator)
          let isKnown = isSum || entry.levels[indicator] != nil
          return RegionGrowth(
            indicator: table.indicators[indicator].id, year: table.baseYear + 1 + step,
            low: quantile(0.05, .growth), median: quantile(0.5, .growth),
            high: quantile(0.95, .growth), level: isKnown ? quantile(0.5, .level) : nil)
        }
      })
  }

  /// Regions within one that could not be computed.
  private func missing(in region: Int) -> [String] {
    var within = Set([table.regions[region].id])
    var missing: [String] = []
    for known in table.tree.descendants(of: region) { within.insert(table.regions[known].id) }
    for failure in table.failures where within.contains(failure.parent) {
      missing.append(failure.id)
      within.insert(failure.id)
    }
    return missing
  }

  func write(
    _ forecast: RegionForecast, _ folder: PieceFolder
  ) throws(PieceFolder.Failure) -> RegionForecast {
    let files = BatchFiles(folder, language: language)
    try files.write(document(regions: [forecast], league: []), of: forecast.id)
    var next = forecast
    next.growth.removeAll { $0.year > table.baseYear + 1 }
    return next
  }

  /// All regions, without the years after the next, and the league.
  func summary(
    _ state: BatchState, _ folder: PieceFolder
  ) throws(PieceFolder.Failure) -> BatchDocument {
    let files = BatchFiles(folder, language: language)
    var forecasts: [String: RegionForecast] = [:]
    for place in state.pieces.indices {
      guard let found: [RegionForecast] = try files.kept(place) else { throw .noRun }
      for forecast in found { forecasts[forecast.id] = forecast }
    }
    return document(
      regions: table.regions.compactMap { forecasts[$0.id] }, league: try league(state, files))
  }

  private func league(
    _ state: BatchState, _ files: BatchFiles
  ) throws(PieceFolder.Failure) -> [LeagueEntry] {
    if let league = try files.keptLeague() { return league }
    var ranks = RankTable(paths: options.paths)
    for (place, piece) in state.pieces.enumerated() {
      ranks.append(try files.growth(place), regions: piece.leaves)
    }
    let league = ranks.league { region in
      (table.regions[region].id, table.regions[region].name)
    }
    try files.keep(league: league)
    return league
  }

  private func document(regions: [RegionForecast], league: [LeagueEntry]) -> BatchDocument {
    BatchDocument(
      header: BatchFiles.header(options, warnings: warnings), tables: table.digest,
      indicators: table.indicators.map {
        BatchIndicator(id: $0.id, name: $0.name, unit: $0.unit)
      }, baseYear: table.baseYear, through: table.baseYear + horizon, regions: regions,
      league: league, leagueIndicator: table.indicators[headline].id,
      leagueYear: table.baseYear + 1,
      failures: league.isEmpty
        ? []
        : table.failures.map { failure in
          RegionFailure(
            region: failure.id, name: failure.name, reasons: failure.diagnostics.map(\.message))
        })
  }
}
