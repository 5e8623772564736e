import Glibc
import OutturnKernel
import Testing
import _OutturnTestSupport

/// Against the C library in double precision. A float has 24 bits: 6e-8 of its size.
@Suite("Elementary functions and normals in single precision")
struct SinglePrecisionFunctionTests {
  private static let count = 80_000

  private func floats(_ values: [Double]) -> (block: AlignedDoubles, UnsafeMutablePointer<Float>) {
    let block = AlignedDoubles(count: values.count / 2)
    let pointer = UnsafeMutableRawPointer(block.pointer).bindMemory(
      to: Float.self, capacity: values.count)
    for (index, value) in values.enumerated() { pointer[index] = Float(value) }
    return (block, pointer)
  }

  private func evenly(from low: Double, to high: Double) -> [Double] {
    let step: Double = (high - low) / Double(Self.count - 1)
    return (0..<Self.count).map { (i: Int) -> Double in low + step * Double(i) }
  }

  private func doubles(_ pointer: UnsafeMutablePointer<Float>, _ count: Int) -> [Double] {
    (0..<count).map { (i: Int) -> Double in Double(pointer[i]) }
  }

  @Test("the logarithm is off by less than 2e-7 of itself, or of 1 where that is more")
  func logarithm() {
    let powers = evenly(from: -120, to: 120).map { (x: Double) -> Double in exp2(x) }
    let near = evenly(from: 0.5, to: 1.5)
    let (block, pointer) = floats(zip(powers, near).flatMap { [$0.0, $0.1] })
    let arguments = doubles(pointer, 2 * Self.count)
    Kernel().naturalLogarithms(pointer, groups: Self.count / 8)
    var largest = 0.0
    for (place, x) in arguments.enumerated() {
      largest = max(largest, abs(Double(pointer[place]) - log(x)) / max(1, abs(log(x))))
    }
    #expect(largest < 2e-7, "largest error \(largest)")
    withExtendedLifetime(block) {}
  }

  @Test("sine and cosine are off by less than 3e-7 over a half turn")
  func sineAndCosine() {
    let (block, sines) = floats(evenly(from: -0.5, to: 0.5))
    let (other, cosines) = floats([Double](repeating: 0, count: Self.count))
    let turns = doubles(sines, Self.count)
    Kernel().sinesAndCosines(sines, cosines, groups: Self.count / 16)
    var largest = 0.0
    for (place, t) in turns.enumerated() {
      largest = max(
        largest, abs(Double(sines[place]) - sin(.pi * t)),
        abs(Double(cosines[place]) - cos(.pi * t)))
    }
    #expect(largest < 3e-7, "largest error \(largest)")
    withExtendedLifetime((block, other)) {}
  }

  @Test("the normal law's upper tail is off by less than 3e-6 of itself to 5 deviations")
  func upperTail() {
    let (block, pointer) = floats(evenly(from: -6, to: 5))
    let arguments = doubles(pointer, Self.count)
    Kernel().upperTails(pointer, groups: Self.count / 16)
    var largest = 0.0
    for (place, z) in arguments.enumerated() {
      largest = max(largest, abs(Double(pointer[place]) / (erfc(z * 0.5.squareRoot()) / 2) - 1))
    }
    #expect(largest < 3e-6, "largest error \(largest)")
    withExtendedLifetime(block) {}
  }

  @Test("the exponential is off by less than 2e-7 of itself and is never 0 or infinite")
  func exponential() {
    let (block, pointer) = floats(evenly(from: -100, to: 100))
    let arguments = doubles(pointer, Self.count)
    Kernel().exponentials(pointer, groups: Self.count / 16)
    var largest = 0.0
    for (place, x) in arguments.enumerated() {
      #expect(pointer[place] > 0 && pointer[place].isFinite)
      if abs(x) < 86 { largest = max(largest, abs(Double(pointer[place]) / exp(x) - 1)) }
    }
    #expect(largest < 2e-7, "largest relative error \(largest)")
    withExtendedLifetime(block) {}
  }

  @Test(
    "normals pass a Kolmogorov–Smirnov test, the same bits on every instruction set",
    arguments: InstructionSet.allCases.filter(\.isSupported))
  func normals(set: InstructionSet) {
    let groups = 625
    let slots = 5
    func sample(_ set: InstructionSet) -> [Float] {
      let (block, pointer) = floats([Double](repeating: 0, count: groups * slots * 64))
      Kernel(set).randomNormals(
        pointer, firstPath: 0, groups: groups, firstSlot: 0, slots: slots, purpose: 3,
        seed: 20_260_101)
      let count = groups * slots * 64
      return withExtendedLifetime(block) {
        Array(UnsafeBufferPointer(start: pointer, count: count))
      }
    }
    let found = sample(set)
    #expect(found == sample(.best))
    let distance = KolmogorovSmirnov.statistic(found.map { Double($0) }) {
      0.5 * erfc(-$0 / 2.0.squareRoot())
    }
    #expect(distance < KolmogorovSmirnov.limit(count: found.count))
    // Numbers of a slot, of neighbouring slots and of neighbouring paths are uncorrelated.
    for lag in [1, 16, 32, 48, 64, slots * 64] {
      let products = zip(found, found.dropFirst(lag)).map { (a: Float, b: Float) -> Double in
        Double(a * b)
      }
      let correlation = products.reduce(0, +) / Double(products.count)
      #expect(abs(correlation) < 5 / Double(products.count).squareRoot(), "lag \(lag)")
    }
  }
}
