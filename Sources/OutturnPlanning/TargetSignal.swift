private import Glibc

/// What a growth target says about the growth to come: outturns stood to earlier targets at a mean
/// distance, with a spread.
///
/// With n earlier distances d = outturn − target, their mean b and standard deviation s, and flat
/// priors on the mean and the logarithm of the spread, the next distance is b + s·√(1 + 1/n) times a
/// Student t with n − 1 degrees of freedom. A target τ is then an observation of growth y with
/// likelihood proportional to that density at y − τ. It is taken to be independent of the model's own
/// error, so it says too much where targets are set from what the model sees as well.
///
/// - Source: Geisser (1965), doi:10.1214/aoms/1177700081, for the predictive law.
/// - Verified: `TargetSignalTests`, against a quadrature and SciPy's density.
package struct TargetSignal: Sendable, Hashable {
  /// Mean of outturn less target, in points.
  package let bias: Double
  /// Standard deviation of it, divisor n − 1, in points.
  package let standardDeviation: Double
  /// Earlier targets.
  package let count: Int

  /// With fewer there is no signal.
  package static let leastCount = 5

  /// - Parameter distances: Outturn less target of earlier years, in points.
  /// - Returns: nil with fewer than ``leastCount``, and where they are all the same.
  package init?(distances: [Double]) {
    guard distances.count >= Self.leastCount else { return nil }
    count = distances.count
    let n = Double(count)
    let mean = distances.reduce(0, +) / n
    let squares = distances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares > 0 else { return nil }
    bias = mean
    standardDeviation = (squares / (n - 1)).squareRoot()
  }

  /// The likelihood of a target given the growth that came, up to a factor: 1 at its largest.
  package func likelihood(of target: Double, given growth: Double) -> Double {
    let n = Double(count)
    let scale = standardDeviation * (1 + 1 / n).squareRoot()
    let z = (growth - target - bias) / scale
    return pow(1 + z * z / (n - 1), -n / 2)
  }
}
