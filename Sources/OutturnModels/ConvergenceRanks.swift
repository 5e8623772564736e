private import Glibc
internal import OutturnRandom

/// Whether Markov chains agree in the middle and in the tails of one scalar quantity, and how large
/// the simulation error of its summaries is.
///
/// Ranks take the place of values, so a quantity without a variance is judged as well as any other.
/// ``Convergence`` looks at the mean alone.
///
/// - Source: Vehtari, Gelman, Simpson, Carpenter & Bürkner (2021), doi:10.1214/20-BA1221.
/// - Verified: `RankConvergenceTests`, against ArviZ in `Reference/rank-convergence.json`.
public struct RankConvergence: Sendable, Hashable {
  /// The larger of the split R̂ of the normalised ranks and of the ranks of the distances from the
  /// median. Above 1.01 do not trust the chains.
  public let rHat: Double
  /// Effective sample size of the normalised ranks: what the middle of the law rests on. Below 100
  /// a chain do not trust it.
  public let bulkSize: Double
  /// The smaller effective sample size of the 5 % and the 95 % quantile.
  public let tailSize: Double
  /// Mean over all draws.
  public let mean: Double
  /// Standard deviation over all draws.
  public let standardDeviation: Double
  /// Monte Carlo standard error of `mean`.
  public let meanError: Double
  /// Monte Carlo standard error of `standardDeviation`.
  public let standardDeviationError: Double

  /// Judges one scalar quantity.
  ///
  /// - Parameter chains: One array a chain, of equal length, at least 8 draws each, finite. The
  ///   middle draw of an odd length is not used.
  /// - Complexity: O(N log N) and N times the number of autocorrelations summed.
  public init(chains: [[Double]]) {
    let halves = SplitChains(chains)
    let all = chains.flatMap { $0 }
    let count = Double(all.count)
    let centre = all.reduce(0, +) / count
    let squares = all.map { ($0 - centre) * ($0 - centre) }
    mean = centre
    standardDeviation = sqrt(squares.reduce(0, +) / (count - 1))
    let ranks = halves.normalisedRanks
    let folded = halves.distancesFromMedian.normalisedRanks
    rHat = max(ranks.rHat, folded.rHat)
    bulkSize = ranks.effectiveSize
    let sorted = all.sorted()
    tailSize = min(
      halves.atMost(SampleQuantile.linear(0.05, of: sorted)).effectiveSize,
      halves.atMost(SampleQuantile.linear(0.95, of: sorted)).effectiveSize)
    meanError = standardDeviation / sqrt(halves.effectiveSize)
    // The delta method on E[(x − μ)²].
    let size = halves.mapped { ($0 - centre) * ($0 - centre) }.effectiveSize
    let second = squares.reduce(0, +) / count
    let fourth = squares.reduce(0) { $0 + $1 * $1 } / count
    standardDeviationError =
      second > 0 ? sqrt((fourth - second * second) / size / second / 4) : 0
  }

  /// Monte Carlo standard error of a quantile: half the width of the interval of order statistics
  /// that holds the quantile with the probability of ±1 standard error.
  ///
  /// - Parameters:
  ///   - probability: In (0, 1).
  ///   - chains: As given to ``init(chains:)``.
  public static func quantileError(_ probability: Double, chains: [[Double]]) -> Double {
    precondition(probability > 0 && probability < 1, "no quantile at \(probability)")
    let sorted = chains.flatMap { $0 }.sorted()
    let bound = SampleQuantile.linear(probability, of: sorted)
    let size = SplitChains(chains).atMost(bound).effectiveSize
    let alpha = size * probability + 1
    let beta = size * (1 - probability) + 1
    let last = Double(sorted.count - 1)
    let lower = BetaLaw.quantile(Normal.cumulative(-1), alpha, beta) * Double(sorted.count)
    let upper = BetaLaw.quantile(Normal.cumulative(1), alpha, beta) * Double(sorted.count)
    return
      (sorted[Int(min(last, max(0, upper.rounded(.up) - 1)))]
      - sorted[Int(min(last, max(0, lower.rounded(.down) - 1)))]) / 2
  }
}
