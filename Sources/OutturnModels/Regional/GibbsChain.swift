package import OutturnAlgebra
package import OutturnRandom

/// A Markov chain over the parameters and states of a regional model.
///
/// Every step is an exact draw from a full conditional: states by one banded Cholesky factor,
/// covariances from inverse-Wishart laws, precision factors of the Student-t shocks from gamma
/// laws, the loading b, the persistence ρ (truncated) and the long-run mean m from normal ones.
package struct GibbsChain {
  private let model: RegionalModel
  package private(set) var parameters: RegionalParameters
  private var stream: RandomStream
  /// All states, as places of ``RegionalModel/place(year:block:)``.
  private var states: [Double]
  private var factor: BandedCholesky

  /// Starts at the prior means.
  package init(_ model: RegionalModel, stream: RandomStream) throws(AlgebraError) {
    self.model = model
    self.stream = stream
    parameters = RegionalParameters(priorOf: model)
    let system = try model.gaussianSystem(parameters)
    factor = try BandedCholesky(system.precision)
    states = system.linear
    drawStates(linear: system.linear)
  }

  /// One sweep over all conditionals, the states last, so that the states and the parameters kept
  /// belong to each other.
  package mutating func sweep() throws(AlgebraError) {
    try drawCovariances()
    try drawShockWeights()
    try drawDeviationWeights()
    try drawLoading()
    try drawPersistence()
    try drawLongRunMean()
    let system = try model.gaussianSystem(parameters)
    factor = try BandedCholesky(system.precision)
    drawStates(linear: system.linear)
  }

  /// The chain's present point.
  package func draw() throws(AlgebraError) -> RegionalDraw {
    var deviations: [Matrix] = []
    for covariance in parameters.deviationCovariances {
      deviations.append(try Cholesky(covariance).lower)
    }
    return RegionalDraw(
      levelFactor: try Cholesky(parameters.levelCovariance).lower,
      shockFactor: try Cholesky(parameters.shockCovariance).lower,
      deviationFactors: deviations, loading: parameters.loading,
      persistence: parameters.persistence,
      longRunMean: parameters.longRunMean, states: states)
  }

  /// How much next year's expected growth of a region's series moves per point of each published
  /// figure, given the present parameters: ∂E[y]/∂y = R⁻¹·H·P⁻¹·c.
  ///
  /// - Returns: `[year][region][series]`, zero where nothing is published.
  package func weights(region: Int, series: Int) -> [[[Double]]] {
    var solved = Array(repeating: 0.0, count: states.count)
    for (place, coefficient) in model.forecastTerms(
      region: region, series: series, loading: parameters.loading,
      persistence: parameters.persistence)
    {
      solved[place] += coefficient
    }
    factor.solveLower(&solved)
    factor.solveUpper(&solved)
    return model.observations.values.enumerated().map { year, regions in
      regions.enumerated().map { region, values in
        let sds = model.prior.measurement[model.observations.regions[region]]!
        return values.enumerated().map { series, value in
          if value == nil { return 0 }
          let place = model.place(year: year, block: region + 1) + series
          return solved[place] / (sds[series] * sds[series])
        }
      }
    }
  }
}

// The conditionals.
extension GibbsChain {
  private mutating func drawStates(linear: [Double]) {
    states = linear
    factor.solveLower(&states)
    for index in states.indices { states[index] += stream.normal() }
    factor.solveUpper(&states)
  }

  private mutating func drawCovariances() throws(AlgebraError) {
    let prior = model.prior
    let levelShocks = (1..<max(1, model.yearCount)).map { (levelShock($0), 1.0) }
    parameters.levelCovariance = try drawCovariance(prior.nationalLevel, levelShocks)
    let shocks = (0..<model.yearCount).map {
      (nationalShock($0), parameters.shockWeights[$0] / model.turbulence($0))
    }
    parameters.shockCovariance = try drawCovariance(prior.nationalShock, shocks)
    for (place, region) in model.observations.regions.dropFirst().enumerated() {
      let shocks = (1..<max(1, model.yearCount)).map { year in
        (deviationInnovation(place + 1, year), parameters.deviationWeights[place][year])
      }
      parameters.deviationCovariances[place] = try drawCovariance(prior.deviations[region]!, shocks)
    }
  }

  /// Σ | shocks: the prior's scale, (ν − n − 1) times its mean, plus the weighted squares.
  private mutating func drawCovariance(
    _ prior: CovariancePrior, _ shocks: [(values: [Double], weight: Double)]
  ) throws(AlgebraError) -> Matrix {
    let n = model.seriesCount
    var scale = (prior.degreesOfFreedom - Double(n) - 1) * Matrix(rows: prior.mean)
    for (values, weight) in shocks {
      for j in 0..<n {
        for i in 0..<n { scale[i, j] += weight * values[i] * values[j] }
      }
    }
    return try InverseWishart(
      scale: scale, degreesOfFreedom: prior.degreesOfFreedom + Double(shocks.count)
    ).draw(from: &stream)
  }

  private mutating func drawShockWeights() throws(AlgebraError) {
    let factor = try Cholesky(parameters.shockCovariance)
    for year in 0..<model.yearCount {
      parameters.shockWeights[year] = drawWeight(
        nationalShock(year), factor, scale: model.turbulence(year))
    }
  }

