import OutturnAlgebra
import OutturnModels
import OutturnRandom

/// The sampled forms as `ForecastModelContract` runs them: with few draws, so that it is quick.
extension BayesianVectorAutoregression {
  static func sampledTightnessContract() -> BayesianVectorAutoregression {
    var prior = ConjugatePrior()
    prior.samplesHyperparameters = true
    var model = quick(BayesianVectorAutoregression(lags: 1, form: .conjugate(prior)))
    model.sampling.thinning = 4
    return model
  }

  /// Shocks that may be larger from a third of the table on; none where it is too short for that.
  static func outbreakContract(_ table: SeriesTable) -> BayesianVectorAutoregression {
    var model = quick(
      BayesianVectorAutoregression(lags: 1, form: .independent(IndependentPrior())))
    if table.periodCount >= 15 {
      model.outliers = .scaled(firstPeriod: table.periodCount / 3, freeFactors: 2)
    }
    return model
  }

  /// Own and cross lags apart, Student-t shocks.
  static func independentContract() -> BayesianVectorAutoregression {
    var prior = IndependentPrior()
    prior.errors = .student(degreesOfFreedom: [4, 8, 16, 32])
    return quick(BayesianVectorAutoregression(lags: 2, form: .independent(prior)))
  }

  /// About the means of the table, give or take a standard deviation of each series.
  static func steadyStateContract(_ table: SeriesTable) -> BayesianVectorAutoregression {
    let beliefs = table.names.indices.map { column in
      let values = table.values.column(column)
      let mean = values.reduce(0, +) / Double(values.count)
      let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      return (
        table.names[column],
        SteadyStatePrior.Belief(
          mean: mean, standardDeviation: square > 0 ? square.squareRoot() : 1)
      )
    }
    return quick(
      BayesianVectorAutoregression(
        lags: 1, form: .steadyState(SteadyStatePrior(Dictionary(uniqueKeysWithValues: beliefs)))))
  }

  static func stochasticVolatilityContract() -> BayesianVectorAutoregression {
    quick(
      BayesianVectorAutoregression(
        lags: 1, form: .stochasticVolatility(StochasticVolatilityPrior())))
  }

  private static func quick(_ model: BayesianVectorAutoregression) -> BayesianVectorAutoregression {
    var model = model
    model.sampling.chains = 2
    model.sampling.burnIn = 60
    model.sampling.draws = 300
    model.sampling.threads = 2
    return model
  }
}

extension ForecastModelContract {
  /// Every form that is estimated by Markov chains.
  static let sampledForms: [@Sendable (SeriesTable) -> BayesianVectorAutoregression] = [
    { _ in .sampledTightnessContract() }, { .outbreakContract($0) },
    { _ in .independentContract() }, { .steadyStateContract($0) },
    { _ in .stochasticVolatilityContract() },
  ]
}

/// The panel as a model of a table: every series a unit.
struct PanelOfSeries: ForecastModel {
  func fit(_ table: SeriesTable, seed: Seed) throws(EstimationError) -> HierarchicalPosterior {
    try HierarchicalAutoregression(warmUp: 200, draws: 250, chains: 2, thinning: 4).fit(
      PanelTable(
        series: "growth", units: table.names, firstPeriod: 1,
        values: table.names.indices.map { table.values.column($0).map(Optional.some) }),
      seed: seed)
  }
}
