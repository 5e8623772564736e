package import OutturnRandom

/// The distribution that somebody states for an outcome.
package enum StatedLaw: Sendable, Hashable {
  case twoPiece(TwoPieceNormal)
  case triangular(Triangular)
  /// Student's t moved and stretched.
  case studentT(centre: Double, scale: Double, degreesOfFreedom: Double)
  /// Values that are equally likely, ascending.
  case empirical([Double])

  package init(empirical values: [Double]) {
    precondition(!values.isEmpty, "an empirical law without values")
    self = .empirical(values.sorted())
  }

  package var mean: Double {
    switch self {
    case .twoPiece(let law): law.mean
    case .triangular(let law): law.mean
    case .studentT(let centre, _, _): centre
    case .empirical(let values): values.reduce(0, +) / Double(values.count)
    }
  }

  /// The x with P(X ≤ x) = p, or the least with more.
  package func quantile(_ p: Double) -> Double {
    switch self {
    case .twoPiece(let law): law.quantile(p)
    case .triangular(let law): law.quantile(p)
    case .studentT(let centre, let scale, let nu):
      centre + scale * StudentT.quantile(p, degreesOfFreedom: nu)
    case .empirical(let values):
      values[min(values.count - 1, Int(p * Double(values.count)))]
    }
  }
}
