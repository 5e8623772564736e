import Glibc
import OutturnKernel
import Testing
import _OutturnTestSupport

@Suite("Standard normals")
struct NormalFillTests {
  static let supported = InstructionSet.allCases.filter(\.isSupported)

  private func normals(
    groups: Int, slots: Int, purpose: UInt64 = 3, seed: UInt64 = 20_260_101,
    set: InstructionSet = .best
  ) -> [Double] {
    let block = AlignedDoubles(count: groups * slots * 32)
    Kernel(set).randomNormals(
      block.pointer, firstPath: 0, groups: groups, firstSlot: 0, slots: slots, purpose: purpose,
      seed: seed)
    return block.values
  }

  @Test("they pass a Kolmogorov–Smirnov test that a true normal fails once in a million")
  func law() {
    let sample = normals(groups: 2500, slots: 5)
    let distance = KolmogorovSmirnov.statistic(sample) { 0.5 * erfc(-$0 / 2.0.squareRoot()) }
    #expect(distance < KolmogorovSmirnov.limit(count: sample.count))
  }

  @Test("their first six moments are within five standard errors")
  func moments() {
    let sample = normals(groups: 2500, slots: 5)
    let expected: [(power: Int, mean: Double, variance: Double)] = [
      (1, 0, 1), (2, 1, 2), (3, 0, 15), (4, 3, 96), (5, 0, 945), (6, 15, 10_170),
    ]
    for (power, mean, variance) in expected {
      let moment =
        sample.reduce(0) { $0 + pow($1, Double(power)) } / Double(sample.count)
      let error = (variance / Double(sample.count)).squareRoot()
      #expect(abs(moment - mean) < 5 * error, "moment \(power) is \(moment)")
    }
  }

  @Test("the four of a slot, neighbouring slots, paths and purposes are uncorrelated")
  func independence() {
    let slots = 4
    let a = normals(groups: 2500, slots: slots)
    let b = normals(groups: 2500, slots: slots, purpose: 4)
    let limit = 5 / Double(a.count / 2).squareRoot()
    func correlation(_ pairs: [(Double, Double)]) -> Double {
      pairs.reduce(0) { $0 + $1.0 * $1.1 } / Double(pairs.count)
    }
    #expect(abs(correlation(Array(zip(a, b)))) < limit)
    for lag in [1, 8, 16, 24, 32, 64, slots * 32] {
      #expect(abs(correlation(Array(zip(a, a.dropFirst(lag))))) < limit, "lag \(lag)")
    }
    let squares = zip(a, a.dropFirst(8)).map { ($0 * $0 - 1, $1 * $1 - 1) }
    #expect(abs(correlation(squares)) < 2 * limit)
  }

  @Test("the first ones of a seed never change", arguments: supported)
  func firstVariates(set: InstructionSet) {
    let block = normals(groups: 1, slots: 2, purpose: 0x5348_0001, set: set)
    let expected: [(Int, Double)] = [
      (0, 1.5832509941442139), (7, -0.10759351100274239), (8, 0.4824194742265557),
      (16, -0.5141058102326441), (31, 0.8554352816995674),
    ]
    for (place, value) in expected { #expect(block[place] == value, "place \(place)") }
  }

  @Test("every instruction set gives the same bits", arguments: supported)
  func sameBits(set: InstructionSet) {
    #expect(normals(groups: 500, slots: 3, set: set) == normals(groups: 500, slots: 3))
  }

  @Test("a part of a block is the same part of a larger one")
  func blocks() {
    let whole = normals(groups: 9, slots: 6)
    let part = AlignedDoubles(count: 2 * 32)
    Kernel().randomNormals(
      part.pointer, firstPath: 7 * 8, groups: 1, firstSlot: 3, slots: 2, purpose: 3,
      seed: 20_260_101)
    let start = (7 * 6 + 3) * 32
    #expect(part.values == Array(whole[start..<start + 64]))
  }
}
