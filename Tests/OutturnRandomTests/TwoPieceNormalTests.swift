import OutturnRandom
import Testing

@Suite("The two-piece normal law")
struct TwoPieceNormalTests {
  @Test("The Bank of England's σ and skew give the sides and return the skew as mean − mode.")
  func bankOfEngland() {
    // σ, ξ and the resulting γ; computed with NumPy from the published formulas.
    for (sigma, skew, gamma) in [
      (1.2, 0.3, 0.2959247107), (1.5, -0.5, -0.3792691607), (0.8, 0.1, 0.1543232257),
    ] {
      let law = TwoPieceNormal(mode: 2, uncertainty: sigma, skew: skew)
      // Ten digits are given.
      #expect(abs(law.below - sigma / (1 + gamma).squareRoot()) < 1e-9)
      #expect(abs(law.above - sigma / (1 - gamma).squareRoot()) < 1e-9)
      #expect(abs(law.mean - law.mode - skew) < 1e-12)
    }
    let first = TwoPieceNormal(mode: 0, uncertainty: 1.2, skew: 0.3)
    #expect(abs(first.below - 1.0541231727) < 1e-10 && abs(first.above - 1.4301174139) < 1e-10)
  }

  @Test("Quantiles are those of fanplot's qsplitnorm(mode 2, sd 1.2, γ 0.5).")
  func quantiles() {
    let law = TwoPieceNormal(
      mode: 2, below: 1.2 / 1.5.squareRoot(), above: 1.2 / 0.5.squareRoot())
    let known: [(Double, Double)] = [
      (0.05, 0.541512301310), (0.1, 0.926426440228), (0.25, 1.599894960843),
      (0.5, 2.454864401030), (0.75, 3.445514440942), (0.9, 4.397482889489),
      (0.95, 4.982228767006),
    ]
    for (p, x) in known {
      #expect(abs(law.quantile(p) - x) < 1e-11)
      #expect(abs(law.cumulative(x) - p) < 1e-11)
    }
    #expect(abs(law.cumulative(2) - 0.366025403784) < 1e-12)
  }

  @Test("With equal sides it is the normal law.")
  func normal() {
    let law = TwoPieceNormal(mode: 5.5, below: 0.3, above: 0.3)
    #expect(law.mean == 5.5 && abs(law.variance - 0.09) < 1e-16)
    for p in [1e-12, 0.01, 0.3, 0.5, 0.8, 0.999_999] {
      #expect(abs(law.quantile(p) - 5.5 - 0.3 * Normal.quantile(p)) < 1e-12)
    }
  }

  @Test("Mean and variance are those of its quantiles' average.", arguments: [0.2, 0.5, 1.7])
  func moments(above: Double) {
    let law = TwoPieceNormal(mode: 1, below: 0.5, above: above)
    let count = 100_000
    let values = (0..<count).map { law.quantile((Double($0) + 0.5) / Double(count)) }
    let mean = values.reduce(0, +) / Double(count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    // The midpoint rule loses what lies beyond its outermost points: some 1e-5 of the variance.
    #expect(abs(mean - law.mean) < 1e-5 && abs(variance - law.variance) < 1e-4)
  }
}
