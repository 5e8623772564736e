private import Glibc
package import OutturnAlgebra
package import OutturnRandom

/// A Gibbs sampler of a vector autoregression with stochastic volatility.
///
/// One sweep draws B, A, then the mixture's components and the log-variances, then q. Components
/// are drawn just before the log-variances and used for nothing else, the order that Del Negro and
/// Primiceri (2015), doi:10.1093/restud/rdv024, show to be right.
///
/// All of B is drawn at once, which costs O(T·(nk)²) a sweep: for systems of up to some ten series.
///
/// - Verified: `StochasticVolatilityTests`: calibration, recovery.
package struct StochasticVolatilityChain: PosteriorChain {
  private let x: Matrix
  private let y: Matrix
  private let prior: RegressionPrior
  private let volatility: VolatilityPrior
  private var stream: RandomStream
  /// B, k×n.
  package private(set) var coefficients: Matrix
  /// A, n×n.
  package private(set) var contemporaneous: Matrix
  /// h, by equation and period.
  package private(set) var logVariances: [[Double]]
  /// q, by equation.
  package private(set) var steps: [Double]

  /// Starts at the prior means.
  package init(
    regressors: Matrix, responses: Matrix, prior: RegressionPrior, volatility: VolatilityPrior,
    stream: RandomStream
  ) {
    precondition(
      regressors.columnCount == prior.means.rowCount
        && responses.columnCount == volatility.initialMeans.count,
      "\(regressors.columnCount) regressors, \(responses.columnCount) responses")
    x = regressors
    y = responses
    self.prior = prior
    self.volatility = volatility
    self.stream = stream
    coefficients = prior.means
    contemporaneous = .identity(responses.columnCount)
    logVariances = volatility.initialMeans.map {
      [Double](repeating: $0, count: responses.rowCount)
    }
    steps = volatility.initialMeans.map { _ in
      volatility.stepScale / (volatility.stepShape + 1)
    }
  }

  package mutating func sweep(isBurnIn: Bool) throws(AlgebraError) {
    try drawCoefficients()
    let errors = y - x * coefficients
    try drawContemporaneous(errors)
    let shocks = errors.multiplied(by: contemporaneous, transposingOther: true)
    for i in logVariances.indices {
      logVariances[i] = VolatilityWalk.draw(
        logVariances[i], shocks: shocks.column(i), initialMean: volatility.initialMeans[i],
        initialVariance: volatility.initialVariance, step: steps[i], stream: &stream)
      let squares = zip(logVariances[i], logVariances[i].dropFirst()).reduce(0) {
        $0 + ($1.1 - $1.0) * ($1.1 - $1.0)
      }
      steps[i] =
        (volatility.stepScale + squares / 2)
        / stream.gamma(shape: volatility.stepShape + Double(y.rowCount - 1) / 2)
    }
  }

  private mutating func drawCoefficients() throws(AlgebraError) {
    let n = y.columnCount
    var inverses: [Matrix] = []
    inverses.reserveCapacity(y.rowCount)
    for t in 0..<y.rowCount {
      // Σ_t⁻¹ = A′·diag(exp(−h))·A.
      var weighted = contemporaneous
      for i in 0..<n {
        let weight = exp(-logVariances[i][t])
        for j in 0...i { weighted[i, j] *= weight }
      }
      inverses.append(contemporaneous.multiplied(by: weighted, transposingSelf: true))
    }
    var normal = CoefficientConditional(means: prior.means, variances: prior.variances)
    normal.add(regressors: x, responses: y, inverses: inverses)
    coefficients = try normal.draw(from: &stream)
  }

  /// Row i of A: the error of equation i on those before it.
  private mutating func drawContemporaneous(_ errors: Matrix) throws(AlgebraError) {
    for i in 1..<max(1, y.columnCount) {
      let variances = Matrix(column: Array(volatility.contemporaneous[i][..<i]))
      var normal = CoefficientConditional(
        means: Matrix(rowCount: i, columnCount: 1), variances: variances)
      let rows = Array(0..<y.rowCount)
      normal.add(
        regressors: -1 * errors[rows, Array(0..<i)], responses: errors[rows, [i]],
        inverses: logVariances[i].map { Matrix(diagonal: [exp(-$0)]) })
      let row = try normal.draw(from: &stream)
      for j in 0..<i { contemporaneous[i, j] = row[j, 0] }
    }
  }

  /// The chain's present point, with L of the last period; its parameters are h of the last period
  /// and √q.
  package mutating func draw() throws(AlgebraError) -> PosteriorDraw {
    let n = y.columnCount
    var factor = try contemporaneous.solveLower(.identity(n))
    let last = logVariances.map { $0[$0.count - 1] }
    for j in 0..<n {
      for i in 0..<n { factor[i, j] *= exp(last[j] / 2) }
    }
    let deviations = steps.map { sqrt($0) }
    return PosteriorDraw(
      coefficients: coefficients, factor: factor,
      shockLaw: .stochasticVolatility(steps: deviations), parameters: last + deviations)
  }
}
