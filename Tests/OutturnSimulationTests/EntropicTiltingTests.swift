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

  @Test("A normal law tilted to another mean and spread is that normal law: KL in closed form.")
  func normalSpread() throws {
    let law = Component(mean: [5.2], covariance: [0.81])
    let tilt = try #require(EntropicTilting([law], targets: [5], deviations: [0.5]))
    // ln(0.9/0.5) + (0.5² + 0.2²)/(2·0.9²) − ½, and δ = 1/(2·0.9²) − 1/(2·0.5²).
    #expect(abs(tilt.divergence - 0.2667990105811314) < 1e-12)
    #expect(tilt.spreads.map(\.view) == [0])
    #expect(abs(tilt.spreads[0].multiplier - -1.382716049382716) < 1e-11)
    // Wider as well as narrower; its own spread costs what the mean costs.
    let wider = try #require(EntropicTilting([law], targets: [5.2], deviations: [1.2]))
    #expect(abs(wider.spreads[0].multiplier - (1 / 1.62 - 1 / 2.88)) < 1e-11)
    let same = try #require(EntropicTilting([law], targets: [5.5], deviations: [0.9]))
    #expect(abs(same.divergence - 0.055555555556) < 1e-12)
  }

  @Test("Draws and a mixture get a mean and a spread as an independent program gives them.")
  func spreads() throws {
    let draws = [4.1, 4.9, 5.2, 5.6, 6.3].map { Component(mean: [$0], covariance: [0]) }
    let tilt = try #require(EntropicTilting(draws, targets: [5.3], deviations: [0.5]))
    // Computed with SciPy's root finder.
    #expect(abs(tilt.multipliers[0] - 0.09077095) < 1e-8)
    #expect(abs(tilt.spreads[0].multiplier - -1.16574861) < 1e-8)
    #expect(abs(tilt.divergence - 0.15059268301299145) < 1e-12)
    let known = [
      0.05207807628254796, 0.24901647147831696, 0.30478683231554876, 0.2879137950880675,
      0.10620482483551878,
    ]
    for (weight, value) in zip(tilt.weights, known) { #expect(abs(weight - value) < 1e-12) }
    // ½N(4, 0.5²) + ½N(6, 1) by the trapezoidal rule on 2.2 million points.
    let mixture = [(4, 0.25), (6, 1.0)].map { Component(mean: [$0.0], covariance: [$0.1]) }
    let mixed = try #require(EntropicTilting(mixture, targets: [5.2], deviations: [0.9]))
    #expect(abs(mixed.multipliers[0] - 0.26604017) < 1e-8)
    #expect(abs(mixed.spreads[0].multiplier - -0.56797684) < 1e-8)
    #expect(abs(mixed.divergence - 0.21839990154175618) < 1e-10)
  }

  @Test("Means and spreads of several sums are all met; a spread that no weights give is refused.")
  func severalSpreads() throws {
    let law = Component(mean: [5, 6], covariance: [1, 0.6, 0.6, 2])
    let tilt = try #require(
      EntropicTilting([law], targets: [5.4, 5.5], deviations: [0.7, 1.6]))
    // The nearest normal law keeps the off-diagonal element of the precision: with Λ that of the law,
    // the new one is Λ − 2·diag(δ).
    let determinant = 1 * 2 - 0.6 * 0.6
    let delta = tilt.spreads.sorted { $0.view < $1.view }.map(\.multiplier)
    let (a, b) = (2 / determinant - 2 * delta[0], 1 / determinant - 2 * delta[1])
    let c = -0.6 / determinant
    #expect(abs(b / (a * b - c * c) - 0.49) < 1e-10)
    #expect(abs(a / (a * b - c * c) - 2.56) < 1e-10)
    let draws = [4.1, 4.9, 5.2].map { Component(mean: [$0], covariance: [0]) }
    #expect(EntropicTilting(draws, targets: [4.9], deviations: [3]) == nil)
  }
}
