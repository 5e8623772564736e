package import OutturnAlgebra

extension RegionalModel {
  /// Diagonals below the main one that the equations reach: from a region's growth back to the
  /// nation's level of the year before.
  var bandwidth: Int { stateStride + min(3, regionCount + 1) * seriesCount - 1 }

  /// The joint Gaussian of all states given parameters, scales and figures.
  ///
  /// - Complexity: O(years · regions · n²).
  package func gaussianSystem(_ parameters: RegionalParameters) throws(AlgebraError)
    -> GaussianSystem
  {
    var system = GaussianSystem(order: yearCount * stateStride, bandwidth: bandwidth)
    let inverses = try Inverses(parameters)
    for year in 0..<yearCount {
      system.add(levelEquation(year, parameters, inverses.level))
      system.add(shockEquation(year, parameters, inverses.shock))
      for region in 1..<max(1, regionCount) {
        system.add(
          deviationEquation(region, year, parameters, inverses.deviations[region - 1]))
      }
    }
    for year in 0..<yearCount {
      for (region, id) in observations.regions.enumerated() {
        let place = place(year: year, block: region + 1)
        for (series, value) in observations.values[year][region].enumerated() {
          guard let value else { continue }
          let sd = prior.measurement[id]![series]
          system.observe(value, at: place + series, precision: 1 / (sd * sd))
        }
      }
    }
    return system
  }

  private struct Inverses {
    let level: Matrix
    let shock: Matrix
    let deviations: [Matrix]

    init(_ parameters: RegionalParameters) throws(AlgebraError) {
      level = try Cholesky(parameters.levelCovariance).inverse
      shock = try Cholesky(parameters.shockCovariance).inverse
      var deviations: [Matrix] = []
      for covariance in parameters.deviationCovariances {
        deviations.append(try Cholesky(covariance).inverse)
      }
      self.deviations = deviations
    }
  }

  /// ℓt − φ·ℓt−1 − (1 − φ)·m ~ N(0, Q); the first year has its own prior.
  private func levelEquation(
    _ year: Int, _ parameters: RegionalParameters, _ precision: Matrix
  ) -> StructuralEquation {
    let ones = Array(repeating: 1.0, count: seriesCount)
    let here = (place(year: year, block: 0), ones)
    if year == 0 {
      return StructuralEquation(
        terms: [here], constant: prior.initialLevel.map(\.mean),
        precision: Matrix(
          diagonal: prior.initialLevel.map { 1 / ($0.standardDeviation * $0.standardDeviation) }),
        weight: 1)
    }
    let before = (place(year: year - 1, block: 0), ones.map { -levelPersistence * $0 })
    return StructuralEquation(
      terms: [here, before],
      constant: parameters.longRunMean.map { (1 - levelPersistence) * $0 },
      precision: precision, weight: 1)
  }

  /// z₀,t − ℓt ~ N(0, κt·S/ωt).
  private func shockEquation(
    _ year: Int, _ parameters: RegionalParameters, _ precision: Matrix
  ) -> StructuralEquation {
    let ones = Array(repeating: 1.0, count: seriesCount)
    return StructuralEquation(
      terms: [
        (place(year: year, block: 1), ones), (place(year: year, block: 0), ones.map { -$0 }),
      ],
      constant: Array(repeating: 0, count: seriesCount), precision: precision,
      weight: parameters.shockWeights[year] / turbulence(year))
  }

  /// dr,t − ρ·dr,t−1 ~ N(0, Ur/ω); the first year has its own prior.
  private func deviationEquation(
    _ region: Int, _ year: Int, _ parameters: RegionalParameters, _ precision: Matrix
  ) -> StructuralEquation {
    let ones = Array(repeating: 1.0, count: seriesCount)
    let zeros = Array(repeating: 0.0, count: seriesCount)
    let here = deviationTerms(region, year, parameters.loading, factors: ones)
    if year == 0 {
      return StructuralEquation(
        terms: here, constant: zeros, precision: initialDeviationPrecision, weight: 1)
    }
    let before = deviationTerms(
      region, year - 1, parameters.loading, factors: parameters.persistence.map { -$0 })
    return StructuralEquation(
      terms: here + before, constant: zeros, precision: precision,
      weight: parameters.deviationWeights[region - 1][year])
  }

  /// D⁻¹, the precision of a deviation in the first year.
  var initialDeviationPrecision: Matrix {
    Matrix(diagonal: prior.initialDeviation.map { 1 / ($0 * $0) })
  }

  /// dr,t as a combination of states, times a factor for each series.
  func deviationTerms(
    _ region: Int, _ year: Int, _ loading: [Double], factors: [Double]
  ) -> [(place: Int, coefficients: [Double])] {
    let own = (place(year: year, block: region + 1), factors)
    if region > 1 {
      return [own, (place(year: year, block: region), factors.map { -$0 })]
    }
    // z₁ − ℓ − b·(z₀ − ℓ)
    return [
      own, (place(year: year, block: 1), zip(factors, loading).map { -$0 * $1 }),
      (place(year: year, block: 0), zip(factors, loading).map { -$0 * (1 - $1) }),
    ]
  }
}
