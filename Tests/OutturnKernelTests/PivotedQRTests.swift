import Glibc
import OutturnKernel
import Testing
import _OutturnTestSupport

@Suite("Pivoted QR, a block of columns at a time")
struct PivotedQRTests {
  /// R with what stands beside it, and the block, of 11 columns and 3 carried ones.
  private func factors(_ set: InstructionSet) -> (upper: [Double], block: [Double], pivots: [Int]) {
    let (stride, columns, carried) = (40, 11, 3)
    let block = AlignedDoubles(count: stride * (columns + carried))
    for j in 0..<columns + carried {
      for i in 0..<37 { block[j * stride + i] = sin(Double(1 + i * (j + 2) + j * j)) }
    }
    let kernel = Kernel(set)
    var scales = [Double](repeating: 0, count: columns)
    var squares = [Double](repeating: 0, count: columns + carried)
    var factors = [Double](repeating: 0, count: columns)
    var upper = [Double](repeating: 0, count: columns * (columns + carried))
    var pivots = Array(0..<columns)
    kernel.scaleColumns(block.pointer, stride: stride, columns: columns, &scales, &squares)
    kernel.pivotedQR(
      block.pointer, stride: stride, columns: columns, carried: carried, &upper, &factors,
      &pivots, &squares)
    return (upper, block.values, pivots)
  }

  @Test(
    "every instruction set gives the same bits",
    arguments: InstructionSet.allCases.filter(\.isSupported))
  func sameBits(set: InstructionSet) {
    let expected = factors(.best)
    let found = factors(set)
    #expect(found.upper == expected.upper)
    #expect(found.block == expected.block)
    #expect(found.pivots == expected.pivots)
  }

  @Test("the pivots are the largest rests, so that R's diagonal does not grow")
  func diagonal() {
    let upper = factors(.best).upper
    let sizes = (0..<11).map { abs(upper[$0 * 11 + $0]) }
    for (one, next) in zip(sizes, sizes.dropFirst()) { #expect(next <= one * (1 + 1e-12)) }
    #expect(sizes.allSatisfy { $0 > 0 })
  }
}
