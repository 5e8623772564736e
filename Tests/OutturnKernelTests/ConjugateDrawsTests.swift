import COutturnSIMD
import OutturnKernel
import Testing
import _OutturnTestSupport

@Suite("Draws of a regression's parameters, a block at a time")
struct ConjugateDrawsTests {
  /// Draws and paths of two groups, three series and one lag.
  private func numbers(_ set: InstructionSet) -> [Double] {
    let kernel = Kernel(set)
    let draws = AlignedDoubles(count: 2 * 18 * 8)
    let words = AlignedDoubles(
      count: Kernel.conjugateWordCount(series: 3, regressors: 4, groups: 2))
    let outputs = AlignedDoubles(count: 2 * 2 * 3 * 8)
    let scratch = AlignedDoubles(
      count: Kernel.conjugatePathCount(series: 3, lags: 1, steps: 2, groups: 2))
    let mean = (0..<12).map { 0.1 * Double($0) }
    let rowFactor = [1, 0.3, 2, 0.1, 0.2, 0.5, 0.4, 0.3, 0.2, 0.1]
    let scaleFactor = [1, 0.2, 0.7, -0.3, 0.1, 2]
    mean.withUnsafeBufferPointer { mean in
      rowFactor.withUnsafeBufferPointer { rowFactor in
        scaleFactor.withUnsafeBufferPointer { scaleFactor in
          var law = outturn_conjugate_law(
            seed: 42, series_count: 3, regressor_count: 4, mean: mean.baseAddress,
            row_factor: rowFactor.baseAddress, scale_factor: scaleFactor.baseAddress,
            degrees_of_freedom: 2.5)
          kernel.conjugateDraws(
            &law, draws.pointer, words.pointer, firstDraw: 3, groups: 2)
        }
      }
    }
    kernel.conjugatePaths(
      draws.pointer, outputs.pointer, scratch.pointer, history: [0.1, 0.2, 0.3], series: 3,
      regressors: 4, lags: 1, steps: 2, firstDraw: 3, groups: 2, seed: 42, shocks: true)
    return draws.values + outputs.values
  }

  @Test(
    "every instruction set gives the same bits",
    arguments: InstructionSet.allCases.filter(\.isSupported))
  func sameBits(set: InstructionSet) {
    let expected = numbers(.best)
    #expect(numbers(set) == expected)
    #expect(expected.allSatisfy(\.isFinite) && expected.contains { $0 != 0 })
  }
}
