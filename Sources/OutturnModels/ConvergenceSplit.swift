private import Glibc
internal import OutturnRandom

/// Chains cut in halves, so that a chain that drifts disagrees with itself.
struct SplitChains {
  /// Of equal length.
  private let halves: [[Double]]

  init(_ chains: [[Double]]) {
    precondition(
      chains.allSatisfy { $0.count == chains[0].count } && (chains.first?.count ?? 0) >= 8,
      "chains of \(chains.map(\.count)) draws")
    precondition(chains.allSatisfy { $0.allSatisfy { $0.isFinite } }, "a draw is not finite")
    halves = chains.flatMap { chain -> [[Double]] in
      let half = chain.count / 2
      return [Array(chain[..<half]), Array(chain[(chain.count - half)...])]
    }
  }

  private init(halves: [[Double]]) { self.halves = halves }

  private var length: Int { halves[0].count }

  func mapped(_ transform: (Double) -> Double) -> SplitChains {
    SplitChains(halves: halves.map { $0.map(transform) })
  }

  /// 1 where a draw is at most the bound, else 0.
  func atMost(_ bound: Double) -> SplitChains { mapped { $0 <= bound ? 1 : 0 } }

  var distancesFromMedian: SplitChains {
    let sorted = halves.flatMap { $0 }.sorted()
    let median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    return mapped { abs($0 - median) }
  }

  /// Φ⁻¹((r − 3/8)/(N + 1/4)) of the ranks r among all draws; equal draws share their mean rank.
  var normalisedRanks: SplitChains {
    let values = halves.flatMap { $0 }
    let order = values.indices.sorted { values[$0] < values[$1] }
    var scores = values
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count && values[order[end + 1]] == values[order[start]] { end += 1 }
      let rank = Double(start + end) / 2 + 1
      let score = Normal.quantile((rank - 0.375) / (Double(order.count) + 0.25))
      for place in start...end { scores[order[place]] = score }
      start = end + 1
    }
    return SplitChains(
      halves: halves.indices.map { Array(scores[$0 * length..<($0 + 1) * length]) })
  }

  private var moments: (within: Double, between: Double, centred: [[Double]]) {
    let means = halves.map { $0.reduce(0, +) / Double(length) }
    let centred = zip(halves, means).map { half, mean in half.map { $0 - mean } }
    let within =
      centred.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } / Double(length - 1) }
      / Double(halves.count)
    let grand = means.reduce(0, +) / Double(means.count)
    let between =
      means.reduce(0) { $0 + ($1 - grand) * ($1 - grand) } / Double(means.count - 1)
    return (within, between, centred)
  }

  /// √((W·(N − 1)/N + B/N)/W); 1 for a quantity that does not vary.
  var rHat: Double {
    let (within, between, _) = moments
    if within <= 0 { return between <= 0 ? 1 : .infinity }
    return sqrt(Double(length - 1) / Double(length) + between / within)
  }

  /// Draws divided by the sum of autocorrelations, by Geyer's initial monotone sequence; at most
  /// N·log₁₀N for chains that alternate. All draws for a quantity that does not vary.
  var effectiveSize: Double {
    let total = Double(length * halves.count)
    let (within, between, centred) = moments
    let pooled = within * Double(length - 1) / Double(length) + between
    if within <= 0 || pooled <= 0 { return total }
    func autocorrelation(_ lag: Int) -> Double {
      var covariance = 0.0
      for half in centred {
        for t in 0..<(length - lag) { covariance += half[t] * half[t + lag] }
      }
      return 1 - (within - covariance / total) / pooled
    }
    // Pairs at lags (0, 1), (2, 3), … while their sum is positive, never rising. The pair that ends
    // the sequence counts with its even lag alone.
    var pair = (even: 1.0, odd: autocorrelation(1))
    var sum = 0.0
    var previous = Double.infinity
    var lag = 1
    while lag < length - 3 && pair.even + pair.odd > 0 {
      previous = min(previous, pair.even + pair.odd)
      sum += previous
      pair = (autocorrelation(lag + 1), autocorrelation(lag + 2))
      lag += 2
    }
    let last = pair.even + pair.odd >= 0 ? pair.even : max(0, pair.even)
    let time = -1 + 2 * sum + last
    return total / max(time, 1 / log10(total))
  }
}
