import OutturnRandom
import Testing
import _OutturnTestSupport

@Suite("Truncated normal law")
struct TruncatedNormalTests {
  @Test(
    "Variates have the law of a normal one between the limits.",
    arguments: [
      (-1.0, 2.0), (-8, 9), (-0.3, 0.2), (0.5, 0.9), (1, 12), (-12, -1), (3, 3.1), (-0.01, 4),
      (0, 1), (-1, 0),
    ])
  func law(low: Double, high: Double) {
    var stream = Seed(9).stream(.posterior)
    let count = 20_000
    let sample = (0..<count).map { _ in
      stream.truncatedNormal(mean: 2, standardDeviation: 3, limits: 2 + 3 * low...2 + 3 * high)
    }
    // Upper tails, which keep their digits.
    let sign = low >= 0 ? -1.0 : 1
    let (a, b) = sign > 0 ? (low, high) : (-high, -low)
    let from = Normal.cumulative(a)
    let mass = Normal.cumulative(b) - from
    let distance = KolmogorovSmirnov.statistic(sample.map { sign * ($0 - 2) / 3 }) {
      (Normal.cumulative($0) - from) / mass
    }
    // Exceeded once in a thousand.
    #expect(distance < 1.95 / Double(count).squareRoot())
  }

  @Test("Far in the tail variates lie just beyond the limit, by about one over its distance.")
  func tail() {
    var stream = Seed(10).stream(.posterior)
    for distance in [20.0, 60, 1000] {
      let count = 4000
      var sum = 0.0
      for _ in 0..<count {
        let z = stream.truncatedNormal(
          mean: 0, standardDeviation: 1, limits: distance...distance + 10)
        #expect(z >= distance)
        sum += (z - distance) * distance / Double(count)
      }
      #expect(abs(sum - 1) < 4 / Double(count).squareRoot() + 2 / (distance * distance))
    }
  }
}
