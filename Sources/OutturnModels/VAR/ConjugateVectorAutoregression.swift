internal import OutturnAlgebra

/// A Bayesian vector autoregression with a Minnesota prior, fitted in closed form to the years of
/// several regions stacked.
///
/// The law of motion is borrowed from the regions with long histories; the forecast of another
/// region starts from its own last year. It does not know that regions differ in their means for
/// good, so it stands beside the regional model as a second opinion and not in its place.
public struct ConjugateVectorAutoregression: Sendable {
  public let specification: ConjugateSpecification
  public let design: DesignMatrix
  /// λ with the largest marginal likelihood among those tried.
  public let tightness: Double
  /// log p(Y) by tightness, in the order tried.
  public let logMarginalLikelihoods: [Double]
  public let posterior: NormalInverseWishart

  /// Fits the stacked sample.
  ///
  /// - Parameter turbulence: Factor on the variance of a year's shocks; absent years have 1.
  /// - Throws: ``EstimationError``.
  public init(
    _ specification: ConjugateSpecification, observations: RegionalObservations,
    turbulence: [Int: Double]
  ) throws(EstimationError) {
    let places = specification.sample.map { id in
      guard let place = observations.regions.firstIndex(of: id) else {
        preconditionFailure("region \(id) is not in the sample")
      }
      return place
    }
    let design = DesignMatrix(
      histories: places.map { place in observations.values.map { $0[place] } },
      firstYear: observations.firstYear, series: observations.series, lags: specification.lags)
    if design.rowCount < 3 {
      throw .noCompleteRows(regions: specification.sample, series: observations.series)
    }
    let weights = design.years.map { 1 / (turbulence[$0] ?? 1) }
    let variances = try Self.residualVariances(design, weights: weights)
    var best: (tightness: Double, value: Double, posterior: NormalInverseWishart)?
    var values: [Double] = []
    do {
      for tightness in specification.tightness {
        let prior = MinnesotaPrior(
          tightness: tightness, ownLagMeans: specification.ownLagMeans, residualVariances: variances
        ).law(lags: specification.lags)
        let posterior = try prior.posterior(
          regressors: design.regressors, responses: design.responses, weights: weights)
        let value = try prior.logMarginalLikelihood(
          of: posterior, rows: design.rowCount, weights: weights)
        values.append(value)
        if best.map({ value > $0.value }) ?? true { best = (tightness, value, posterior) }
      }
    } catch {
      throw .numbersRefused(model: "bvar", error)
    }
    guard let best else { preconditionFailure("no tightness to try") }
    self.specification = specification
    self.design = design
    tightness = best.tightness
    logMarginalLikelihoods = values
    posterior = best.posterior
  }

  /// The regressors of the year after a history: the constant and the last p years, latest first.
  ///
  /// - Parameter history: p years × n, latest first.
  public func regressors(after history: [[Double]]) -> [Double] {
    precondition(
      history.count == design.lags, "\(history.count) years of history for \(design.lags) lags")
    return [1] + history.flatMap { $0 }
  }

  /// ψ: weighted residual variance of each series' own first-order autoregression, by pivoted QR.
  private static func residualVariances(
    _ design: DesignMatrix, weights: [Double]
  ) throws(EstimationError) -> [Double] {
    var variances: [Double] = []
    for series in design.series.indices {
      var x = design.regressors[Array(0..<design.rowCount), [0, 1 + series]]
      var y = design.responses[Array(0..<design.rowCount), [series]]
      for row in 0..<design.rowCount {
        let root = weights[row].squareRoot()
        x[row, 0] *= root
        x[row, 1] *= root
        y[row, 0] *= root
      }
      do {
        let residuals = y - x * (try PivotedQR(x).leastSquares(y))
        let sum = residuals.elements.reduce(0) { $0 + $1 * $1 }
        variances.append(max(sum / Double(max(1, design.rowCount - 2)), 1e-8))
      } catch {
        throw .collinear(names: ["constant", design.columnNames[1 + series]])
      }
    }
    return variances
  }
}
