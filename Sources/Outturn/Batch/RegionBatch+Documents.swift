internal import Foundation
internal import OutturnCluster
internal import OutturnFiles
internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension RegionBatch {
  /// What is said of one region.
  ///
  /// - Parameter indicators: Those that are shown.
  func forecast(
    _ region: Int, _ paths: RegionPaths, indicators: [Int], leaves: Int
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
      missing: missing(in: region),
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
          let isKnown = leaves > 1 || entry.levels[indicator] != nil
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
    try folder.write(
      json(document(regions: [forecast], league: [])), to: "regions/\(forecast.id).json")
    var next = forecast
    next.growth.removeAll { $0.year > table.baseYear + 1 }
    return next
  }

  /// All regions, without the years after the next, and the league.
  func summary(
    _ state: BatchState, _ folder: PieceFolder
  ) throws(PieceFolder.Failure) -> BatchDocument {
    var forecasts: [String: RegionForecast] = [:]
    for place in state.pieces.indices {
      guard let found: [RegionForecast] = kept("\(place).json", folder) else { throw .noRun }
      for forecast in found { forecasts[forecast.id] = forecast }
    }
    return document(
      regions: table.regions.compactMap { forecasts[$0.id] }, league: try league(state, folder))
  }

  private func kept<Value: Decodable>(_ name: String, _ folder: PieceFolder) -> Value? {
    folder.read("\(Self.work)/\(name)").flatMap {
      try? JSONDecoder().decode(Value.self, from: Data($0))
    }
  }

  private func league(
    _ state: BatchState, _ folder: PieceFolder
  ) throws(PieceFolder.Failure) -> [LeagueEntry] {
    if let league: [LeagueEntry] = kept("league.json", folder) { return league }
    var ranks = RankTable(paths: options.paths)
    for (place, piece) in state.pieces.enumerated() {
      guard let growth = folder.read("\(Self.work)/\(place).growth") else { throw .noRun }
      ranks.append(growth, regions: piece.leaves)
    }
    let league = ranks.places().map { place in
      let region = table.regions[place.region]
      return LeagueEntry(
        region: region.id, name: region.name, meanRank: place.mean, low: place.low,
        high: place.high, topTen: place.topTen)
    }
    try folder.write(json(league), to: "\(Self.work)/league.json")
    return league
  }

  private func document(regions: [RegionForecast], league: [LeagueEntry]) -> BatchDocument {
    var header = DocumentHeader(
      outturn: Version.current, seed: options.seed, paths: options.paths)
    let lapack = identity.lapack.split(separator: " ")
    header.lapack = LAPACKIdentity(provider: String(lapack[0]), version: String(lapack[1]))
    return BatchDocument(
      header: header, tables: table.digest, baseYear: table.baseYear,
      through: table.baseYear + horizon, regions: regions, league: league,
      leagueIndicator: table.indicators[headline].id,
      failures: league.isEmpty
        ? []
        : table.failures.map { failure in
          RegionFailure(
            region: failure.id, name: failure.name, reasons: failure.diagnostics.map(\.message))
        })
  }

  func json(_ document: BatchDocument) -> [UInt8] {
    guard let data = try? JSONRenderer().data(document) else {
      preconditionFailure("a forecast of finite figures is not finite")
    }
    return Array(data)
  }

  func json(_ values: [some Encodable]) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(values) else {
      preconditionFailure("a forecast of finite figures is not finite")
    }
    return Array(data)
  }
}
