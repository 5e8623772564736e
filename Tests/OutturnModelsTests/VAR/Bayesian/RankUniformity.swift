import OutturnRandom
import Testing

/// Simulation-based calibration (Talts et al. 2018, arXiv:1804.06788): the rank of a truth drawn
/// from the prior among the draws given data made from it is uniform.
enum RankUniformity {
  static let bins = 8

  /// Runs replications and tests every quantity's ranks.
  ///
  /// - Parameters:
  ///   - draws: Draws a replication; with the truth a multiple of the number of bins.
  ///   - replicate: The truth and the draws of each quantity, by name, for a replication.
  static func check(
    replications: Int, draws: Int,
    _ replicate: @escaping @Sendable (UInt32) throws -> [String: (truth: Double, draws: [Double])]
  ) throws {
    try #require((draws + 1) % bins == 0)
    let outcomes = concurrentMap(count: replications, threads: 2) { index in
      Result { try replicate(UInt32(index)) }
    }
    var counts: [String: [Int]] = [:]
    for outcome in outcomes {
      for (name, quantity) in try outcome.get() {
        try #require(quantity.draws.count == draws)
        let rank = quantity.draws.count { $0 < quantity.truth }
        counts[name, default: [Int](repeating: 0, count: bins)][rank * bins / (draws + 1)] += 1
      }
    }
    // A right sampler fails any of the quantities with probability 1e-3.
    let limit = 1e-3 / Double(counts.count)
    for (name, counts) in counts.sorted(by: { $0.key < $1.key }) {
      let expected = Double(replications) / Double(bins)
      let distance = counts.reduce(0.0) {
        $0 + (Double($1) - expected) * (Double($1) - expected) / expected
      }
      let probability = ChiSquared.exceedance(distance, degreesOfFreedom: Double(bins - 1))
      #expect(probability > limit, "\(name): \(counts), probability \(probability)")
    }
  }
}
