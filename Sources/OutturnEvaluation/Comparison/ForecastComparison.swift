private import Glibc
private import OutturnRandom

/// Whether one forecaster's losses are smaller than another's by more than chance, after Diebold
/// and Mariano.
///
/// With d̄ the mean of n loss differences and γ̂ₖ their autocovariances, the statistic is
/// d̄/√((γ̂₀ + 2·Σₖ wₖγ̂ₖ)/n). Below 0 the first forecaster is better.
///
/// - Source: Diebold & Mariano (1995), doi:10.1080/07350015.1995.10524599; Harvey, Leybourne &
///   Newbold (1997), doi:10.1016/S0169-2070(96)00719-4; Newey & West (1987), doi:10.2307/1913610.
/// - Verified: `ForecastComparisonTests`, against statsmodels' covariances.
public struct ForecastComparison: Sendable, Hashable {
  /// How autocovariances are weighted.
  public enum Weights: Sendable, Hashable {
    /// 1 up to the last lag: right for the overlap of h-step forecasts, and may turn negative.
    case rectangular
    /// 1 − k/(lags + 1): never negative.
    case bartlett
  }

  /// Differences that were compared: origins of forecasts.
  public let count: Int
  /// Mean loss of the first less that of the second.
  public let meanDifference: Double
  public let standardError: Double
  /// t; NaN when its variance is not positive.
  public let statistic: Double
  /// The statistic after Harvey, Leybourne and Newbold's correction for short samples.
  public let correctedStatistic: Double
  /// Two-sided, of the corrected statistic under Student's t with n − 1 degrees of freedom.
  public let pValue: Double

  /// - Parameters:
  ///   - differences: Loss of the first less loss of the second, in order of time; at least 2.
  ///   - lags: Autocovariances that enter; h − 1 for h-step forecasts. At most n − 1 are used.
  public init(_ differences: [Double], lags: Int, weights: Weights) {
    precondition(differences.count >= 2 && lags >= 0, "\(differences.count) differences")
    let n = Double(differences.count)
    let centre = mean(differences)
    let x = differences.map { $0 - centre }
    let used = min(lags, x.count - 1)
    func autocovariance(_ lag: Int) -> Double {
      zip(x.dropFirst(lag), x).reduce(0) { $0 + $1.0 * $1.1 } / n
    }
    var variance = autocovariance(0)
    for lag in 0..<used {
      let weight = weights == .bartlett ? 1 - Double(lag + 1) / Double(lags + 1) : 1
      variance += 2 * weight * autocovariance(lag + 1)
    }
    count = x.count
    meanDifference = centre
    standardError = variance > 0 ? sqrt(variance / n) : .nan
    statistic = centre / standardError
    let h = Double(used + 1)
    correctedStatistic = statistic * sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n)
    pValue =
      correctedStatistic.isNaN
      ? .nan
      : 2 * StudentT.cumulative(-correctedStatistic.magnitude, degreesOfFreedom: n - 1)
  }

  /// Compares forecasters over a panel: each unit's loss differences divided by a scale of its own,
  /// averaged over the units of an origin, so that what moves all units at once counts once.
  ///
  /// - Parameters:
  ///   - losses: At least two origins.
  ///   - lags: Lags of Bartlett's weights over origins.
  public static func panel(_ losses: [PanelLoss], lags: Int = 4) -> ForecastComparison? {
    var byOrigin: [Int: [Double]] = [:]
    for loss in losses {
      byOrigin[loss.origin, default: []].append((loss.first - loss.second) / loss.scale)
    }
    guard byOrigin.count >= 2 else { return nil }
    return ForecastComparison(
      byOrigin.keys.sorted().map { mean(byOrigin[$0]!) }, lags: lags, weights: .bartlett)
  }
}

/// The losses of two forecasters on one forecast.
public struct PanelLoss: Sendable, Hashable {
  public let origin: Int
  public let first: Double
  public let second: Double
  /// What losses of this unit usually are; positive.
  public let scale: Double

  public init(origin: Int, first: Double, second: Double, scale: Double) {
    precondition(scale > 0, "a scale of \(scale)")
    self.origin = origin
    self.first = first
    self.second = second
    self.scale = scale
  }
}
