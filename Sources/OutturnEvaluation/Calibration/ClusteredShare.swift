private import Glibc
private import OutturnRandom

/// How often something happened, with an interval that knows that cases of one year go together.
///
/// All units of a country miss in a bad year. A hundred forecasts of one year are then worth a few
/// independent ones. The interval takes the variance between years: with z the cases' distance from
/// the share, summed by cluster g, Var = G/(G−1)·Σ_g z_g²/n².
///
/// - Source: Liang & Zeger (1986), doi:10.1093/biomet/73.1.13; Wilson (1927) for the interval,
///   with n divided by the design effect, as Korn & Graubard (1998) do.
/// - Verified: `CalibrationTests`, against statsmodels' clustered covariance and its Wilson interval.
public struct ClusteredShare: Sendable, Hashable {
  public let count: Int
  public let clusterCount: Int
  /// 0 to 1.
  public let share: Double
  /// From the variance between clusters; NaN with one cluster.
  public let standardError: Double
  /// How many times the variance is that of as many independent cases; at least 1.
  public let designEffect: Double
  /// 95 %; 0 to 1.
  public let interval: ClosedRange<Double>

  /// - Parameters:
  ///   - happened: At least one case.
  ///   - clusters: The cluster of each case, such as its year.
  ///   - designEffect: A design effect found on more cases than these; nil takes these alone,
  ///     which is nothing to go by when all or none happened.
  public init(_ happened: [Bool], clusters: [Int], designEffect known: Double? = nil) {
    precondition(
      happened.count == clusters.count && !happened.isEmpty,
      "\(happened.count) cases in \(clusters.count) clusters")
    let n = Double(happened.count)
    let p = Double(happened.count { $0 }) / n
    count = happened.count
    share = p
    standardError = Self.standardError(
      happened.map { ($0 ? 1 : 0) - p }, clusters: clusters)
    clusterCount = Set(clusters).count
    let independent = p * (1 - p) / n
    let own =
      independent > 0 && clusterCount > 1
      ? standardError * standardError / independent : 1
    designEffect = max(1, known ?? own)
    interval = Self.wilson(p, count: n / designEffect)
  }

  /// Standard error of a mean of residuals that go together within clusters.
  static func standardError(_ residuals: [Double], clusters: [Int]) -> Double {
    var sums: [Int: Double] = [:]
    for (residual, cluster) in zip(residuals, clusters) { sums[cluster, default: 0] += residual }
    let groups = Double(sums.count)
    guard groups > 1 else { return .nan }
    let squares = sums.keys.sorted().reduce(0.0) { $0 + sums[$1]! * sums[$1]! }
    return sqrt(groups / (groups - 1) * squares) / Double(residuals.count)
  }

  /// The 95 % interval of Wilson for a share of so many independent cases.
  static func wilson(_ p: Double, count n: Double) -> ClosedRange<Double> {
    let z = Normal.quantile(0.975)
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    // Centre and half width are equal at the ends; rounding must not keep the share out.
    return (p == 0 ? 0 : max(0, centre - half))...(p == 1 ? 1 : min(1, centre + half))
  }
}
