internal import OutturnAlgebra

/// A linear equation with a normal–inverse-gamma prior: posterior, marginal likelihood and
/// predictive law in closed form.
///
///     let equation = LinearRegression("retail", on: ["income"])
///     let prior = NormalInverseGamma(
///       mean: [0, 0.8], covarianceScale: Matrix(diagonal: [100, 0.25]), shape: 2, scale: 1)
///     let fitted = try BayesianLinearRegression(equation, prior: prior).fit(table)
///     fitted.predictive(at: ["income": 5.2]).interval(0.9)
///
/// Works with any number of observations, fewer than coefficients included: then the prior decides
/// what the data leave open.
public struct BayesianLinearRegression: Sendable, Hashable {
  public let equation: LinearRegression
  /// Over the coefficients in the order of ``LinearRegression/coefficientNames``.
  public let prior: NormalInverseGamma

  /// - Parameters:
  ///   - equation: Response, regressors, weights.
  ///   - prior: Its mean has one place a coefficient.
  public init(_ equation: LinearRegression, prior: NormalInverseGamma) {
    precondition(
      prior.mean.count == equation.coefficientNames.count,
      "a prior of \(prior.mean.count) coefficients for \(equation.coefficientNames)")
    self.equation = equation
    self.prior = prior
  }

  /// Estimates the equation.
  ///
  /// - Throws: ``EstimationError/unknownSeries(names:known:)``;
  ///   ``EstimationError/weightsNotPositive(name:observations:)``;
  ///   ``EstimationError/collinear(names:)`` when regressors explain each other and the prior is
  ///   too wide to tell them apart; ``EstimationError/numbersRefused(model:_:)`` when V is not
  ///   positive definite.
  /// - Complexity: O((T + k)·k²).
  public func fit(
    _ table: SeriesTable
  ) throws(EstimationError) -> FittedBayesianLinearRegression {
    try equation.requireSeries(in: table)
    let weights = try equation.weightColumn(of: table)
    do {
      let posterior = try prior.posterior(
        regressors: equation.design(table),
        response: equation.column(equation.response, of: table), weights: weights)
      return FittedBayesianLinearRegression(
        specification: self, posterior: posterior,
        logMarginalLikelihood: try prior.logMarginalLikelihood(of: posterior, weights: weights))
    } catch .rankDeficient(_, let columns) {
      throw .collinear(names: columns.map { equation.coefficientNames[$0] })
    } catch {
      throw .numbersRefused(model: equation.response, error)
    }
  }
}

/// A linear equation with its posterior.
public struct FittedBayesianLinearRegression: Sendable, Hashable {
  public let specification: BayesianLinearRegression
  public let posterior: NormalInverseGamma
  /// log p(y), comparable between priors and equations of the same observations.
  public let logMarginalLikelihood: Double

  /// The posterior law of one coefficient: Student t.
  ///
  /// - Parameter name: A regressor, or `constant`.
  public func coefficient(_ name: String) -> StudentPredictive {
    guard let place = specification.equation.coefficientNames.firstIndex(of: name) else {
      preconditionFailure("no coefficient \(name)")
    }
    return posterior.coefficient(place)
  }

  /// The law of a new observation: Student t, exact.
  ///
  /// - Parameters:
  ///   - values: A value for each regressor by name.
  ///   - weight: w of the new observation.
  public func predictive(
    at values: [String: Double], weight: Double = 1
  ) -> StudentPredictive {
    posterior.predictive(regressors: specification.equation.row(values), weight: weight)
  }
}
