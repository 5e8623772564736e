package import OutturnAlgebra

/// Independent priors of a multivariate regression: every coefficient normal, Σ inverse Wishart.
package struct RegressionPrior: Sendable {
  /// k×n.
  package var means: Matrix
  /// k×n, positive.
  package var variances: Matrix
  /// n×n.
  package var scale: Matrix
  package var degreesOfFreedom: Double
  package var errors: ErrorLaw

  package init(
    means: Matrix, variances: Matrix, scale: Matrix, degreesOfFreedom: Double,
    errors: ErrorLaw = .normal
  ) {
    precondition(
      means.rowCount == variances.rowCount && means.columnCount == variances.columnCount
        && scale.rowCount == means.columnCount,
      "means \(means.rowCount)×\(means.columnCount), variances \(variances.rowCount)×\(variances.columnCount), scale of order \(scale.rowCount)"
    )
    self.means = means
    self.variances = variances
    self.scale = scale
    self.degreesOfFreedom = degreesOfFreedom
    self.errors = errors
  }

  /// The Minnesota prior of a sample; impulses have the constant's variance.
  init(_ prior: IndependentPrior, _ sample: BayesianSample, ownLagMeans: [Double]) {
    var minnesota = MinnesotaPrior(
      tightness: prior.tightness, ownLagMeans: ownLagMeans,
      residualVariances: sample.residualVariances)
    minnesota.decay = prior.decay
    let law = minnesota.law(lags: sample.lags)
    let n = sample.series.count
    let wide = sample.residualVariances.map { minnesota.constantVariance * $0 }
    let impulses = Matrix(rows: [[Double]](repeating: wide, count: sample.impulseCount))
    let none = Matrix(rowCount: sample.impulseCount, columnCount: n)
    let variances = minnesota.variances(
      lags: sample.lags, crossTightness: prior.crossTightness)
    self.init(
      means: sample.impulseCount == 0 ? law.mean : law.mean.above(none),
      variances: sample.impulseCount == 0 ? variances : variances.above(impulses),
      scale: law.scale, degreesOfFreedom: law.degreesOfFreedom, errors: prior.errors)
  }
}
