package import COutturnSIMD
private import OutturnKernelBaseline
private import OutturnKernelV3
private import OutturnKernelV4

extension Kernel {
  /// Parameters from the conjugate law of a regression, eight counters a group.
  ///
  /// - Parameters:
  ///   - draws: By group: B by rows, then L packed by rows, Σ = L·Lᵀ; eight lanes each. 64-byte
  ///     aligned.
  ///   - words: As many as ``conjugateWordCount(series:regressors:groups:)``. 64-byte aligned.
  package func conjugateDraws(
    _ law: UnsafePointer<outturn_conjugate_law>, _ draws: UnsafeMutablePointer<Double>,
    _ words: UnsafeMutablePointer<Double>, firstDraw: UInt64, groups: Int
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.conjugateDraws(
        law, draws, words, firstDraw: firstDraw, groups: groups)
    case .v3:
      OutturnKernelV3.conjugateDraws(law, draws, words, firstDraw: firstDraw, groups: groups)
    case .v4:
      OutturnKernelV4.conjugateDraws(law, draws, words, firstDraw: firstDraw, groups: groups)
    }
  }

  /// Doubles that ``conjugateDraws(_:_:_:firstDraw:groups:)`` writes its numbers on.
  package static func conjugateWordCount(series n: Int, regressors k: Int, groups: Int) -> Int {
    let ofGroup = wholeSlots(n * (n - 1) / 2 + k * n) + 2 * wholeSlots(n)
    return 8 * (groups * ofGroup + n + wholeSlots(n))
  }

  /// Paths of vector autoregressions with the parameters of one draw in every lane.
  ///
  /// - Parameters:
  ///   - draws: As ``conjugateDraws(_:_:_:firstDraw:groups:)`` left them.
  ///   - outputs: By group, step, series, lane. 64-byte aligned.
  ///   - scratch: As many as ``conjugatePathCount(series:lags:steps:groups:)``. 64-byte aligned.
  ///   - history: By lag, the latest first, and series.
  package func conjugatePaths(
    _ draws: UnsafePointer<Double>, _ outputs: UnsafeMutablePointer<Double>,
    _ scratch: UnsafeMutablePointer<Double>, history: UnsafePointer<Double>, series: Int,
    regressors: Int, lags: Int, steps: Int, firstDraw: UInt64, groups: Int, seed: UInt64,
    shocks: Bool
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.conjugatePaths(
        draws, outputs, scratch, history: history, series: series, regressors: regressors,
        lags: lags, steps: steps, firstDraw: firstDraw, groups: groups, seed: seed, shocks: shocks)
    case .v3:
      OutturnKernelV3.conjugatePaths(
        draws, outputs, scratch, history: history, series: series, regressors: regressors,
        lags: lags, steps: steps, firstDraw: firstDraw, groups: groups, seed: seed, shocks: shocks)
    case .v4:
      OutturnKernelV4.conjugatePaths(
        draws, outputs, scratch, history: history, series: series, regressors: regressors,
        lags: lags, steps: steps, firstDraw: firstDraw, groups: groups, seed: seed, shocks: shocks)
    }
  }

  /// Doubles that ``conjugatePaths(_:_:_:history:series:regressors:lags:steps:firstDraw:groups:seed:shocks:)``
  /// needs to write on.
  package static func conjugatePathCount(
    series n: Int, lags: Int, steps: Int, groups: Int
  ) -> Int {
    (groups * wholeSlots(n) * steps + (lags + steps) * n) * 8
  }

  /// Numbers of the slots that hold so many, four a slot.
  private static func wholeSlots(_ count: Int) -> Int { (count + 3) & ~3 }
}
