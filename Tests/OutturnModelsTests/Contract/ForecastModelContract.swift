import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

/// A model that `ForecastModelContractTests` holds to what ``ForecastModel`` promises.
///
/// A model joins by one line in ``models``.
struct ForecastModelContract: Sendable, CustomTestStringConvertible {
  /// Every model of the library; the suite runs on each.
  static let models: [ForecastModelContract] = [
    ForecastModelContract("AR(2)") { _ in Autoregression(order: 2) },
    ForecastModelContract("VAR(1)") { _ in VectorAutoregression(lags: 1) },
    ForecastModelContract("VAR(2) with trend, shocks only") { _ in
      VectorAutoregression(lags: 2, deterministic: .both, pathLaw: .shocksOnly)
    },
    ForecastModelContract("VAR(4) with seasons") { _ in VectorAutoregression(lags: 4, seasons: 4) },
    ForecastModelContract("VAR(2), residual bootstrap") { _ in
      VectorAutoregression(lags: 2, pathLaw: .residualBootstrap)
    },
    ForecastModelContract("VAR(2), wild bootstrap") { _ in
      VectorAutoregression(lags: 2, pathLaw: .wildBootstrap)
    },
    ForecastModelContract("BVAR(2), conjugate", tolerance: 0.08) { _ in
      BayesianVectorAutoregression(lags: 2, form: .conjugate(ConjugatePrior()))
    },
    ForecastModelContract("BVAR(1), conjugate, tightness sampled", tolerance: 0.12) { _ in
      BayesianVectorAutoregression.sampledTightnessContract()
    },
    ForecastModelContract("BVAR(1), independent prior after an outbreak", tolerance: 0.15) {
      BayesianVectorAutoregression.outbreakContract($0)
    },
    ForecastModelContract("BVAR(2), independent prior, Student-t shocks", tolerance: 0.15) { _ in
      BayesianVectorAutoregression.independentContract()
    },
    ForecastModelContract("BVAR(1) about stated means", tolerance: 0.12) { table in
      BayesianVectorAutoregression.steadyStateContract(table)
    },
    ForecastModelContract("BVAR(1), stochastic volatility", tolerance: 0.2) { _ in
      BayesianVectorAutoregression.stochasticVolatilityContract()
    },
    // Its prior speaks of growth in per cent, so that a change of units is a change of beliefs.
    ForecastModelContract("Panel, a unit a series", tolerance: 0.15, hasUnits: true) { _ in
      PanelOfSeries()
    },
  ]

  let name: String
  /// How far numbers that should be the same may differ, in predictive standard deviations.
  ///
  /// Rounding for closed forms; the Monte Carlo error of the fit for a model that is estimated by
  /// sampling, whose draws do not permute with the series.
  let tolerance: Double
  /// Whether the prior is stated in the unit of the series.
  let hasUnits: Bool
  private let estimate: @Sendable (SeriesTable, Seed) throws -> any FittedForecastModel

  /// - Parameter model: The model for a table, for settings that go by series.
  init<Model: ForecastModel>(
    _ name: String, tolerance: Double = 1e-7, hasUnits: Bool = false,
    model: @escaping @Sendable (SeriesTable) -> Model
  ) {
    self.name = name
    self.tolerance = tolerance
    self.hasUnits = hasUnits
    estimate = { table, seed in try model(table).fit(table, seed: seed) }
  }

  var testDescription: String { name }

  func fit(_ table: SeriesTable, seed: Seed = Seed(3)) throws -> any FittedForecastModel {
    try estimate(table, seed)
  }

  /// Lütkepohl's quarters in per cent: 75 rows, 3 series.
  static func table() throws -> SeriesTable {
    let levels = try LuetkepohlData.read().levels
    let growth = zip(levels, levels.dropFirst()).map { before, now in
      zip(before, now).map { 100 * (log($1) - log($0)) }
    }
    return SeriesTable(
      names: ["investment", "income", "consumption"], values: Matrix(rows: growth))
  }
}

extension SeriesTable {
  /// The columns in another order.
  func permuted(_ order: [Int]) -> SeriesTable {
    SeriesTable(
      names: order.map { names[$0] }, values: values[Array(0..<periodCount), order])
  }

  /// One column in units so many times smaller.
  func scaled(_ column: Int, by factor: Double) -> SeriesTable {
    var result = values
    for i in 0..<periodCount { result[i, column] *= factor }
    return SeriesTable(names: names, values: result)
  }

  /// The last rows.
  func suffix(_ count: Int) -> SeriesTable {
    SeriesTable(
      names: names, values: values[Array(periodCount - count..<periodCount), Array(names.indices)])
  }

  /// Every value of a column replaced.
  func replacing(_ column: Int, _ value: ([Double]) -> Double) -> SeriesTable {
    var result = values
    for i in 0..<periodCount { result[i, column] = value(values.row(i)) }
    return SeriesTable(names: names, values: result)
  }
}

/// Mean and standard deviation of one cell over paths.
func moments(_ paths: [Matrix], _ step: Int, _ series: Int) -> (mean: Double, deviation: Double) {
  let values = paths.map { $0[step, series] }
  let count = Double(values.count)
  let mean = values.reduce(0, +) / count
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, sqrt(squares / (count - 1)))
}
