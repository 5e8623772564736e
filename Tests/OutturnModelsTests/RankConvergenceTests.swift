import OutturnModels
import Testing
import _OutturnTestSupport

@Suite("Convergence of Markov chains by ranks")
struct RankConvergenceTests {
  struct Reference: Decodable {
    struct Case: Decodable, Sendable {
      var name: String
      var chains: [[Double]]
      var rHat: Double
      var bulkSize: Double
      var tailSize: Double
      var meanError: Double
      var standardDeviationError: Double
      var medianError: Double
      var upperError: Double
    }
    var cases: [Case]
  }

  @Test("The diagnostics are ArviZ's.", arguments: 0..<7)
  func reference(place: Int) throws {
    let reference: Reference = try ReferenceFile.read("rank-convergence")
    try #require(reference.cases.count == 7)
    let one = reference.cases[place]
    let convergence = RankConvergence(chains: one.chains)
    for (value, expected) in [
      (convergence.rHat, one.rHat), (convergence.bulkSize, one.bulkSize),
      (convergence.tailSize, one.tailSize), (convergence.meanError, one.meanError),
      (convergence.standardDeviationError, one.standardDeviationError),
    ] {
      #expect(abs(value / expected - 1) < 1e-9, "\(one.name): \(value), not \(expected)")
    }
    for (probability, expected) in [(0.5, one.medianError), (0.9, one.upperError)] {
      let error = RankConvergence.quantileError(probability, chains: one.chains)
      #expect(abs(error - expected) <= 1e-6 * expected, "\(one.name), \(probability)")
    }
  }

  @Test("Neither unit nor a rising transformation changes what ranks see.")
  func invariance() throws {
    let reference: Reference = try ReferenceFile.read("rank-convergence")
    let chains = reference.cases[1].chains
    let plain = RankConvergence(chains: chains)
    let scaled = RankConvergence(chains: chains.map { $0.map { 1024 * $0 } })
    // A power of two, so that the draws beside the median stay equally far from it.
    let cubed = RankConvergence(chains: chains.map { $0.map { $0 * $0 * $0 } })
    #expect(plain.bulkSize == scaled.bulkSize && plain.bulkSize == cubed.bulkSize)
    #expect(abs(scaled.meanError / plain.meanError / 1024 - 1) < 1e-9)
    #expect(scaled.rHat == plain.rHat)
  }

  @Test("A quantity that does not vary has converged; chains stuck apart have not.")
  func constant() {
    let still = RankConvergence(
      chains: [[Double]](repeating: Array(repeating: 2, count: 10), count: 2))
    #expect(still.rHat == 1 && still.bulkSize == 20 && still.meanError == 0)
    let apart = RankConvergence(chains: [
      Array(repeating: 1, count: 10), Array(repeating: 2, count: 10),
    ])
    #expect(apart.rHat == .infinity)
  }
}
