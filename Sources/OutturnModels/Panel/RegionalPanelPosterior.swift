public import OutturnAlgebra
public import OutturnRandom

/// Regions of one country: the path that they share, and each region's deviation from it.
public struct RegionalPanelPosterior<Deviations: FittedForecastModel>: FittedForecastModel {
  public let common: CommonPathPosterior
  public let deviations: Deviations

  public var seriesNames: [String] { deviations.seriesNames }

  /// The mean of the common path plus that of the deviations, H×N; exact.
  public func forecastMean(horizon: Int) -> Matrix {
    let shared = common.mean(horizon: horizon)
    var result = deviations.forecastMean(horizon: horizon)
    for unit in seriesNames.indices {
      for h in 0..<horizon { result[h, unit] += shared[h] }
    }
    return result
  }

  /// Paths of all regions: in each, all regions share one common path.
  public func simulatedPaths(horizon: Int, count: Int, seed: Seed) -> [Matrix] {
    deviations.simulatedPaths(horizon: horizon, count: count, seed: seed).enumerated().map {
      index, path in
      let shared = common.path(index, horizon: horizon, seed: seed)
      return Matrix(
        rowCount: horizon, columnCount: seriesNames.count,
        columnMajor: path.elements.enumerated().map { $1 + shared[$0 % horizon] })
    }
  }
}
