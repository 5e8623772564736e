internal import OutturnRandom

/// A Student t law with a location and a scale.
public struct StudentPredictive: Sendable, Hashable {
  public let location: Double
  public let scale: Double
  public let degreesOfFreedom: Double

  /// P(Y ≤ y).
  public func cumulative(_ y: Double) -> Double {
    StudentT.cumulative((y - location) / scale, degreesOfFreedom: degreesOfFreedom)
  }

  /// P(Y ≥ y).
  public func exceedance(_ y: Double) -> Double {
    StudentT.cumulative((location - y) / scale, degreesOfFreedom: degreesOfFreedom)
  }

  /// P(Y in range); either end may be infinite.
  public func probability(of range: ClosedRange<Double>) -> Double {
    range.upperBound == .infinity
      ? (range.lowerBound == -.infinity ? 1 : exceedance(range.lowerBound))
      : cumulative(range.upperBound)
        - (range.lowerBound == -.infinity ? 0 : cumulative(range.lowerBound))
  }

  /// The law moved by a constant.
  public func shifted(by distance: Double) -> StudentPredictive {
    StudentPredictive(
      location: location + distance, scale: scale, degreesOfFreedom: degreesOfFreedom)
  }
}
