internal import OutturnAlgebra
internal import OutturnModels
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries

extension Shelf {
  /// Of Student-t shocks, equally likely before the data: from very heavy tails to nearly normal.
  private static let degreesOfFreedom: [Double] = [3, 4, 5, 6, 8, 10, 15, 20, 30, 50]

  /// Sweeps for each draw, so that 4096 draws of annual samples pass their own diagnostics: the
  /// tightness moves by a random walk, log-volatilities and their steps hold each other in place.
  private static func thinning(of estimator: Estimator) -> Int {
    switch estimator {
    case .bayesian: 4
    case .volatility: 12
    default: 1
    }
  }

  /// A Bayesian vector autoregression in one of its forms; one lag unless others are asked for.
  func bayesian(
    _ estimator: Estimator, into entry: inout FittedEstimator
  ) throws(ForecastFailure) {
    let lags = request.lags ?? 1
    if lags == 0 { throw .needsLags(estimator) }
    let outliers = try outliers(of: estimator, lags: lags)
    entry.outliers = outliers.statement
    // The sample's own check comes first: with a year or none there is no table to speak of.
    guard sample.table.periodCount > lags else {
      throw .tooFewYears(
        sample, estimator: estimator, lags: lags, years: sample.table.periodCount,
        needed: lags + 4)
    }
    var model = BayesianVectorAutoregression(lags: lags, form: try form(of: estimator))
    model.outliers = outliers.treatment
    model.ownLagMeans = ownLagMeans
    model.sampling.draws = max(256, options.draws / 4 * 4)
    model.sampling.thinning = Self.thinning(of: estimator)
    model.sampling.threads = options.threads
    let fitted: FittedBayesianVectorAutoregression
    do {
      fitted = try model.fit(sample.table, seed: Seed(options.seed))
    } catch {
      throw bayesianFailure(error, of: estimator, lags: lags)
    }
    entry.sample = EstimatorSample(
      from: sample.firstYear, through: sample.lastYear, rows: fitted.sample.rowCount, lags: lags)
    entry.expected = expected(fitted.forecastMean(horizon: 1).row(0))
    let draws = BayesianEvidence(fitted, sample: sample)
    entry.coefficients = draws.coefficients
    entry.parameters = draws.parameters
    entry.figures = draws.figures
    entry.diagnostics = draws.diagnostics(of: entry)
  }

  /// Prior means of the own first lags: those of the model's conjugate form where it has them.
  private var ownLagMeans: [String: Double] {
    let specification = sample.specification
    let stated = zip(modelled, specification.conjugate.ownLagMeans)
    return Dictionary(uniqueKeysWithValues: stated).filter { sample.table.names.contains($0.key) }
  }

  /// The series that the priors of model.yaml run over.
  private var modelled: [String] { project.model.specification.modelled }

  private func form(
    of estimator: Estimator
  ) throws(ForecastFailure) -> BayesianVectorAutoregression.Form {
    switch estimator {
    case .bayesian:
      var prior = ConjugatePrior()
      prior.samplesHyperparameters = true
      return .conjugate(prior)
    case .independent: return .independent(IndependentPrior())
    case .studentT:
      var prior = IndependentPrior()
      prior.errors = .student(degreesOfFreedom: Self.degreesOfFreedom)
      return .independent(prior)
    case .steadyState:
      let means = project.model.specification.regional.longRunMean
      let beliefs = Dictionary(
        uniqueKeysWithValues: zip(modelled, means).map {
          (
            $0,
            SteadyStatePrior.Belief(mean: $1.mean, standardDeviation: $1.standardDeviation)
          )
        }
      ).filter { sample.table.names.contains($0.key) }
      let missing = sample.definitions.filter { beliefs[$0.id] == nil }
      if !missing.isEmpty { throw .noLongRunMean(missing.map(\.name)) }
      return .steadyState(SteadyStatePrior(beliefs))
    case .volatility:
      var prior = StochasticVolatilityPrior()
      // The default is a quarter's; a random walk's variance over a year is four times as large.
      prior.stepVariance *= 4
      return .stochasticVolatility(prior)
    default: preconditionFailure("\(estimator) is no Bayesian vector autoregression")
    }
  }

  private func bayesianFailure(
    _ error: EstimationError, of estimator: Estimator, lags: Int
  ) -> ForecastFailure {
    guard case .collinear(let names) = error else {
      return failure(error, of: estimator, lags: lags)
    }
    // Here alone the rows of dummies are counted from 0.
    return ForecastFailure(
      .collinear(names: names.map { sample.regressorName($0, countingFrom: 0) }))
  }
}
