import OutturnRandom
import Testing

/// Simulation-based calibration (Talts et al. 2018, arXiv:1804.06788): the rank of a truth drawn
/// from the prior among the draws given data made from it is uniform.
enum RankUniformity {
  private static let bins = 8

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
    var ranks: [String: [Int]] = [:]
    for outcome in outcomes {
      for (name, quantity) in try outcome.get() {
        try #require(quantity.draws.count == draws)
        ranks[name, default: []].append(quantity.draws.count { $0 < quantity.truth })
      }
    }
    expectUniform(ranks, replications: replications, draws: draws, bins: bins)
  }

  /// Expects that the ranks of every quantity are uniform on 0 to the number of draws, by one χ²
  /// test a quantity; a right sampler fails any of them with probability 1e-3.
  ///
  /// - Parameters:
  ///   - ranks: One a replication, by the quantity's name.
  ///   - bins: Divides `draws + 1`.
  static func expectUniform(
    _ ranks: [String: [Int]], replications: Int, draws: Int, bins: Int
  ) {
    let limit = 1e-3 / Double(ranks.count)
    for (name, ranks) in ranks.sorted(by: { $0.key < $1.key }) {
      #expect(ranks.count == replications, "\(name): \(ranks.count) ranks")
      var counts = [Int](repeating: 0, count: bins)
      for rank in ranks { counts[rank * bins / (draws + 1)] += 1 }
      let expected = Double(replications) / Double(bins)
      let distance = counts.reduce(0.0) {
        $0 + (Double($1) - expected) * (Double($1) - expected) / expected
      }
      let probability = ChiSquared.exceedance(distance, degreesOfFreedom: Double(bins - 1))
      #expect(probability > limit, "\(name): \(counts), probability \(probability)")
    }
  }
}
