import Glibc
import OutturnRandom
import Testing

@Suite("Beta law")
struct BetaLawTests {
  @Test("With one shape at 1 both directions have a closed form.", arguments: [0.5, 1, 3, 40])
  func closedForm(shape: Double) {
    for p in [0.001, 0.2, 0.5, 0.9] {
      #expect(abs(BetaLaw.quantile(p, shape, 1) / pow(p, 1 / shape) - 1) < 1e-12)
      #expect(abs(BetaLaw.cumulative(p, shape, 1) / pow(p, shape) - 1) < 1e-12)
    }
  }

  @Test("The quantile undoes the distribution function.", arguments: [(2.5, 7.0), (80, 120)])
  func inverse(a: Double, b: Double) {
    for p in [0.01, 0.1587, 0.5, 0.99] {
      #expect(abs(BetaLaw.cumulative(BetaLaw.quantile(p, a, b), a, b) - p) < 1e-12)
    }
  }
}
