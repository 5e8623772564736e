extension PathModel {
  /// The model with draws that are taken from its own by their places.
  func of(draws: [Int]) -> PathModel {
    switch self {
    case .components(let model):
      .components(
        ComponentPathModel(
          seriesCount: model.seriesCount, componentCount: model.componentCount,
          degreesOfFreedom: model.degreesOfFreedom, drawCount: draws.count,
          parameters: dealt(model.parameters, of: model.drawCount, to: draws),
          volatility: model.volatility?.of(draws: draws),
          residuals: model.residuals?.of(draws: draws)))
    case .vectorAutoregression(let model):
      .vectorAutoregression(
        VectorAutoregressionPathModel(
          seriesCount: model.seriesCount, lags: model.lags,
          degreesOfFreedom: model.degreesOfFreedom, drawCount: draws.count,
          parameters: dealt(model.parameters, of: model.drawCount, to: draws),
          history: model.history,
          volatility: model.volatility?.of(draws: draws),
          residuals: model.residuals?.of(draws: draws)))
    case .gaussianPaths(let model):
      .gaussianPaths(
        GaussianPathModel(
          seriesCount: model.seriesCount, horizon: model.horizon, drawCount: draws.count,
          parameters: dealt(model.parameters, of: model.drawCount, to: draws)))
    case .normalInverseWishart: self
    }
  }
}

/// Parts of equal length, one a draw, in another order of the draws.
func dealt(_ values: [Double], of count: Int, to draws: [Int]) -> [Double] {
  let each = values.count / count
  return draws.flatMap { values[$0 * each..<($0 + 1) * each] }
}
