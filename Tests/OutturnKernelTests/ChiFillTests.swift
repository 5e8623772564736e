import OutturnKernel
import Testing
import _OutturnTestSupport

@Suite("Chi-square draws")
struct ChiFillTests {
  private func draws(
    _ degreesOfFreedom: Int, groups: Int, set: InstructionSet = .best
  ) -> [Double] {
    let slots = degreesOfFreedom % 2 + (degreesOfFreedom / 2 + 3) / 4
    let words = AlignedDoubles(count: groups * slots * 32)
    let values = AlignedDoubles(count: groups * 8)
    Kernel(set).randomWords(
      words.pointer, firstPath: 0, groups: groups, firstSlot: 0, slots: slots, purpose: 9,
      seed: 77)
    Kernel(set).chiSquareValues(
      words.pointer, values.pointer, groups: groups, degreesOfFreedom: degreesOfFreedom)
    return values.values
  }

  @Test(
    "they pass a Kolmogorov–Smirnov test that a true χ² fails once in a million",
    arguments: [1, 2, 3, 4, 5, 8, 25, 40, 71])
  func law(degreesOfFreedom: Int) {
    let sample = draws(degreesOfFreedom, groups: 5000)
    let distance = KolmogorovSmirnov.statistic(sample) {
      ChiSquareLaw.cumulative($0, degreesOfFreedom: degreesOfFreedom)
    }
    #expect(distance < KolmogorovSmirnov.limit(count: sample.count))
  }

  @Test("the law they are tested against has the published 95 % points")
  func referenceLaw() {
    // Tables of the χ² distribution, as in any textbook.
    for (freedom, point) in [(1, 3.841459), (2, 5.991465), (5, 11.070498), (25, 37.652484)] {
      let value = ChiSquareLaw.cumulative(point, degreesOfFreedom: freedom)
      #expect(abs(value - 0.95) < 1e-7)
    }
  }

  @Test(
    "words of all zeros and all ones give positive finite values",
    arguments: [1, 2, 3, 16, 33, 200])
  func extremes(degreesOfFreedom: Int) {
    let slots = degreesOfFreedom % 2 + (degreesOfFreedom / 2 + 3) / 4
    for word in [UInt64.min, .max] {
      let words = AlignedDoubles(count: slots * 32)
      for i in 0..<words.count { words[i] = Double(bitPattern: word) }
      let values = AlignedDoubles(count: 8)
      Kernel().chiSquareValues(
        words.pointer, values.pointer, groups: 1, degreesOfFreedom: degreesOfFreedom)
      for value in values.values { #expect(value > 0 && value.isFinite) }
    }
  }

  @Test(
    "every instruction set gives the same bits",
    arguments: InstructionSet.allCases.filter(\.isSupported))
  func sameBits(set: InstructionSet) {
    #expect(draws(5, groups: 300, set: set) == draws(5, groups: 300))
  }
}
