private import Glibc

/// Whether Markov chains agree, and how many independent draws they are worth.
public struct Convergence: Sendable, Hashable {
  /// Split R̂: 1 when the halves of all chains have one distribution; above 1.05 do not trust them.
  public let rHat: Double
  /// Effective sample size of the mean over all chains.
  public let effectiveSampleSize: Double

  /// Judges one scalar quantity.
  ///
  /// - Parameter chains: One array a chain, of equal length, at least 8 draws each.
  /// - Source: Gelman et al. (2013), §11.4–11.5; autocorrelations summed to Geyer's (1992) initial
  ///   monotone sequence.
  /// - Complexity: O(draws · lags summed).
  public init(chains: [[Double]]) {
    let halves = chains.flatMap { chain -> [ArraySlice<Double>] in
      let half = chain.count / 2
      return [chain[..<half], chain[(chain.count - half)...]]
    }
    let length = halves.first?.count ?? 0
    precondition(
      length >= 4 && halves.allSatisfy { $0.count == length }, "chains of \(length * 2) draws")
    let means = halves.map { $0.reduce(0, +) / Double(length) }
    let centred = zip(halves, means).map { half, mean in half.map { $0 - mean } }
    let within =
      centred.map { half in
        half.reduce(0) { $0 + $1 * $1 } / Double(length - 1)
      }.reduce(0, +) / Double(halves.count)
    let grand = means.reduce(0, +) / Double(means.count)
    let between =
      means.reduce(0) { $0 + ($1 - grand) * ($1 - grand) } / Double(max(1, means.count - 1))
    let pooled = within * Double(length - 1) / Double(length) + between
    let total = Double(length * halves.count)
    if pooled <= 0 || within <= 0 {
      rHat = 1
      effectiveSampleSize = total
      return
    }
    rHat = sqrt(pooled / within)

    func autocorrelation(_ lag: Int) -> Double {
      let covariance =
        centred.map { half in
          (0..<(length - lag)).reduce(0.0) { $0 + half[$1] * half[$1 + lag] } / Double(length)
        }.reduce(0, +) / Double(centred.count)
      return 1 - (within * Double(length - 1) / Double(length) - covariance) / pooled
    }
    var sum = 0.0
    var previous = Double.infinity
    var lag = 0
    while lag + 1 < length {
      let pair = min(previous, autocorrelation(lag) + autocorrelation(lag + 1))
      if pair <= 0 { break }
      sum += pair
      previous = pair
      lag += 2
    }
    effectiveSampleSize = total / max(2 * sum - 1, 1 / log10(max(10, total)))
  }
}
