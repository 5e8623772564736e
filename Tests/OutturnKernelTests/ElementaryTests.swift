import Glibc
import OutturnKernel
import Testing
import _OutturnTestSupport

/// The C library is right to about an ulp. Tolerances are some twice the largest error seen in
/// 8 million arguments: logarithm 6.4e-16, exponential 6.7e-16. Polynomials that only normals need are
/// shorter: the sine is right to 1.72e-11, the cosine to 7.5e-13, the square of a radius to 5.62e-12.
@Suite("Elementary functions")
struct ElementaryTests {
  let count = 80_000

  @Test("the logarithm agrees with the C library from 2⁻¹⁰²⁰ to 2¹⁰²⁰ and beside 1")
  func logarithm() {
    let values = AlignedDoubles(count: count)
    for i in 0..<count / 2 { values[i] = exp2(-1020 + 2040 * Double(i) / Double(count / 2)) }
    for i in count / 2..<count {
      values[i] = 1 + (Double(i - count / 2) / Double(count / 2) - 0.5) * 0.9
    }
    values[count - 1] = 1 - 0x1p-53
    values[count - 2] = 0x1p-53
    let arguments = values.values
    Kernel().naturalLogarithms(values.pointer, groups: count / 8)
    var largest = 0.0
    for (x, y) in zip(arguments, values.values) {
      let exact = log(x)
      largest = max(largest, exact == 0 ? abs(y) : abs(y - exact) / abs(exact))
    }
    #expect(largest < 1.3e-15, "largest relative error \(largest)")
  }

  @Test("sine and cosine agree with the C library over a half turn")
  func sineAndCosine() {
    let sines = AlignedDoubles(count: count)
    let cosines = AlignedDoubles(count: count)
    for i in 0..<count { sines[i] = Double(i) / Double(count) - 0.5 }
    let turns = sines.values
    Kernel().sinesAndCosines(sines.pointer, cosines.pointer, groups: count / 8)
    var largest = 0.0
    for i in 0..<count {
      largest = max(
        largest, abs(sines[i] - sin(.pi * turns[i])), abs(cosines[i] - cos(.pi * turns[i])))
    }
    #expect(largest < 1.8e-11, "largest error \(largest)")
  }

  @Test("the squared radius of a normal agrees with the C library over all words")
  func radius() {
    let words = AlignedDoubles(count: count)
    for i in 0..<count {
      // A step coprime to 2³² passes through small, middle and large words alike.
      words[i] = Double(bitPattern: UInt64(UInt32(truncatingIfNeeded: i &* 0x9E37_79B1)))
    }
    // Upper halves are of no account.
    words[1] = Double(bitPattern: 0xABCD_0123_0000_0000)
    words[2] = Double(bitPattern: 0xFFFF_FFFF_FFFF_FFFF)
    let arguments = words.values
    Kernel().normalRadii(words.pointer, groups: count / 8)
    var largest = 0.0
    for (word, radius) in zip(arguments, words.values) {
      let k = Double(word.bitPattern & 0xFFFF_FFFF)
      largest = max(largest, abs(radius * radius + 2 * log((k + 0.5) * 0x1p-32)))
    }
    #expect(largest < 5.7e-12, "largest error \(largest)")
  }

  @Test("the reciprocal of a root agrees with the C library from 2⁻¹⁰²⁰ to 2¹⁰²⁰")
  func reciprocalRoot() {
    let values = AlignedDoubles(count: count)
    for i in 0..<count { values[i] = exp2(-1020 + 2040 * Double(i) / Double(count)) }
    let arguments = values.values
    Kernel().reciprocalRoots(values.pointer, groups: count / 8)
    var largest = 0.0
    for (x, y) in zip(arguments, values.values) { largest = max(largest, abs(y * sqrt(x) - 1)) }
    // The product here is rounded twice.
    #expect(largest < 7e-16, "largest relative error \(largest)")
  }

  @Test("the exponential agrees with the C library and is never 0 or infinite")
  func exponential() {
    let values = AlignedDoubles(count: count)
    for i in 0..<count { values[i] = -708 + 1417 * Double(i) / Double(count - 1) }
    let arguments = values.values
    Kernel().exponentials(values.pointer, groups: count / 8)
    var largest = 0.0
    for (x, y) in zip(arguments, values.values) {
      largest = max(largest, abs(y / exp(x) - 1))
    }
    #expect(largest < 1.5e-15, "largest relative error \(largest)")

    let extremes = AlignedDoubles(count: 8)
    extremes[0] = 1e6
    extremes[1] = -1e6
    extremes[2] = .infinity
    extremes[3] = -.infinity
    Kernel().exponentials(extremes.pointer, groups: 1)
    for lane in 0..<4 { #expect(extremes[lane] > 0 && extremes[lane].isFinite) }
    #expect(extremes[4] == 1)
  }

  @Test("the normal law's upper tail agrees with the C library")
  func upperTail() {
    let values = AlignedDoubles(count: count)
    for i in 0..<count { values[i] = -10 + 18 * Double(i) / Double(count - 1) }
    let arguments = values.values
    Kernel().upperTails(values.pointer, groups: count / 8)
    var largest = 0.0
    for (z, q) in zip(arguments, values.values) {
      let exact = erfc(z * 0.5.squareRoot()) / 2
      largest = max(largest, abs(q / exact - 1))
    }
    // The fit is right to 7e-15, and a rounding of z² is one of the exponential.
    #expect(largest < 5e-14, "largest relative error \(largest)")

    let extremes = AlignedDoubles(count: 8)
    let far: [Double] = [0, 37, 40, -40, Double.infinity, -Double.infinity, Double.nan, -37]
    for lane in 0..<8 { extremes[lane] = far[lane] }
    Kernel().upperTails(extremes.pointer, groups: 1)
    #expect(abs(extremes[0] - 0.5) < 1e-14)
    #expect(extremes[1] > 0 && extremes[1] < 1e-290)
    for lane in [2, 4, 6] { #expect((0..<1e-300).contains(extremes[lane])) }
    for lane in [3, 5, 7] { #expect(extremes[lane] == 1) }
  }
}
