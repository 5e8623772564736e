internal import OutturnAlgebra
public import OutturnRandom

/// A Bayesian vector autoregression with a Minnesota prior,
///
///     y_t = c + A₁·y_{t−1} + … + A_p·y_{t−p} + u_t,   u_t ~ (0, Σ),
///
/// in one of several forms of prior and of shocks.
///
///     let model = BayesianVectorAutoregression(lags: 2, form: .conjugate(ConjugatePrior()))
///     let fitted = try model.fit(table, seed: Seed(1))
///     let paths = fitted.simulatedPaths(horizon: 4, count: 10_000, seed: Seed(1))
public struct BayesianVectorAutoregression: ForecastModel {
  /// Prior and shocks.
  public enum Form: Sendable, Hashable {
    /// Normal shocks, exact draws without a Markov chain.
    case conjugate(ConjugatePrior)
    /// Own and cross lags differently tight, normal or Student-t shocks, by Gibbs sampling.
    case independent(IndependentPrior)
    /// The same about a long-run mean that an expert states, by Gibbs sampling.
    case steadyState(SteadyStatePrior)
    /// Shocks whose size changes over time, by Gibbs sampling.
    case stochasticVolatility(StochasticVolatilityPrior)
  }

  /// p.
  public var lags: Int
  public var form: Form
  /// Prior mean of a series' own first lag: 0 for growth, 1 for levels.
  public var ownLagMean = 0.0
  /// The same for the series named.
  public var ownLagMeans: [String: Double] = [:]
  public var outliers = OutlierTreatment.none
  public var sampling = MarkovSampling()

  public init(lags: Int, form: Form) {
    precondition(lags >= 1, "a vector autoregression of order \(lags)")
    self.lags = lags
    self.form = form
  }

  /// Estimates the model.
  ///
  /// - Throws: ``EstimationError``.
  public func fit(
    _ table: SeriesTable, seed: Seed
  ) throws(EstimationError) -> FittedBayesianVectorAutoregression {
    precondition(
      ownLagMeans.keys.allSatisfy { table.names.contains($0) },
      "own lags of \(ownLagMeans.keys.sorted()) in a table of \(table.names)")
    let sample = try BayesianSample(table, lags: lags, outliers: outliers)
    precondition(
      !sample.isScaled || form.estimatesOutbreaks,
      "the scale of an outbreak is not estimated in the form \(form)")
    let means = table.names.map { ownLagMeans[$0] ?? ownLagMean }
    switch form {
    case .conjugate(let prior):
      return try fitConjugate(prior, sample, means, seed)
    case .independent(let prior):
      let law = RegressionPrior(prior, sample, ownLagMeans: means)
      let names =
        sample.outbreak.map { OutbreakScale.parameterNames(freeFactors: $0.freeFactors) }
        ?? (prior.errors == .normal ? [] : ["degrees_of_freedom"])
      return try fitChains(sample, parameterNames: names, seed) { stream in
        IndependentPriorChain(
          regressors: sample.regressors, responses: sample.responses, prior: law,
          outbreak: sample.outbreakStep, elapsed: sample.elapsedAfterSample, stream: stream)
      }
    case .steadyState(let prior):
      let law = RegressionPrior(prior.dynamics, sample, ownLagMeans: means).withoutConstant
      let beliefs = prior.inOrder(of: sample.series)
      let x = sample.regressors[
        Array(0..<sample.rowCount), Array(1..<sample.regressors.columnCount)]
      return try fitChains(
        sample,
        parameterNames: sample.series.map { "mean:\($0)" }
          + (prior.dynamics.errors == .normal ? [] : ["degrees_of_freedom"]), seed
      ) { stream in
        SteadyStateChain(
          regressors: x, responses: sample.responses, lags: sample.lags, prior: law,
          beliefs: beliefs, stream: stream)
      }
    case .stochasticVolatility(let prior):
      let law = RegressionPrior(prior.dynamics, sample, ownLagMeans: means)
      let volatility = VolatilityPrior(prior, residualVariances: sample.residualVariances)
      return try fitChains(
        sample,
        parameterNames: sample.series.map { "log_variance:\($0)" }
          + sample.series.map { "volatility_step:\($0)" }, seed
      ) { stream in
        StochasticVolatilityChain(
          regressors: sample.regressors, responses: sample.responses, prior: law,
          volatility: volatility, stream: stream)
      }
    }
  }
}

extension BayesianVectorAutoregression.Form {
  /// Whether ``OutlierTreatment/scaled(firstPeriod:freeFactors:)`` may be used: in the conjugate
  /// form, and with an independent prior and normal shocks.
  public var estimatesOutbreaks: Bool {
    switch self {
    case .conjugate: true
    case .independent(let prior): prior.errors == .normal
    case .steadyState, .stochasticVolatility: false
    }
  }
}

extension BayesianVectorAutoregression {
  private func fitConjugate(
    _ prior: ConjugatePrior, _ sample: BayesianSample, _ means: [Double], _ seed: Seed
  ) throws(EstimationError) -> FittedBayesianVectorAutoregression {
    let conjugate = ConjugateSample(sample, ownLagMeans: means, decay: prior.decay)
    let search = try HyperparameterSearch(prior, conjugate)
    do {
      if !prior.samplesHyperparameters || search.logarithms.isEmpty {
        let law = sample.shockLaw(search.hyperparameters.outbreak)
        let pairs = try search.posterior.draws(sampling.draws, seed: seed, firstStream: 0)
        let draws = pairs.map {
          PosteriorDraw(coefficients: $0.coefficients, factor: $0.factor, shockLaw: law)
        }
        return FittedBayesianVectorAutoregression(
          sample: sample,
          draws: try sample.posteriorDraws(draws, chainCount: 1, parameterNames: []),
          search: search, acceptance: nil)
      }
      let (draws, chains) = try sampling.run(seed: seed) { stream throws(AlgebraError) in
        try HyperparameterSampler(prior, conjugate, mode: search, stream: stream)
      }
      let proposals = chains.reduce(0) { $0 + $1.steps }
      return FittedBayesianVectorAutoregression(
        sample: sample,
        draws: try sample.posteriorDraws(
          draws, chainCount: sampling.chains, parameterNames: chains[0].parameterNames),
        search: search,
        acceptance: Double(chains.reduce(0) { $0 + $1.accepted }) / Double(proposals))
    } catch {
      throw .numbersRefused(model: "bvar", error)
    }
  }

  private func fitChains<Chain: PosteriorChain>(
    _ sample: BayesianSample, parameterNames: [String], _ seed: Seed,
    _ start: @escaping @Sendable (RandomStream) throws(AlgebraError) -> Chain
  ) throws(EstimationError) -> FittedBayesianVectorAutoregression {
    do {
      let (draws, _) = try sampling.run(seed: seed, start)
      return FittedBayesianVectorAutoregression(
        sample: sample,
        draws: try sample.posteriorDraws(
          draws, chainCount: sampling.chains, parameterNames: parameterNames),
        search: nil, acceptance: nil)
    } catch {
      throw .numbersRefused(model: "bvar", error)
    }
  }
}
