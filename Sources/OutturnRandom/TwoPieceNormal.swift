private import RealModule

/// The normal law with unequal sides: two halves of normal densities that meet at the mode.
///
/// The density is proportional to exp(−(x − m)²/(2σ₁²)) below the mode m and to
/// exp(−(x − m)²/(2σ₂²)) above it. With σ₁ = σ₂ it is the normal law.
///
///     let law = TwoPieceNormal(mode: 5.5, below: 0.5, above: 0.2)
///     law.mean    // below 5.5: the longer side is the lower one
///
/// - Source: Britton, Fisher & Whitley (1998), *Bank of England Quarterly Bulletin* 38, 30–37, for
///   its use in fan charts.
/// - Verified: `TwoPieceNormalTests`, against fanplot's quantiles.
public struct TwoPieceNormal: Sendable, Hashable {
  public let mode: Double
  /// σ₁, of the side below the mode.
  public let below: Double
  /// σ₂, of the side above it.
  public let above: Double

  /// - Parameters:
  ///   - below: Positive.
  ///   - above: Positive.
  public init(mode: Double, below: Double, above: Double) {
    precondition(
      mode.isFinite && below > 0 && above > 0 && below.isFinite && above.isFinite,
      "sides \(below) and \(above) around \(mode)")
    self.mode = mode
    self.below = below
    self.above = above
  }

  /// From the Bank of England's parameters.
  ///
  /// With ξ = mean − mode and β = πξ²/(2σ²) the skewness is
  /// γ = sign(ξ)·√(1 − ((√(1 + 2β) − 1)/β)²), and σ₁ = σ/√(1 + γ), σ₂ = σ/√(1 − γ).
  ///
  /// - Parameters:
  ///   - uncertainty: σ, positive.
  ///   - skew: ξ, the mean minus the mode.
  public init(mode: Double, uncertainty: Double, skew: Double) {
    var gamma = 0.0
    if skew != 0 {
      let beta = Double.pi * skew * skew / (2 * uncertainty * uncertainty)
      // (√(1 + 2β) − 1)/β without its cancellation for small β.
      let ratio = 2 / ((1 + 2 * beta).squareRoot() + 1)
      gamma = (1 - ratio * ratio).squareRoot() * (skew < 0 ? -1 : 1)
    }
    self.init(
      mode: mode, below: uncertainty / (1 + gamma).squareRoot(),
      above: uncertainty / (1 - gamma).squareRoot())
  }

  /// m + √(2/π)·(σ₂ − σ₁).
  public var mean: Double { mode + (2 / Double.pi).squareRoot() * (above - below) }

  /// (1 − 2/π)·(σ₂ − σ₁)² + σ₁σ₂.
  public var variance: Double {
    (1 - 2 / Double.pi) * (above - below) * (above - below) + above * below
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    let total = below + above
    if x <= mode { return 2 * below / total * Normal.cumulative((x - mode) / below) }
    return 1 - 2 * above / total * Normal.cumulative((mode - x) / above)
  }

  /// The x with P(X ≤ x) = p.
  ///
  /// - Parameter p: In the open interval (0, 1).
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "no quantile at \(p)")
    let total = below + above
    if p * total <= below { return mode + below * Normal.quantile(p * total / (2 * below)) }
    return mode - above * Normal.quantile((1 - p) * total / (2 * above))
  }
}
