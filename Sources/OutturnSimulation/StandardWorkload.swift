package import OutturnKernel
internal import OutturnRandom
package import OutturnSeries

/// A fixed piece of work that measures speed and proves correctness: a vector autoregression of
/// four growth series over five steps, whose answers at the first step are known in closed form.
///
/// The numbers are the conjugate posterior of a fit to 30 synthetic annual observations: series
/// gdp, industry, retail, trade.
package enum StandardWorkload: String, CaseIterable, Sendable {
  /// Parameters fixed at their posterior mean, normal shocks with covariance S/ν.
  case fixedParameters = "W0"
  /// Σ ~ IW(S, ν) and B | Σ ~ MN(B̄, V, Σ) drawn afresh for every path.
  case posteriorParameters = "W1"

  /// What a run found, beside the exact answers.
  package struct Result: Sendable {
    package let workload: StandardWorkload
    package let ensemble: PathEnsemble
    /// P(growth of series 0 at the first step ≥ its target), simulated.
    package let probability: Probability
    /// The same in closed form.
    package let exactProbability: Double
    /// P(all four targets at the first step), simulated.
    package let jointProbability: Probability
  }

  /// Simulates the workload.
  package func run(
    paths: Int, threads: Int, seed: UInt64 = 20_260_101, instructionSet: InstructionSet? = nil,
    sampler: Sampler = .plain, precision: Precision = .double
  ) -> Result {
    let ensemble = plan(paths: paths, seed: seed, sampler: sampler, precision: precision)
      .run(threads: threads, instructionSet: instructionSet)
    return Result(
      workload: self, ensemble: ensemble,
      probability: ensemble.probability(ofTarget: 0, published: false),
      exactProbability: exactProbability(ofSeries: 0),
      jointProbability: ensemble.probability(published: false) { $0 == 0b1111 })
  }

  /// The plan of a run: levels start at 100, moments and histograms are kept of the 20 levels
  /// unless other measures are asked for.
  package func plan(
    paths: Int, seed: UInt64, horizon: Int = Self.horizon, measures: [Measure] = [.level],
    sampler: Sampler = .plain, precision: Precision = .double
  ) -> SimulationPlan {
    SimulationPlan(
      model: model, horizon: horizon, paths: paths, seed: seed,
      transformations: [Transformation](repeating: .identity, count: Self.seriesCount),
      shift: [], shockScale: 1,
      levels: [LevelRule](
        repeating: LevelRule(baseLevels: [100]), count: Self.seriesCount),
      deflator: nil,
      targets: Self.targets.enumerated().map { series, least in
        TargetCell(
          measure: .growth, series: series, step: 0, exact: least ... .infinity,
          published: least ... .infinity)
      },
      batches: [], measures: measures, sampler: sampler, precision: precision)
  }

  /// The law of motion.
  package var model: PathModel {
    let n = Self.seriesCount
    switch self {
    case .fixedParameters:
      return .vectorAutoregression(
        VectorAutoregressionPathModel(
          seriesCount: n, lags: 1, degreesOfFreedom: 0, drawCount: 1,
          parameters: Self.coefficients.flatMap { $0 } + Self.shockFactor.flatMap { $0 },
          history: Self.lastGrowth))
    case .posteriorParameters:
      return .normalInverseWishart(
        NormalInverseWishartPathModel(
          seriesCount: n, lags: 1, mean: Self.coefficients.flatMap { $0 },
          rowFactor: Self.packedFactor(of: Self.rowScale),
          scaleFactor: Self.packedFactor(of: Self.scale),
          degreesOfFreedom: Self.degreesOfFreedom, history: Self.lastGrowth))
    }
  }

  // MARK: Closed forms

  /// Mean of growth at the first step, in per cent.
  package func exactMean(ofSeries series: Int) -> Double {
    zip(Self.regressors, Self.coefficients).reduce(0) { $0 + $1.0 * $1.1[series] }
  }

  /// Standard deviation of growth at the first step, in per cent.
  package func exactStandardDeviation(ofSeries series: Int) -> Double {
    switch self {
    case .fixedParameters: return scaleAtFirstStep(series)
    case .posteriorParameters:
      let freedom = Self.predictiveDegreesOfFreedom
      return scaleAtFirstStep(series) * (freedom / (freedom - 2)).squareRoot()
    }
  }

  /// P(growth at the first step ≥ the series' target): normal with fixed parameters, Student t
  /// with ν − n + 1 degrees of freedom otherwise.
  package func exactProbability(ofSeries series: Int) -> Double {
    let distance = (Self.targets[series] - exactMean(ofSeries: series)) / scaleAtFirstStep(series)
    switch self {
    case .fixedParameters: return Normal.cumulative(-distance)
    case .posteriorParameters:
      return StudentT.cumulative(
        -distance, degreesOfFreedom: Self.predictiveDegreesOfFreedom)
    }
  }

  private func scaleAtFirstStep(_ series: Int) -> Double {
    switch self {
    case .fixedParameters:
      return Self.shockFactor[series].reduce(0) { $0 + $1 * $1 }.squareRoot()
    case .posteriorParameters:
      let x = Self.regressors
      var inflation = 1.0
      for i in x.indices {
        for j in x.indices { inflation += x[i] * Self.rowScale[i][j] * x[j] }
      }
      return (Self.scale[series][series] * inflation / Self.predictiveDegreesOfFreedom)
        .squareRoot()
    }
  }

  private static var predictiveDegreesOfFreedom: Double {
    Double(degreesOfFreedom - seriesCount + 1)
  }

  /// Regressors of the first step: the constant and the last growth of each series.
  private static var regressors: [Double] { [1] + lastGrowth }

  /// Lower factor by rows of a positive definite matrix, of which the lower half is read.
  private static func packedFactor(of matrix: [[Double]]) -> [Double] {
    var factor = matrix
    for i in matrix.indices {
      for j in 0...i {
        var sum = matrix[i][j]
        for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
        factor[i][j] = i == j ? sum.squareRoot() : sum / factor[j][j]
      }
    }
    return factor.indices.flatMap { factor[$0][...$0] }
  }
}
