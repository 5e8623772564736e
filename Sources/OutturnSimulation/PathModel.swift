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
}
