internal import OutturnEvaluation
internal import OutturnFiles
internal import OutturnModels
internal import OutturnRandom
public import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// Which forecasts of earlier years are made and judged.
public struct BacktestRequest: Sendable {
  /// Last visible years; nil is every year from which the model can forecast.
  public var origins: ClosedRange<Int>?
  /// Years ahead, each judged by itself.
  public var horizons: [Int]

  /// - Parameters:
  ///   - origins: Last visible years; nil is all that are possible.
  ///   - horizons: Each at least 1.
  public init(origins: ClosedRange<Int>? = nil, horizons: [Int] = [1]) {
    self.origins = origins
    self.horizons = horizons
  }
}

extension Project {
  /// The model's own record: estimated anew at each origin on what was published by then, and its
  /// forecasts of every region and series held against what came, beside five naive models.
  ///
  ///     let record = try project.backtest(
  ///       BacktestRequest(origins: 2016...2024), options: ForecastOptions())
  ///
  /// - Parameters:
  ///   - options: Draws, paths and seed are those of each origin. Origins share the threads.
  ///   - finished: Called with the number of origins whenever one is done, from any thread.
  /// - Throws: ``ForecastFailure`` for origins or horizons that cannot be, and for an estimation
  ///   that fails.
  /// - Complexity: One fit an origin, and one simulation an origin and region.
  public func backtest(
    _ request: BacktestRequest, options: ForecastOptions,
    finished: @escaping @Sendable (_ total: Int) -> Void = { _ in }
  ) throws(ForecastFailure) -> BacktestDocument {
    let backtest = try ModelBacktest(self, request: request)
    let forecasts = try backtest.forecasts(options: options, finished: finished)
    return backtest.document(forecasts.single, joint: forecasts.joint, options: options)
  }

  /// Years after which the figures may end: four years of them are needed, and one to come.
  var possibleOrigins: ClosedRange<Int> {
    let specification = model.specification
    let earliest = specification.sampleFrom + Self.leastYears - 1
    return earliest...max(earliest, specification.baseYear - 1)
  }
}
