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
    gaussianSystem(parameters, try RegionalFactors(parameters))
  }

  /// The same where the covariances are factored already.
  func gaussianSystem(
    _ parameters: RegionalParameters, _ factors: RegionalFactors
  ) -> GaussianSystem {
    var system = GaussianSystem(order: yearCount * stateStride, bandwidth: bandwidth)
    add(parameters, factors, to: &system)
    return system
  }

  /// The same in the storage of an earlier one.
  func refill(
    _ system: inout GaussianSystem, _ parameters: RegionalParameters, _ factors: RegionalFactors
  ) {
    system.clear()
    add(parameters, factors, to: &system)
  }

  private func add(
    _ parameters: RegionalParameters, _ factors: RegionalFactors, to system: inout GaussianSystem
  ) {
    let level = EquationForm(levelEquation(parameters, factors.level.inverse))
    let shock = EquationForm(shockEquation(factors.shock.inverse))
    let deviations = (1..<max(1, regionCount)).map { region in
      EquationForm(deviationEquation(region, parameters, factors.deviations[region - 1].inverse))
    }
    system.add(EquationForm(firstLevelEquation()), at: 0)
    for region in 1..<max(1, regionCount) {
      system.add(EquationForm(firstDeviationEquation(region, parameters)), at: 0)
    }
    for year in 0..<yearCount {
      let start = place(year: year, block: 0)
      system.add(shock, at: start, weight: parameters.shockWeights[year] / turbulence(year))
      if year == 0 { continue }
      system.add(level, at: start)
      for (index, deviation) in deviations.enumerated() {
        system.add(deviation, at: start, weight: parameters.deviationWeights[index][year])
      }
    }
    for (region, id) in observations.regions.enumerated() {
      let precisions = prior.measurement[id]!.map { 1 / ($0 * $0) }
      for year in 0..<yearCount {
        let place = place(year: year, block: region + 1)
        for (series, precision) in precisions.enumerated() {
          guard let value = observations.values[year][region][series] else { continue }
          system.observe(value, at: place + series, precision: precision)
        }
      }
    }
  }

  /// ℓ₀ ~ its own prior.
  private func firstLevelEquation() -> StructuralEquation {
    StructuralEquation(
      terms: [(0, ones)], constant: prior.initialLevel.map(\.mean),
      precision: Matrix(
        diagonal: prior.initialLevel.map { 1 / ($0.standardDeviation * $0.standardDeviation) }))
  }

  /// ℓt − φ·ℓt−1 − (1 − φ)·m ~ N(0, Q) after the first year.
  private func levelEquation(
    _ parameters: RegionalParameters, _ precision: Matrix
  ) -> StructuralEquation {
    StructuralEquation(
      terms: [(0, ones), (-stateStride, ones.map { -levelPersistence * $0 })],
      constant: parameters.longRunMean.map { (1 - levelPersistence) * $0 }, precision: precision)
  }

  /// z₀,t − ℓt ~ N(0, κt·S/ωt), the weight ωt/κt.
  private func shockEquation(_ precision: Matrix) -> StructuralEquation {
    StructuralEquation(
      terms: [(seriesCount, ones), (0, ones.map { -$0 })], constant: zeros, precision: precision)
  }

  /// dr,0 ~ N(0, D).
  private func firstDeviationEquation(
    _ region: Int, _ parameters: RegionalParameters
  ) -> StructuralEquation {
    StructuralEquation(
      terms: deviationTerms(region, 0, parameters.loading, factors: ones), constant: zeros,
      precision: initialDeviationPrecision)
  }

  /// dr,t − ρ·dr,t−1 ~ N(0, Ur/ω) after the first year, the weight ω.
  private func deviationEquation(
    _ region: Int, _ parameters: RegionalParameters, _ precision: Matrix
  ) -> StructuralEquation {
    let here = deviationTerms(region, 0, parameters.loading, factors: ones)
    let before = deviationTerms(
      region, -1, parameters.loading, factors: parameters.persistence.map { -$0 })
    return StructuralEquation(terms: here + before, constant: zeros, precision: precision)
  }

  private var ones: [Double] { Array(repeating: 1, count: seriesCount) }
  private var zeros: [Double] { Array(repeating: 0, count: seriesCount) }

  /// D⁻¹, the precision of a deviation in the first year.
  var initialDeviationPrecision: Matrix {
    Matrix(diagonal: prior.initialDeviation.map { 1 / ($0 * $0) })
  }

  /// dr,t as a combination of states, times a factor for each series.
  func deviationTerms(
    _ region: Int, _ year: Int, _ loading: [Double], factors: [Double]
  ) -> [(place: Int, coefficients: [Double])] {
    deviationBlocks(region).map { block, constant, slope in
      (
        place(year: year, block: block),
        zip(factors, loading).map { $0 * (constant + slope * $1) }
      )
    }
  }

  /// The blocks of a year that a region's deviation is made of. The coefficient of a series is
  /// constant + slope·b: z₁ − ℓ − b·(z₀ − ℓ) for the first region below the nation.
  func deviationBlocks(_ region: Int) -> [(block: Int, constant: Double, slope: Double)] {
    region > 1
      ? [(region + 1, 1, 0), (region, -1, 0)] : [(region + 1, 1, 0), (1, 0, -1), (0, -1, 1)]
  }
}
