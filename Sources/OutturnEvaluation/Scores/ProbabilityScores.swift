private import Glibc
private import OutturnRandom

/// Proper scores of one probability forecast against what came: the lower, the better.
///
/// Each is least on average for the forecaster who says what they believe, which is what makes
/// averages over many forecasts comparable.
///
/// - Source: Gneiting & Raftery (2007), doi:10.1198/016214506000001437.
/// - Verified: `ProbabilityScoresTests`, against Python's scoringrules and properscoring.
public enum ProbabilityScores {
  // MARK: Quantiles and intervals

  /// The pinball loss of a quantile: (1{y < q} − τ)·(q − y).
  ///
  /// - Parameters:
  ///   - quantile: The forecast's value at `level`.
  ///   - level: τ in (0, 1).
  ///   - outturn: What came.
  public static func quantile(_ quantile: Double, level: Double, outturn: Double) -> Double {
    precondition(level > 0 && level < 1, "\(level) is no level of a quantile")
    let distance = outturn - quantile
    return distance >= 0 ? level * distance : (level - 1) * distance
  }

  /// Width of a central interval, plus 2/α times what the outturn lay outside of it.
  ///
  /// - Parameter cover: Nominal cover 1 − α, in (0, 1).
  /// - Source: Gneiting & Raftery (2007), equation 43.
  public static func interval(
    _ interval: ClosedRange<Double>, cover: Double, outturn: Double
  ) -> Double {
    precondition(cover > 0 && cover < 1, "an interval cannot hold a share of \(cover)")
    let outside = max(interval.lowerBound - outturn, outturn - interval.upperBound, 0)
    return interval.upperBound - interval.lowerBound + 2 / (1 - cover) * outside
  }

  // MARK: Continuous ranked probability score

  /// CRPS of a normal forecast: σ·(z·(2Φ(z) − 1) + 2φ(z) − 1/√π).
  public static func crps(
    normalMean mean: Double, standardDeviation: Double, outturn: Double
  ) -> Double {
    precondition(standardDeviation > 0, "a spread of \(standardDeviation)")
    let z = (outturn - mean) / standardDeviation
    let density = exp(-0.5 * z * z) / sqrt(2 * Double.pi)
    let centre = 2 * Normal.cumulative(z) - 1
    return standardDeviation * (z * centre + 2 * density - 1 / sqrt(Double.pi))
  }

  /// CRPS of a Student-t forecast.
  ///
  /// - Parameter degreesOfFreedom: ν above 1: below it the score is infinite.
  /// - Source: Jordan, Krüger & Lerch (2019), doi:10.18637/jss.v090.i12, appendix A.
  public static func crps(
    studentLocation location: Double, scale: Double, degreesOfFreedom nu: Double,
    outturn: Double
  ) -> Double {
    precondition(scale > 0 && nu > 1, "a scale of \(scale), \(nu) degrees of freedom")
    let z = (outturn - location) / scale
    let density = exp(studentLogDensity(z, degreesOfFreedom: nu))
    // B(½, ν − ½)/B(½, ν/2)², by logarithms of the gamma function.
    let above: Double = lgamma(nu - 0.5) + 2 * lgamma((nu + 1) / 2)
    let below: Double = 2 * lgamma(nu / 2) + lgamma(nu) + lgamma(0.5)
    let ratio = exp(above - below)
    let spread = 2 * sqrt(nu) / (nu - 1) * ratio
    let centre = 2 * StudentT.cumulative(z, degreesOfFreedom: nu) - 1
    let tail: Double = 2 * density * (nu + z * z) / (nu - 1)
    return scale * (z * centre + tail - spread)
  }

  /// CRPS of the empirical law of a sample: mean |x − y| − ½·mean |x − x′|.
  ///
  /// - Parameters:
  ///   - sample: At least one draw, in any order.
  ///   - isFair: Divides the second mean by N·(N − 1) and so estimates the score of the law that
  ///     the draws come from; needs two draws.
  /// - Complexity: O(N log N).
  /// - Source: Ferro (2014), doi:10.1002/qj.2270, for the fair form.
  public static func crps(sample: [Double], outturn: Double, isFair: Bool = false) -> Double {
    let count = Double(sample.count)
    precondition(sample.count >= (isFair ? 2 : 1), "\(sample.count) draws")
    let sorted = sample.sorted()
    // Σᵢⱼ |xᵢ − xⱼ| = 2·Σᵢ (2i − N + 1)·x₍ᵢ₎, i from 0.
    let spread = sorted.enumerated().reduce(0.0) { sum, entry in
      sum + (2 * Double(entry.offset) - count + 1) * entry.element
    }
    let pairs = isFair ? count * (count - 1) : count * count
    return mean(sorted.map { ($0 - outturn).magnitude }) - spread / pairs
  }

  // MARK: Logarithmic score

  /// −ln of a normal density at the outturn.
  public static func logarithmic(
    normalMean mean: Double, standardDeviation: Double, outturn: Double
  ) -> Double {
    let z = (outturn - mean) / standardDeviation
    return 0.5 * z * z + log(standardDeviation) + 0.5 * log(2 * Double.pi)
  }

  /// −ln of a Student-t density at the outturn.
  public static func logarithmic(
    studentLocation location: Double, scale: Double, degreesOfFreedom nu: Double,
    outturn: Double
  ) -> Double {
    log(scale) - studentLogDensity((outturn - location) / scale, degreesOfFreedom: nu)
  }

  /// ln of the standard Student-t density.
  static func studentLogDensity(_ z: Double, degreesOfFreedom nu: Double) -> Double {
    let constant: Double = lgamma((nu + 1) / 2) - lgamma(nu / 2)
    return constant - 0.5 * log(nu * Double.pi) - (nu + 1) / 2 * log1p(z * z / nu)
  }

  // MARK: Events

  /// (p − o)², o being 1 when the event came.
  public static func brier(_ probability: Double, happened: Bool) -> Double {
    let distance = probability - (happened ? 1 : 0)
    return distance * distance
  }
}