  private mutating func drawDeviationWeights() throws(AlgebraError) {
    for region in 1..<max(1, model.regionCount) {
      let factor = try Cholesky(parameters.deviationCovariances[region - 1])
      for year in 1..<max(1, model.yearCount) {
        parameters.deviationWeights[region - 1][year] = drawWeight(
          deviationInnovation(region, year), factor, scale: 1)
      }
    }
  }

  /// ω | shock ~ Γ((ν + n)/2, rate (ν + x′Σ⁻¹x)/2).
  private mutating func drawWeight(
    _ shock: [Double], _ factor: Cholesky, scale: Double
  ) -> Double {
    let nu = Double(model.prior.errorDegreesOfFreedom)
    let distance = zip(shock, factor.solve(shock)).reduce(0) { $0 + $1.0 * $1.1 } / scale
    return 2 * stream.gamma(shape: (nu + Double(shock.count)) / 2) / (nu + distance)
  }

  /// b | states: a regression of the first region's distance from the level on the shock.
  private mutating func drawLoading() throws(AlgebraError) {
    if model.regionCount < 2 { return }
    let inverse = try Cholesky(parameters.deviationCovariances[0]).inverse
    var normal = NormalConditional(model.prior.shockLoading)
    normal.add(
      regressors: nationalShock(0), response: gap(1, 0),
      precision: model.initialDeviationPrecision, weight: 1)
    for year in 1..<max(1, model.yearCount) {
      normal.add(
        regressors: quasiDifference(nationalShock(year), nationalShock(year - 1)),
        response: quasiDifference(gap(1, year), gap(1, year - 1)), precision: inverse,
        weight: parameters.deviationWeights[0][year])
    }
    parameters.loading = try normal.draw(from: &stream)
  }

  /// ρ | deviations: a regression of every region's deviations on those of the year before,
  /// truncated to (−1, 1) by drawing again.
  private mutating func drawPersistence() throws(AlgebraError) {
    if model.regionCount < 2 { return }
    var normal = NormalConditional(model.prior.deviationPersistence)
    for region in 1..<model.regionCount {
      let inverse = try Cholesky(parameters.deviationCovariances[region - 1]).inverse
      for year in 1..<max(1, model.yearCount) {
        normal.add(
          regressors: deviation(region, year - 1), response: deviation(region, year),
          precision: inverse, weight: parameters.deviationWeights[region - 1][year])
      }
    }
    // An exact draw of the truncated law, unless it lies so far outside that none is found: then
    // the chain stays where it is, as a Metropolis step that is refused.
    for _ in 0..<1000 {
      let draw = try normal.draw(from: &stream)
      if draw.allSatisfy({ abs($0) < 1 }) {
        parameters.persistence = draw
        return
      }
    }
  }

  /// m | ℓ.
  private mutating func drawLongRunMean() throws(AlgebraError) {
    if !model.returnsToMean { return }
    let inverse = try Cholesky(parameters.levelCovariance).inverse
    var normal = NormalConditional(model.prior.longRunMean)
    let share = Array(repeating: 1 - model.levelPersistence, count: model.seriesCount)
    for year in 1..<max(1, model.yearCount) {
      let response = zip(block(year, 0), block(year - 1, 0)).map {
        $0 - model.levelPersistence * $1
      }
      normal.add(regressors: share, response: response, precision: inverse, weight: 1)
    }
    parameters.longRunMean = try normal.draw(from: &stream)
  }
}

// The shocks that the present states imply.
extension GibbsChain {
  private func block(_ year: Int, _ block: Int) -> ArraySlice<Double> {
    let start = model.place(year: year, block: block)
    return states[start..<start + model.seriesCount]
  }

  private func levelShock(_ year: Int) -> [Double] {
    let phi = model.levelPersistence
    let before = block(year - 1, 0)
    return zip(block(year, 0), zip(before, parameters.longRunMean)).map {
      $0 - phi * $1.0 - (1 - phi) * $1.1
    }
  }

  private func nationalShock(_ year: Int) -> [Double] {
    zip(block(year, 1), block(year, 0)).map { $0 - $1 }
  }

  /// Distance of a region from what surrounds it, before the loading of the national shock: from
  /// the level for the first region, from the region around it for the others.
  private func gap(_ region: Int, _ year: Int) -> [Double] {
    zip(block(year, region + 1), block(year, region == 1 ? 0 : region)).map { $0 - $1 }
  }

  private func deviation(_ region: Int, _ year: Int) -> [Double] {
    let gap = gap(region, year)
    if region > 1 { return gap }
    return zip(gap, zip(parameters.loading, nationalShock(year))).map { $0 - $1.0 * $1.1 }
  }

  private func deviationInnovation(_ region: Int, _ year: Int) -> [Double] {
    quasiDifference(deviation(region, year), deviation(region, year - 1))
  }

  /// now − ρ·before.
  private func quasiDifference(_ now: [Double], _ before: [Double]) -> [Double] {
    now.indices.map { now[$0] - parameters.persistence[$0] * before[$0] }
  }
}
