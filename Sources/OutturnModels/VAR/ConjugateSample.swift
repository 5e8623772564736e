public import OutturnAlgebra

/// A sample under a conjugate prior: what the marginal likelihood of hyperparameters is made of.
public struct ConjugateSample: Sendable {
  public let sample: BayesianSample
  /// Prior mean of each series' own first lag.
  public let ownLagMeans: [Double]
  /// How fast variances fall with the lag.
  public let decay: Double

  public init(_ sample: BayesianSample, ownLagMeans: [Double], decay: Double = 2) {
    precondition(
      ownLagMeans.count == sample.series.count,
      "\(ownLagMeans.count) own lags for \(sample.series.count) series")
    self.sample = sample
    self.ownLagMeans = ownLagMeans
    self.decay = decay
  }

  /// The posterior and log p(Y) under given hyperparameters.
  ///
  /// With dummies, p(Y) is p(Y, dummies)/p(dummies): the imagined rows belong to the prior.
  ///
  /// - Throws: ``AlgebraError`` when numbers refuse.
  /// - Complexity: O((T + k + d)·k²).
  public func posterior(
    _ hyperparameters: Hyperparameters
  ) throws(AlgebraError) -> (law: NormalInverseWishart, logMarginalLikelihood: Double) {
    let prior = law(tightness: hyperparameters.tightness)
    let dummies = DummyObservations(
      initialMeans: sample.initialMeans, lags: sample.lags, impulses: sample.impulseCount,
      sumOfCoefficients: hyperparameters.sumOfCoefficients,
      singleUnitRoot: hyperparameters.singleUnitRoot)
    let d = dummies.rowCount
    let weights = [Double](repeating: 1, count: d) + weights(hyperparameters.outbreak)
    let posterior = try prior.posterior(
      regressors: dummies.regressors.above(sample.regressors),
      responses: dummies.responses.above(sample.responses), weights: weights)
    var value = try prior.logMarginalLikelihood(
      of: posterior, rows: d + sample.rowCount, weights: weights)
    if d > 0 {
      let imagined = try prior.posterior(
        regressors: dummies.regressors, responses: dummies.responses)
      value -= try prior.logMarginalLikelihood(of: imagined, rows: d)
    }
    return (posterior, value)
  }

  /// Precision of each row's shock relative to Σ⁻¹.
  private func weights(_ scale: OutbreakScale?) -> [Double] {
    guard let scale, let outbreak = sample.outbreak else {
      return [Double](repeating: 1, count: sample.rowCount)
    }
    return sample.periods.map { period in
      let factor = scale.factor(after: period - outbreak.first)
      return 1 / (factor * factor)
    }
  }

  /// The Minnesota law, with the constant's variance for the impulses.
  private func law(tightness: Double) -> NormalInverseWishart {
    var prior = MinnesotaPrior(
      tightness: tightness, ownLagMeans: ownLagMeans,
      residualVariances: sample.residualVariances)
    prior.decay = decay
    let law = prior.law(lags: sample.lags)
    if sample.impulseCount == 0 { return law }
    let none = Matrix(rowCount: sample.impulseCount, columnCount: law.mean.columnCount)
    let wide = [Double](repeating: prior.constantVariance, count: sample.impulseCount)
    return NormalInverseWishart(
      mean: law.mean.above(none),
      rowCovariance: Matrix(diagonal: law.rowCovariance.diagonal + wide),
      scale: law.scale, degreesOfFreedom: law.degreesOfFreedom)
  }
}

extension Matrix {
  /// Self with another matrix of as many columns below it.
  func above(_ other: Matrix) -> Matrix {
    if rowCount == 0 { return other }
    precondition(columnCount == other.columnCount, "\(columnCount) above \(other.columnCount)")
    var stacked: [Double] = []
    for j in 0..<columnCount { stacked += column(j) + other.column(j) }
    return Matrix(
      rowCount: rowCount + other.rowCount, columnCount: columnCount, columnMajor: stacked)
  }
}
