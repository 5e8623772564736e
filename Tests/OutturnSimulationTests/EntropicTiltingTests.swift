import OutturnRandom
import OutturnSimulation
import Testing

@Suite("Entropic tilting")
struct EntropicTiltingTests {
  private typealias Component = EntropicTilting.Component

  @Test("A normal law tilted to another mean is shifted: KL and probability in closed form.")
  func normal() throws {
    let law = Component(mean: [5.2], covariance: [0.81])
    let tilt = try #require(EntropicTilting([law], targets: [5.5]))
    // N(5.2, 0.9²) to mean 5.5: γ = δ/σ², KL = δ²/(2σ²), and P(x ≥ 5.5) goes from 0.369 to a half.
    #expect(abs(tilt.multipliers[0] - 0.3 / 0.81) < 1e-12)
    #expect(abs(tilt.divergence - 0.055555555556) < 1e-12)
    #expect(abs(1 - Normal.cumulative((5.5 - 5.2) / 0.9) - 0.3694413402) < 1e-10)
    let mean = 5.2 + 0.81 * tilt.multipliers[0]
    #expect(abs(1 - Normal.cumulative((5.5 - mean) / 0.9) - 0.5) < 1e-12)
  }

  @Test("Draws are re-weighted as an independent program does.")
  func discrete() throws {
    let draws = [4.1, 4.9, 5.2, 5.6, 6.3].map { Component(mean: [$0], covariance: [0]) }
    let tilt = try #require(EntropicTilting(draws, targets: [5.5]))
    // Computed with SciPy's root finder; ten digits are given, the last not rounded.
    #expect(abs(tilt.multipliers[0] - 0.5438286090) < 2e-10)
    #expect(abs(tilt.divergence - 0.074931434) < 1e-9)
    let known = [0.1006741182, 0.1555475753, 0.1831124085, 0.2276095502, 0.3330563477]
    for (weight, value) in zip(tilt.weights, known) { #expect(abs(weight - value) < 1e-10) }
  }

  @Test("Several views on a mixture are all met, and the divergence is that of the densities.")
  func mixture() throws {
    let components = (0..<40).map { place -> Component in
      let x = Double(place % 7) / 3
      return Component(
        mean: [4 + x, 6 - 0.5 * x + Double(place % 3)], covariance: [1 + x, 0.3, 0.3, 2])
    }
    let tilt = try #require(EntropicTilting(components, targets: [5.5, 6]))
    var means = [0.0, 0]
    for (weight, component) in zip(tilt.weights, components) {
      for i in 0..<2 {
        let spread = (0..<2).reduce(0.0) {
          $0 + component.covariance[i * 2 + $1] * tilt.multipliers[$1]
        }
        means[i] += weight * (component.mean[i] + spread)
      }
    }
    #expect(abs(means[0] - 5.5) < 1e-10 && abs(means[1] - 6) < 1e-10)
    #expect(abs(tilt.weights.reduce(0, +) - 1) < 1e-12)
    #expect(tilt.divergence > 0)
    // A view that is the mean already costs nothing and weighs nothing.
    let own = components.reduce([0.0, 0]) { sum, component in
      [sum[0] + component.mean[0] / 40, sum[1] + component.mean[1] / 40]
    }
    let idle = try #require(EntropicTilting(components, targets: own))
    #expect(idle.divergence < 1e-20 && idle.weights.allSatisfy { abs($0 - 0.025) < 1e-12 })
  }

  @Test("A mean that no weights of the draws have is refused.")
  func outside() {
    let draws = [4.1, 4.9, 5.2].map { Component(mean: [$0], covariance: [0]) }
    #expect(EntropicTilting(draws, targets: [6]) == nil)
    let law = Component(mean: [5, 5], covariance: [1, 1, 1, 1])
    #expect(EntropicTilting([law], targets: [5, 6]) == nil)
  }
}
