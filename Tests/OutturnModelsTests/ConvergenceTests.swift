import OutturnModels
import OutturnRandom
import Testing

@Suite("Convergence of Markov chains")
struct ConvergenceTests {
  /// Chains x(t) = ρ·x(t−1) + √(1 − ρ²)·z of unit variance, started in their law.
  private func chains(_ count: Int, length: Int, correlation rho: Double) -> [[Double]] {
    (0..<count).map { chain in
      var stream = Seed(5).stream(.posterior, UInt32(chain) + UInt32(100 * (rho + 1)))
      var x = stream.normal()
      return (0..<length).map { _ in
        x = rho * x + (1 - rho * rho).squareRoot() * stream.normal()
        return x
      }
    }
  }

  @Test(
    "The effective size of an autoregressive chain is N(1 − ρ)/(1 + ρ).",
    arguments: [-0.3, 0, 0.3, 0.6, 0.9])
  func effectiveSize(rho: Double) {
    let sample = chains(4, length: 20_000, correlation: rho)
    let convergence = Convergence(chains: sample)
    let expected = 80_000 * (1 - rho) / (1 + rho)
    // The estimate of the sum of autocorrelations has a relative error of some √(2·lags/N); 15 %
    // is three times that at ρ = 0.9.
    #expect(abs(convergence.effectiveSampleSize / expected - 1) < 0.15)
    #expect(abs(convergence.rHat - 1) < 0.005)
  }

  @Test("Chains about different centres are called disagreeing, and are worth few draws.")
  func disagreement() {
    var sample = chains(4, length: 1000, correlation: 0.3)
    sample[2] = sample[2].map { $0 + 1.5 }
    let convergence = Convergence(chains: sample)
    #expect(convergence.rHat > 1.1)
    #expect(convergence.effectiveSampleSize < 50)
  }

  @Test("A chain that drifts disagrees with itself.")
  func drift() {
    let sample = chains(1, length: 1000, correlation: 0).map { chain in
      chain.enumerated().map { $1 + 3 * Double($0) / 1000 }
    }
    #expect(Convergence(chains: sample).rHat > 1.1)
  }

  @Test("Neither centre nor unit of a quantity matters.")
  func invariance() {
    let sample = chains(2, length: 500, correlation: 0.5)
    let plain = Convergence(chains: sample)
    let other = Convergence(chains: sample.map { $0.map { 1000 * $0 + 50 } })
    #expect(abs(plain.rHat - other.rHat) < 1e-10)
    #expect(abs(plain.effectiveSampleSize / other.effectiveSampleSize - 1) < 1e-9)
  }

  @Test("A quantity that does not vary has converged.")
  func constant() {
    let convergence = Convergence(chains: [Array(repeating: 2, count: 10)])
    #expect(convergence.rHat == 1 && convergence.effectiveSampleSize == 10)
  }
}
