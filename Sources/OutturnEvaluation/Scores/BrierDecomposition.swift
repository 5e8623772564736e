/// The Brier score of many event forecasts in three parts: score = miscalibration −
/// discrimination + uncertainty.
///
/// Miscalibration is what recalibrating the probabilities by isotonic regression would win,
/// discrimination what the recalibrated ones win over always saying the base rate. Both are never
/// negative, and no bins have to be chosen.
///
/// - Source: Dimitriadis, Gneiting & Jordan (2021), doi:10.1073/pnas.2016191118 ("CORP").
/// - Verified: `BrierDecompositionTests`, against a recalibration by SciPy.
public struct BrierDecomposition: Sendable, Hashable {
  public let count: Int
  /// Mean of (p − o)².
  public let score: Double
  public let miscalibration: Double
  public let discrimination: Double
  /// Of always saying the base rate: ō·(1 − ō).
  public let uncertainty: Double

  /// - Parameter forecasts: At least one; probabilities from 0 to 1.
  /// - Complexity: O(n log n).
  public init(_ forecasts: [EventForecast]) {
    precondition(!forecasts.isEmpty, "no event forecasts")
    let outcomes = forecasts.map { $0.happened ? 1.0 : 0 }
    let rate = mean(outcomes)
    count = forecasts.count
    score = mean(
      forecasts.map { ProbabilityScores.brier($0.probability, happened: $0.happened) })
    uncertainty = rate * (1 - rate)
    let recalibrated = Self.recalibrated(forecasts)
    let rest = mean(zip(recalibrated, outcomes).map { ($0 - $1) * ($0 - $1) })
    miscalibration = score - rest
    discrimination = uncertainty - rest
  }

  /// Each forecast's probability as the record corrects it; equal forecasts stay equal.
  public static func recalibrated(_ forecasts: [EventForecast]) -> [Double] {
    let groups = Dictionary(grouping: forecasts, by: \.probability)
    let said = groups.keys.sorted()
    let counts = said.map { Double(groups[$0]!.count) }
    let shares = zip(said, counts).map { Double(groups[$0]!.count(where: \.happened)) / $1 }
    let fitted = IsotonicRegression.fit(shares, weights: counts)
    let correction = Dictionary(uniqueKeysWithValues: zip(said, fitted))
    return forecasts.map { correction[$0.probability]! }
  }
}

/// The probability that was given to an event, and whether it came.
public struct EventForecast: Sendable, Hashable {
  /// From 0 to 1.
  public let probability: Double
  public let happened: Bool
  /// Years or other groups that miss together: errors are not independent within one.
  public let cluster: Int

  public init(_ probability: Double, happened: Bool, cluster: Int) {
    precondition(probability >= 0 && probability <= 1, "\(probability) is no probability")
    self.probability = probability
    self.happened = happened
    self.cluster = cluster
  }
}
