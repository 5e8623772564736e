extension PathModel {
  /// The model with draws that are taken from its own by their places.
  func of(draws: [Int]) -> PathModel {
    func dealt(_ parameters: [Double], of count: Int) -> [Double] {
      let each = parameters.count / count
      return draws.flatMap { parameters[$0 * each..<($0 + 1) * each] }
    }
    return switch self {
    case .components(let model):
      .components(
        ComponentPathModel(
          seriesCount: model.seriesCount, componentCount: model.componentCount,
          degreesOfFreedom: model.degreesOfFreedom, drawCount: draws.count,
          parameters: dealt(model.parameters, of: model.drawCount)))
    case .vectorAutoregression(let model):
      .vectorAutoregression(
        VectorAutoregressionPathModel(
          seriesCount: model.seriesCount, lags: model.lags,
          degreesOfFreedom: model.degreesOfFreedom, drawCount: draws.count,
          parameters: dealt(model.parameters, of: model.drawCount), history: model.history))
    case .gaussianPaths(let model):
      .gaussianPaths(
        GaussianPathModel(
          seriesCount: model.seriesCount, horizon: model.horizon, drawCount: draws.count,
          parameters: dealt(model.parameters, of: model.drawCount)))
    case .normalInverseWishart: self
    }
  }
}
