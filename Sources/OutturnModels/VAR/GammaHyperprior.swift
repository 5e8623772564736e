private import Glibc

/// A prior of a positive number: the gamma law with a given mode and standard deviation.
///
/// - Source: Giannone, Lenza & Primiceri (2015), §III: mode 0.2 and standard deviation 0.4 for λ,
///   1 and 1 for μ and δ.
public struct GammaHyperprior: Sendable, Hashable {
  /// k.
  public let shape: Double
  /// θ.
  public let scale: Double

  /// The law with (k − 1)·θ = mode and k·θ² = the square of the standard deviation.
  public init(mode: Double, standardDeviation: Double) {
    precondition(
      mode > 0 && standardDeviation > 0, "mode \(mode), standard deviation \(standardDeviation)")
    let ratio = mode / standardDeviation
    shape = 1 + (ratio * ratio + ratio * (ratio * ratio + 4).squareRoot()) / 2
    scale = standardDeviation / shape.squareRoot()
  }

  /// log of the density.
  public func logDensity(_ x: Double) -> Double {
    (shape - 1) * log(x) - x / scale - lgamma(shape)
      - shape * log(scale)
  }
}
