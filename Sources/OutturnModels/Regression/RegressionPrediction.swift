private import Glibc
internal import OutturnAlgebra
internal import OutturnRandom

/// What an equation says about an observation with given regressors.
///
/// Both laws are Student t with T − k degrees of freedom, exact for normal errors of one variance;
/// their scales are the standard errors.
public struct RegressionPrediction: Sendable, Hashable {
  /// Of the mean x·β: only the coefficients are uncertain.
  public let mean: StudentPredictive
  /// Of a new observation: its own error comes on top.
  public let observation: StudentPredictive
}

extension StudentPredictive {
  /// The central interval that holds the given probability.
  ///
  /// - Parameter probability: In (0, 1).
  public func interval(_ probability: Double) -> ClosedRange<Double> {
    let half = scale * StudentT.quantile(0.5 + probability / 2, degreesOfFreedom: degreesOfFreedom)
    return (location - half)...(location + half)
  }
}

extension FittedLinearRegression {
  /// Predicts an observation.
  ///
  /// Standard errors: s·√(xᵀ(XᵀWX)⁻¹x) for the mean, s·√(1/w + xᵀ(XᵀWX)⁻¹x) for the observation.
  ///
  /// - Parameters:
  ///   - values: A value for each regressor by name, no more and no fewer.
  ///   - weight: w of the new observation.
  /// - Verified: `LinearRegressionReferenceTests`, statsmodels.
  public func prediction(
    at values: [String: Double], weight: Double = 1
  ) -> RegressionPrediction {
    precondition(weight > 0, "a weight of \(weight)")
    let x = specification.row(values)
    let location = zip(x, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    let rotated = inverseFactor.transposed * x
    let share = rotated.reduce(0) { $0 + $1 * $1 }
    let s = residualStandardDeviation
    func law(_ variance: Double) -> StudentPredictive {
      StudentPredictive(
        location: location, scale: s * sqrt(variance), degreesOfFreedom: Double(degreesOfFreedom))
    }
    return RegressionPrediction(mean: law(share), observation: law(1 / weight + share))
  }
}
