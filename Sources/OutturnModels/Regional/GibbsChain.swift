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
  private var residuals: RegionalResiduals
  /// Of the covariances in `parameters`.
  private var factors: RegionalFactors
  private var equations: RegionalEquations
  /// Of the states given the parameters.
  private var system: GaussianSystem
  private var factor: BandedCholesky
  private let levelLaw: CovarianceLaw
  private let shockLaw: CovarianceLaw
  /// By region below the nation.
  private let deviationLaws: [CovarianceLaw]
  private let loadingLaw: NormalConditional
  private let persistenceLaw: NormalConditional
  private let longRunLaw: NormalConditional
  private let initialDeviationPrecision: Matrix

  /// Starts at the prior means.
  package init(_ model: RegionalModel, stream: RandomStream) throws(AlgebraError) {
    self.model = model
    self.stream = stream
    parameters = RegionalParameters(priorOf: model)
    residuals = RegionalResiduals(model)
    levelLaw = CovarianceLaw(model.prior.nationalLevel)
    shockLaw = CovarianceLaw(model.prior.nationalShock)
    deviationLaws = model.observations.regions.dropFirst().map {
      CovarianceLaw(model.prior.deviations[$0]!)
    }
    loadingLaw = NormalConditional(model.prior.shockLoading)
    persistenceLaw = NormalConditional(model.prior.deviationPersistence)
    longRunLaw = NormalConditional(model.prior.longRunMean)
    initialDeviationPrecision = model.initialDeviationPrecision
    factors = try RegionalFactors(parameters)
    equations = RegionalEquations(model)
    equations.refill(model, parameters, factors)
    system = model.gaussianSystem(equations)
    factor = try BandedCholesky(system.precision)
    states = system.linear
    drawStates()
  }

  /// One sweep over all conditionals, the states last, so that the states and the parameters kept
  /// belong to each other.
  package mutating func sweep() throws(AlgebraError) {
    try drawCovariances()
    drawShockWeights()
    drawDeviationWeights()
    try drawLoading()
    try drawPersistence()
    try drawLongRunMean()
    equations.refill(model, parameters, factors)
    equations.fill(&system)
    try factor.factor(emptying: &system.precision)
    drawStates()
  }

  /// The chain's present point.
  package func draw() -> RegionalDraw {
    RegionalDraw(
      levelFactor: factors.level.factor.lower, shockFactor: factors.shock.factor.lower,
      deviationFactors: factors.deviations.map(\.factor.lower), loading: parameters.loading,
      persistence: parameters.persistence,
      longRunMean: parameters.longRunMean, states: states)
  }

  /// How much next year's expected growth of a region's series moves per point of each published
  /// figure, given the present parameters: ∂E[y]/∂y = R⁻¹·H·P⁻¹·c.
  ///
  /// - Returns: `[year][region][series]`, zero where nothing is published.
  package func weights(region: Int, series: Int) -> [[[Double]]] {
    var solved = Array(repeating: 0.0, count: states.count)
    model.forEachForecastTerm(
      region: region, series: series, loading: parameters.loading,
      persistence: parameters.persistence
    ) { solved[$0] += $1 }
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
  private mutating func drawStates() {
    for index in states.indices { states[index] = system.linear[index] }
    factor.solveLower(&states)
    stream.addNormals(to: &states)
    factor.solveUpper(&states)
    residuals.update(states, levelPersistence: model.levelPersistence, parameters)
  }

  private mutating func drawCovariances() throws(AlgebraError) {
    let all = 0..<model.yearCount
    let later = all.dropFirst()
    var level = levelLaw
    level.add(residuals.level[residuals.range(years: later)]) { _ in 1 }
    parameters.levelCovariance = try level.draw(from: &stream)
    var shock = shockLaw
    let (shockWeights, turbulence) = (parameters.shockWeights, model.turbulence)
    shock.add(residuals.shock[residuals.range(years: all)]) { shockWeights[$0] / turbulence[$0] }
    parameters.shockCovariance = try shock.draw(from: &stream)
    for region in 1..<max(1, model.regionCount) {
      var deviation = deviationLaws[region - 1]
      let weights = parameters.deviationWeights[region - 1]
      deviation.add(residuals.innovation[residuals.range(region: region, years: later)]) {
        weights[$0 + 1]
      }
      parameters.deviationCovariances[region - 1] = try deviation.draw(from: &stream)
    }
    factors = try RegionalFactors(parameters)
  }

  private mutating func drawShockWeights() {
    for year in 0..<model.yearCount {
      parameters.shockWeights[year] = drawWeight(
        residuals.shock[residuals.range(year: year)], factors.shock.factor,
        scale: model.turbulence[year])
    }
  }

  private mutating func drawDeviationWeights() {
    for region in 1..<max(1, model.regionCount) {
      let factor = factors.deviations[region - 1].factor
      for year in 1..<max(1, model.yearCount) {
        parameters.deviationWeights[region - 1][year] = drawWeight(
          residuals.innovation[residuals.range(region: region, year: year)], factor, scale: 1)
      }
    }
  }

  /// ω | shock ~ Γ((ν + n)/2, rate (ν + x′Σ⁻¹x)/2).
  private mutating func drawWeight(
    _ shock: ArraySlice<Double>, _ factor: Cholesky, scale: Double
  ) -> Double {
    let nu = Double(model.prior.errorDegreesOfFreedom)
    let distance = factor.inverseForm(shock) / scale
    return 2 * stream.gamma(shape: (nu + Double(shock.count)) / 2) / (nu + distance)
  }

  /// b | states: a regression of the first region's distance from the level on the shock.
  private mutating func drawLoading() throws(AlgebraError) {
    if model.regionCount < 2 { return }
    let n = model.seriesCount
    let inverse = factors.deviations[0].inverse
    var normal = loadingLaw
    normal.add(
      regressors: residuals.shock[..<n], response: residuals.gap[..<n],
      precision: initialDeviationPrecision
    ) { _ in 1 }
    // now − ρ·before. The first region's gaps stand where the nation's shocks do.
    var shocks = residuals.shock
    var gaps = residuals.gap[..<shocks.count]
    for start in stride(from: n, to: shocks.count, by: n) {
      for i in 0..<n {
        let persistence = parameters.persistence[i]
        shocks[start + i] -= persistence * residuals.shock[start - n + i]
        gaps[start + i] -= persistence * residuals.gap[start - n + i]
      }
    }
    let later = residuals.range(years: (0..<model.yearCount).dropFirst())
    let weights = parameters.deviationWeights[0]
    normal.add(regressors: shocks[later], response: gaps[later], precision: inverse) {
      weights[$0 + 1]
    }
    parameters.loading = try normal.draw(from: &stream)
    residuals.updateDeviations(parameters)
  }

  /// ρ | deviations: a regression of every region's deviations on those of the year before,
  /// truncated to (−1, 1) by drawing again.
  private mutating func drawPersistence() throws(AlgebraError) {
    if model.regionCount < 2 { return }
    var normal = persistenceLaw
    let years = 0..<model.yearCount
    for region in 1..<model.regionCount {
      let weights = parameters.deviationWeights[region - 1]
      normal.add(
        regressors: residuals.deviation[residuals.range(region: region, years: years.dropLast())],
        response: residuals.deviation[residuals.range(region: region, years: years.dropFirst())],
        precision: factors.deviations[region - 1].inverse
      ) { weights[$0 + 1] }
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
    let inverse = factors.level.inverse
    var normal = longRunLaw
    let n = model.seriesCount
    let share = Array(repeating: 1 - model.levelPersistence, count: n * model.yearCount)
    // ℓt − φ·ℓt−1: what is left of the level's step has (1 − φ)·m taken off.
    var response = residuals.level
    for place in n..<max(n, response.count) {
      response[place] += share[place] * parameters.longRunMean[place % n]
    }
    let later = residuals.range(years: (0..<model.yearCount).dropFirst())
    normal.add(
      regressors: share[later], response: response[later], precision: inverse
    ) { _ in 1 }
    parameters.longRunMean = try normal.draw(from: &stream)
  }
}
