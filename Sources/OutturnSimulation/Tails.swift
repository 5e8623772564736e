/// The shape of the shocks. Their variance stays as estimated, whatever it is.
public struct Tails: Sendable, Hashable {
  /// What a shock of the usual size is drawn from.
  public enum Shape: Sendable, Hashable {
    case normal
    /// Student t; degrees of freedom from 3.
    case studentT(Int)
    /// The shocks of the sample years, drawn again: see ``ResidualTable``.
    case bootstrap
  }

  /// nil leaves it as estimated.
  public var shape: Shape?
  /// ω: the size of all shocks walks at random, and its logarithm changes by so much a year, as a
  /// standard deviation. 0 leaves the size as estimated. See ``ShockVolatility/walk(deviation:)``.
  public var volatility: Double

  /// The largest ω: at 0.5 the size of shocks is within a factor of 2 of the year before in five
  /// years of six.
  public static let mostVolatility = 0.5

  public init(_ shape: Shape?, volatility: Double = 0) {
    precondition(
      (0...Self.mostVolatility).contains(volatility), "a volatility of \(volatility)")
    self.shape = shape
    self.volatility = volatility
  }

  public static let normal = Tails(.normal)
  public static let bootstrap = Tails(.bootstrap)
  /// Student-t shocks.
  public static func studentT(_ degreesOfFreedom: Int) -> Tails {
    Tails(.studentT(degreesOfFreedom))
  }
  /// Shocks as estimated whose size walks with this ``volatility``.
  public static func volatile(_ deviation: Double) -> Tails {
    Tails(nil, volatility: deviation)
  }
}

extension Tails? {
  /// Of shocks that were estimated with some; 0 means normal.
  func degreesOfFreedom(estimated: Int) -> Int {
    switch self?.shape {
    case nil: estimated
    case .normal, .bootstrap: 0
    case .studentT(let nu): nu
    }
  }

  var resamples: Bool { self?.shape == .bootstrap }

  var shockVolatility: ShockVolatility? {
    guard let self, self.volatility > 0 else { return nil }
    return .walk(deviation: self.volatility)
  }
}
