package import OutturnAlgebra

/// One draw of everything in the regional model but the states.
package struct RegionalParameters: Sendable {
  /// Q, n×n.
  package var levelCovariance: Matrix
  /// S, n×n.
  package var shockCovariance: Matrix
  /// U by region below the nation: place r − 1 holds region r; n×n each.
  package var deviationCovariances: [Matrix]
  /// b, by series.
  package var loading: [Double]
  /// ρ, by series.
  package var persistence: [Double]
  /// m, by series.
  package var longRunMean: [Double]
  /// Precision factor ω of the national shock, by year.
  package var shockWeights: [Double]
  /// Precision factor ω of each deviation's shock: `[r − 1][year]`; the first year's is 1.
  package var deviationWeights: [[Double]]

  /// The prior means, where every chain starts.
  package init(priorOf model: RegionalModel) {
    let prior = model.prior
    levelCovariance = Matrix(rows: prior.nationalLevel.mean)
    shockCovariance = Matrix(rows: prior.nationalShock.mean)
    deviationCovariances = model.observations.regions.dropFirst().map { region in
      Matrix(rows: prior.deviations[region]!.mean)
    }
    loading = prior.shockLoading.map(\.mean)
    persistence = prior.deviationPersistence.map(\.mean)
    longRunMean = prior.longRunMean.map(\.mean)
    shockWeights = Array(repeating: 1, count: model.yearCount)
    deviationWeights = Array(
      repeating: Array(repeating: 1, count: model.yearCount), count: model.regionCount - 1)
  }
}
