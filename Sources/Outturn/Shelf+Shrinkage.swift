private import Glibc
internal import OutturnAlgebra
internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries

/// The two forms of the regression that hold coefficients back. Both have one own lag unless another
/// number is asked for: what the data do not support they hold near 0.
extension Shelf {
  /// λ of ridge regression, five to a power of ten; the smallest generalised cross-validation wins.
  private static let penalties = (-15...15).map { pow(10, Double($0) / 5) }

  /// Ridge regression with the penalty that generalised cross-validation chooses.
  func ridge(into entry: inout FittedEstimator) throws(ForecastFailure) {
    let rows = try equation(of: .ridge, into: &entry)
    var best: FittedRidgeRegression?
    for penalty in Self.penalties where !rows.equation.regressors.isEmpty {
      do {
        let fitted = try RidgeRegression(rows.equation, penalty: penalty).fit(rows.table)
        if fitted.generalisedCrossValidation < best?.generalisedCrossValidation ?? .infinity {
          best = fitted
        }
      } catch {
        throw failure(error, of: .ridge, lags: request.lags ?? 1)
      }
    }
    guard let best else { throw .inseparable(.ridge) }
    entry.coefficients = zip(rows.equation.coefficientNames, best.coefficients).map {
      EstimatedCoefficient(
        equation: rows.equation.response, regressor: $0, estimate: $1, standardErrors: [:],
        pValue: nil, sampling: nil)
    }
    entry.figures = [
      EstimatorFigure(
        id: "penalty", name: LocalizedText(zhHans: "惩罚系数λ", en: "penalty λ"),
        value: best.specification.penalty),
      EstimatorFigure(
        id: "effective_parameters",
        name: LocalizedText(zhHans: "有效参数个数", en: "effective parameters"),
        value: best.effectiveParameters),
      EstimatorFigure(
        id: "cross_validation",
        name: LocalizedText(zhHans: "广义交叉验证", en: "generalised cross-validation"),
        value: best.generalisedCrossValidation),
    ]
  }

  /// The regression with a prior in closed form.
  ///
  /// The prior is worth one observation: σ² ~ IG(½, ½s²) with s² the response's variance, slopes
  /// N(0, σ²/s_j²) with s_j the regressor's standard deviation, the constant all but free.
  ///
  /// - Source: Kass & Wasserman (1995), doi:10.1080/01621459.1995.10476592.
  func bayesianRegression(into entry: inout FittedEstimator) throws(ForecastFailure) {
    let rows = try equation(of: .bayesianRegression, into: &entry)
    let equation = rows.equation
    let count = rows.table.periodCount
    // A spread needs three values to say anything; what has none is refused by name.
    if count < 3 {
      throw failure(
        .tooFewObservations(response: equation.response, observations: count, needed: 3),
        of: .bayesianRegression, lags: request.lags ?? 1)
    }
    let names = [equation.response] + equation.regressors
    let moments = names.map { name in
      let column = rows.table.values.column(rows.table.names.firstIndex(of: name)!)
      let mean = column.reduce(0, +) / Double(count)
      let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean: mean, variance: squares / Double(count))
    }
    let still = names.indices.filter {
      moments[$0].variance <= moments[$0].mean * moments[$0].mean * 0x1p-100
    }
    if !still.isEmpty {
      throw failure(
        .noVariation(series: still.map { names[$0] }), of: .bayesianRegression, lags: 1)
    }
    // In units of σ: the constant takes up every mean, with a standard deviation of 100 of them.
    let level = moments.reduce(1) { $0 + $1.mean * $1.mean / $1.variance }
    let prior = NormalInverseGamma(
      mean: Array(repeating: 0, count: names.count),
      covarianceScale: Matrix(
        diagonal: [1e4 * level] + moments.dropFirst().map { 1 / $0.variance }),
      shape: 0.5, scale: 0.5 * moments[0].variance)
    let fitted: FittedBayesianLinearRegression
    do {
      fitted = try BayesianLinearRegression(equation, prior: prior).fit(rows.table)
    } catch {
      throw failure(error, of: .bayesianRegression, lags: request.lags ?? 1)
    }
    let posterior = fitted.posterior
    entry.coefficients = equation.coefficientNames.map { name in
      let law = fitted.coefficient(name)
      // At least three degrees of freedom: one of the prior and two observations.
      let degrees = law.degreesOfFreedom
      return EstimatedCoefficient(
        equation: equation.response, regressor: name, estimate: law.location,
        standardErrors: ["posterior": law.scale * sqrt(degrees / (degrees - 2))],
        pValue: nil, sampling: nil)
    }
    entry.figures = [
      EstimatorFigure(
        id: "log_marginal_likelihood",
        name: LocalizedText(zhHans: "对数边际似然", en: "log marginal likelihood"),
        value: fitted.logMarginalLikelihood),
      EstimatorFigure(
        id: "residual_sd", name: LocalizedText(zhHans: "残差标准差", en: "residual sd"),
        value: sqrt(posterior.scale / (posterior.shape - 1))),
    ]
  }

  /// The rows of an equation, written down as the sample of its entry.
  private func equation(
    of estimator: Estimator, into entry: inout FittedEstimator
  ) throws(ForecastFailure) -> ShelfEquation {
    let lags = request.lags ?? 1
    let outliers = try outliers(of: estimator, lags: lags)
    entry.outliers = outliers.statement
    try requireRegressors(lags: lags)
    let rows = ShelfEquation(sample, lags: lags, presample: lags, outliers)
    entry.sample = EstimatorSample(
      from: sample.firstYear, through: sample.lastYear, rows: rows.table.periodCount,
      lags: lags)
    return rows
  }
}
