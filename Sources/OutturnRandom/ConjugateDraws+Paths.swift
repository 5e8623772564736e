public import OutturnAlgebra
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
    let future = Future(self, after: recent, horizon: horizon, hasShocks: hasShocks)
    let paths = LaneBlocks.fill(
      groups: Self.groups(of: count), rows: future.rows, scratch: future.scratch
    ) { outputs, scratch, firstGroup, stage in
      future.fill(outputs, of: values, scratch, firstGroup: firstGroup, groups: stage)
    }
    return DrawnPaths(count: count, horizon: horizon, seriesCount: seriesCount, values: paths)
  }

  /// The draws of ``init(_:mean:rowFactor:scaleFactor:degreesOfFreedom:seed:first:)`` and their
  /// ``paths(after:horizon:hasShocks:)``, the same numbers; a draw's path is made while the draw is
  /// in the cache.
  ///
  /// - Complexity: O(count · (k²n + kn² + n³ + horizon · p · n²)).
  public static func withPaths(
    _ count: Int, mean: Matrix, rowFactor: Matrix, scaleFactor: Matrix, degreesOfFreedom: Double,
    seed: Seed, first: UInt32, after recent: [[Double]], horizon: Int, hasShocks: Bool = true
  ) -> (draws: ConjugateDraws, paths: DrawnPaths) {
    let law = PackedLaw(
      mean: mean, rowFactor: rowFactor, scaleFactor: scaleFactor,
      degreesOfFreedom: degreesOfFreedom, seed: seed)
    let groups = groups(of: count)
    let draws = ConjugateDraws(
      count, law, first: first, values: AlignedBlock(uninitialized: groups * law.rows * 8))
    let future = Future(draws, after: recent, horizon: horizon, hasShocks: hasShocks)
    let paths = AlignedBlock(uninitialized: groups * future.rows * 8)
    let kernel = Kernel()
    law.withKernelLaw { kernelLaw in
      LaneBlocks.stages(groups: groups, rows: law.rows + future.rows) { stage in
        Swift.max(law.wordCount(groups: stage), future.scratch(groups: stage))
      } _: { scratch, firstGroup, stage in
        kernel.conjugateDraws(
          &kernelLaw, draws.values.pointer + firstGroup * law.rows * 8, scratch,
          firstDraw: UInt64(first) + UInt64(firstGroup * 8), groups: stage)
        future.fill(
          paths.pointer + firstGroup * future.rows * 8, of: draws.values, scratch,
          firstGroup: firstGroup, groups: stage)
      }
    }
    return (
      draws,
      DrawnPaths(count: count, horizon: horizon, seriesCount: draws.seriesCount, values: paths)
    )
  }
}

/// What the paths of some draws are made with.
private struct Future {
  private let kernel = Kernel()
  private let history: [Double]
  private let lags: Int
  private let horizon: Int
  private let hasShocks: Bool
  private let series: Int
  private let regressors: Int
  private let first: UInt32
  private let seed: Seed

  init(_ draws: ConjugateDraws, after recent: [[Double]], horizon: Int, hasShocks: Bool) {
    series = draws.seriesCount
    regressors = draws.regressorCount
    lags = recent.count
    precondition(
      horizon >= 1 && regressors >= 1 + series * lags
        && recent.allSatisfy { [series] in $0.count == series },
      "\(horizon) periods after \(recent) with \(regressors) regressors of \(series) series")
    history = recent.flatMap { $0 }
    self.horizon = horizon
    self.hasShocks = hasShocks
    first = draws.first
    seed = draws.seed
  }

  /// Numbers of a path.
  var rows: Int { horizon * series }

  func scratch(groups: Int) -> Int {
    Kernel.conjugatePathCount(series: series, lags: lags, steps: horizon, groups: groups)
  }

  func fill(
    _ outputs: UnsafeMutablePointer<Double>, of draws: AlignedBlock,
    _ scratch: UnsafeMutablePointer<Double>, firstGroup: Int, groups: Int
  ) {
    let ofDraw = ConjugateDraws.rows(series: series, regressors: regressors)
    kernel.conjugatePaths(
      draws.pointer + firstGroup * ofDraw * 8, outputs, scratch, history: history, series: series,
      regressors: regressors, lags: lags, steps: horizon,
      firstDraw: UInt64(first) + UInt64(firstGroup * 8), groups: groups, seed: seed.value,
      shocks: hasShocks)
  }
}
