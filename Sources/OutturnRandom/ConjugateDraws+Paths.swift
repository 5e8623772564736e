internal import OutturnAlgebra
private import OutturnKernel

/// Paths of a vector autoregression, one for each of many draws of its parameters, in one block.
public struct DrawnPaths: Sendable {
  public let count: Int
  public let horizon: Int
  public let seriesCount: Int
  /// By group of eight paths, step and series; eight paths each.
  let values: AlignedBlock

  /// The values of one series in one step from 0, one a path.
  public func values(series: Int, step: Int) -> [Double] {
    precondition(
      (0..<seriesCount).contains(series) && (0..<horizon).contains(step),
      "series \(series) and step \(step) of \(seriesCount) and \(horizon)")
    return [Double](unsafeUninitializedCapacity: (count + 7) & ~7) { target, filled in
      for group in 0..<(count + 7) / 8 {
        let row = values.pointer + ((group * horizon + step) * seriesCount + series) * 8
        (target.baseAddress! + group * 8).initialize(from: row, count: 8)
      }
      filled = count
    }
  }

  /// The value of a path in a step from 0.
  public subscript(path: Int, step: Int, series: Int) -> Double {
    values.pointer[((path / 8 * horizon + step) * seriesCount + series) * 8 + path % 8]
  }
}

extension ConjugateDraws {
  /// A path of the vector autoregression for every draw, all in one batch:
  /// y = Bᵀ·(1, y₋₁, …, y₋ₚ) + L·ε.
  ///
  /// - Parameters:
  ///   - recent: The last p periods, latest first. Rows of B after 1 + n·p are those of dummies,
  ///     which are zero in the future.
  ///   - horizon: Periods, at least 1.
  ///   - hasShocks: False gives each draw's own forecast without shocks.
  /// - Returns: Path i from draw i; its shocks come from the draw's seed and counter.
  /// - Complexity: O(count · horizon · p · n²).
  public func paths(
    after recent: [[Double]], horizon: Int, hasShocks: Bool = true
  ) -> DrawnPaths {
    let n = seriesCount
    let k = regressorCount
    let lags = recent.count
    precondition(
      horizon >= 1 && k >= 1 + n * lags && recent.allSatisfy { $0.count == n },
      "\(horizon) periods after \(recent) with \(k) regressors of \(n) series")
    let rows = k * n + n * (n + 1) / 2
    let kernel = Kernel()
    let history = recent.flatMap { $0 }
    let paths = LaneBlocks.fill(groups: (count + 7) / 8, rows: horizon * n) { stage in
      Kernel.conjugatePathCount(series: n, lags: lags, steps: horizon, groups: stage)
    } _: { outputs, scratch, firstGroup, stage in
      kernel.conjugatePaths(
        values.pointer + firstGroup * rows * 8, outputs, scratch, history: history, series: n,
        regressors: k, lags: lags, steps: horizon,
        firstDraw: UInt64(first) + UInt64(firstGroup * 8), groups: stage, seed: seed.value,
        shocks: hasShocks)
    }
    return DrawnPaths(count: count, horizon: horizon, seriesCount: n, values: paths)
  }
}
