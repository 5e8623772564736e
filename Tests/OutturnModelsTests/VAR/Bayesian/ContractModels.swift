import OutturnAlgebra
import OutturnModels

/// The sampled forms as `ForecastModelContract` runs them: with few draws, so that it is quick.
extension BayesianVectorAutoregression {
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
