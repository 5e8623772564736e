import OutturnSimulation
import _OutturnTestSupport

/// Laws of volatile and of resampled shocks, see `ReferenceGenerators/shock_laws.py`.
struct ShockLawReference: Decodable {
  struct Volatile: Decodable {
    struct Step: Decodable {
      /// E y², E y⁴, E y⁸.
      var moments: [Double]
      /// P(y > bound) by bound.
      var tails: [Double]
    }

    /// h before the first step, drift, persistence, standard deviation.
    var law: [Double]
    var degreesOfFreedom: Int
    var steps: [Step]
  }

  struct Listed: Decodable {
    var residualTables: [[[Double]]]
    /// Of the cells of two steps.
    var mean: [Double]
    var covariance: [[Double]]
    /// All values of the first series at the first step.
    var firstStep: [Double]
    var bounds: [Double]
    /// Of the first series at step 1, at step 2, and at both.
    var probabilities: [Double]
    var parameters: [Double]
    var history: [Double]
  }

  var bounds: [Double]
  var volatile: [Volatile]
  var residuals: [[[Double]]]
  var autoregression: Listed
  var components: Listed

  static func read() throws -> ShockLawReference {
    try ReferenceFile.read("shock-laws", beside: #filePath)
  }

  /// A table of the first sources' residuals.
  func table(sources: Int) throws -> ResidualTable {
    try ResidualTable(
      seriesCount: 2, residuals: [residuals.prefix(sources).map { $0.flatMap { $0 } }])
  }

  func autoregressionModel() throws -> PathModel {
    .vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 2, lags: 1, degreesOfFreedom: 0, drawCount: 1,
        parameters: autoregression.parameters, history: autoregression.history,
        residuals: try table(sources: 1)))
  }

  func componentModel() throws -> PathModel {
    .components(
      ComponentPathModel(
        seriesCount: 2, componentCount: 2, degreesOfFreedom: [0, 0], drawCount: 1,
        parameters: components.parameters, residuals: try table(sources: 2)))
  }
}

extension PlanFixtures {
  /// The model with log-volatilities, one for all sources or one a source.
  static func volatile(_ model: PathModel, each: Bool, setADraw: Bool, seed: Int) -> PathModel {
    var numbers = Numbers(seed)
    func law(_ sources: Int, _ draws: Int) -> ShockVolatility {
      let count = each ? sources : 1
      let sets = setADraw ? draws : 1
      return ShockVolatility(
        count: count,
        parameters: (0..<count * sets).flatMap { _ in
          [
            numbers.next(-0.5...0.5), numbers.next(-0.1...0.1), numbers.next(0.5...1),
            numbers.next(0...0.3),
          ]
        })
    }
    return with(model) { (law($0, $1), nil) }
  }

  /// The model with tables of residuals, one or one a draw.
  static func resampled(
    _ model: PathModel, rows: Int, tableADraw: Bool, seed: Int
  ) throws -> PathModel {
    var numbers = Numbers(seed)
    let n = model.seriesCount
    let sources =
      switch model {
      case .components(let model): model.componentCount
      default: 1
      }
    let table = try ResidualTable(
      seriesCount: n,
      residuals: (0..<(tableADraw ? model.drawCount : 1)).map { _ in
        (0..<sources).map { _ in numbers.array(rows * n, -2...2) }
      })
    return with(model) { _, _ in (model.volatility, table) }
  }

  private static func with(
    _ model: PathModel, _ shocks: (Int, Int) -> (ShockVolatility?, ResidualTable?)
  ) -> PathModel {
    switch model {
    case .components(let model):
      let (volatility, residuals) = shocks(model.componentCount, model.drawCount)
      return .components(
        ComponentPathModel(
          seriesCount: model.seriesCount, componentCount: model.componentCount,
          degreesOfFreedom: model.degreesOfFreedom, drawCount: model.drawCount,
          parameters: model.parameters, volatility: volatility, residuals: residuals))
    case .vectorAutoregression(let model):
      let (volatility, residuals) = shocks(1, model.drawCount)
      return .vectorAutoregression(
        VectorAutoregressionPathModel(
          seriesCount: model.seriesCount, lags: model.lags,
          degreesOfFreedom: model.degreesOfFreedom, drawCount: model.drawCount,
          parameters: model.parameters, history: model.history, volatility: volatility,
          residuals: residuals))
    case .normalInverseWishart, .gaussianPaths:
      preconditionFailure("a model whose shocks have one law")
    }
  }
}
