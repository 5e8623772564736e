/// A law of motion with its parameters, or with the law that they are drawn from.
package enum PathModel: Sendable {
  /// A sum of independent autoregressive components.
  case components(ComponentPathModel)
  /// A vector autoregression with known parameters per draw.
  case vectorAutoregression(VectorAutoregressionPathModel)
  /// A vector autoregression whose parameters are drawn afresh for every path.
  case normalInverseWishart(NormalInverseWishartPathModel)
  /// Whole paths from joint normal laws, one law per draw.
  case gaussianPaths(GaussianPathModel)

  /// Series that one step of a path produces.
  package var seriesCount: Int {
    switch self {
    case .components(let model): model.seriesCount
    case .vectorAutoregression(let model): model.seriesCount
    case .normalInverseWishart(let model): model.seriesCount
    case .gaussianPaths(let model): model.seriesCount
    }
  }

  /// Posterior draws that the paths are spread over.
  package var drawCount: Int {
    switch self {
    case .components(let model): model.drawCount
    case .vectorAutoregression(let model): model.drawCount
    case .normalInverseWishart: 1
    case .gaussianPaths(let model): model.drawCount
    }
  }

  /// How the size of the shocks moves; nil where it stays.
  package var volatility: ShockVolatility? {
    switch self {
    case .components(let model): model.volatility
    case .vectorAutoregression(let model): model.volatility
    case .normalInverseWishart, .gaussianPaths: nil
    }
  }

  /// What shocks are drawn from; nil where they are normal or Student t.
  package var residuals: ResidualTable? {
    switch self {
    case .components(let model): model.residuals
    case .vectorAutoregression(let model): model.residuals
    case .normalInverseWishart, .gaussianPaths: nil
    }
  }
}
