import OutturnReporting
import Testing

@Suite("Scales of charts")
struct LinearScaleTests {
  @Test("A value stands between the ends as it does in the domain, upwards too")
  func place() {
    let scale = LinearScale(2...6, from: 100, to: 20)
    #expect(scale(2) == 100)
    #expect(scale(6) == 20)
    #expect(scale(3) == 80)
    #expect(scale(8) == -20)
  }

  /// By hand: width / count, over its power of ten, against the turning points √2, √10 and √50.
  @Test(
    "The step is 1, 2 or 5 times a power of ten",
    arguments: [
      (10.0, 5, 2.0), (1, 5, 0.2), (100, 10, 10), (3.5, 5, 0.5), (111, 5, 20), (0.013, 4, 0.005),
      (7, 5, 1), (8, 5, 2),
    ])
  func step(width: Double, count: Int, step: Double) {
    #expect(abs(LinearScale.step(spanning: width, count: count) - step) < 1e-12 * step)
  }

  @Test("Ticks cover the values and are round")
  func ticks() {
    for (low, high) in [(3.4, 10.9), (-36.8, 74.2), (0, 1), (5.3, 5.3), (-0.02, -0.01), (0, 1e6)] {
      let ticks = LinearScale.ticks(around: low...high, count: 5)
      #expect(ticks.first! <= low && ticks.last! >= high, "\(ticks)")
      #expect((2...9).contains(ticks.count), "\(ticks)")
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
    }
    #expect(LinearScale.ticks(around: 3.4...10.9, count: 5) == [2, 4, 6, 8, 10, 12])
  }

  @Test("A tick has the decimals that tell it from the next")
  func decimals() {
    #expect(LinearScale.decimals(ofStep: 0.5) == 1)
    #expect(LinearScale.decimals(ofStep: 2) == 0)
    #expect(LinearScale.decimals(ofStep: 0.02) == 2)
    #expect(LinearScale.decimals(ofStep: 50) == 0)
  }
}
