public import OutturnAlgebra

/// Rows of a Bayesian vector autoregression after the treatment of outliers, with what its priors
/// take from the data.
public struct BayesianSample: Sendable {
  /// X, T×k: the constant, lag 1 of each series, lag 2, …, then the impulse dummies.
  public let regressors: Matrix
  /// Y, T×n.
  public let responses: Matrix
  /// Names of the columns of X: `constant`, `gdp.l1`, …, `impulse.8`.
  public let columnNames: [String]
  public let series: [String]
  public let lags: Int
  /// Period of each row.
  public let periods: [Int]
  /// Number of impulse columns.
  public let impulseCount: Int
  /// ψ, by series: residual variance of its own first-order autoregression, outlying periods aside.
  public let residualVariances: [Double]
  /// ȳ₀, by series: mean of the first p periods.
  public let initialMeans: [Double]
  /// The last p periods, latest first: where forecasts start.
  public let recent: [[Double]]
  /// First period of the outbreak and number of its free factors, where its scale is estimated.
  let outbreak: (first: Int, freeFactors: Int)?

  /// - Parameter residualVariances: ψ, where it is not to be estimated.
  /// - Throws: ``EstimationError/tooFewObservations(response:observations:needed:)`` when fewer than 4 rows speak of
  ///   ordinary times, ``EstimationError/collinear(names:)`` for a series that does not move there.
  public init(
    _ table: SeriesTable, lags: Int, outliers: OutlierTreatment = .none,
    residualVariances given: [Double]? = nil
  ) throws(EstimationError) {
    precondition(
      outliers.periods.allSatisfy { $0 >= lags && $0 < table.periodCount },
      "outlying periods \(outliers.periods) of \(lags)..<\(table.periodCount)")
    let design = DesignMatrix(table, lags: lags)
    let outlying = Set(outliers.periods)
    let all = Array(0..<design.rowCount)
    let ordinary = all.filter { row in
      if case .scaled(let first, _) = outliers { return design.years[row] < first }
      return !outlying.contains(design.years[row])
    }
    if ordinary.count < 4 {
      throw .tooFewObservations(
        response: table.names.joined(separator: ", "), observations: ordinary.count, needed: 4)
    }
    var kept = all
    if case .leftOut = outliers { kept = ordinary }
    var x = design.regressors[kept, Array(0..<design.regressors.columnCount)]
    var names = design.columnNames
    var impulses = 0
    if case .impulses = outliers {
      for period in outlying.sorted() {
        let column = kept.map { design.years[$0] == period ? 1.0 : 0 }
        x = Matrix(
          rowCount: x.rowCount, columnCount: x.columnCount + 1,
          columnMajor: x.elements + column)
        names.append("impulse.\(period)")
        impulses += 1
      }
    }
    if let given {
      precondition(
        given.count == table.seriesCount && given.allSatisfy { $0 > 0 },
        "residual variances \(given) of \(table.seriesCount) series")
    }
    regressors = x
    responses = design.responses[kept, Array(0..<table.seriesCount)]
    columnNames = names
    series = table.names
    self.lags = lags
    periods = kept.map { design.years[$0] }
    impulseCount = impulses
    if let given {
      residualVariances = given
    } else {
      residualVariances = try Self.ownResidualVariances(design, rows: ordinary)
    }
    initialMeans = (0..<table.seriesCount).map { column in
      table.values.column(column).prefix(lags).reduce(0, +) / Double(lags)
    }
    recent = (1...lags).map { table.values.row(table.periodCount - $0) }
    if case .scaled(let first, let count) = outliers {
      outbreak = (first, count)
    } else {
      outbreak = nil
    }
  }

  /// ψ: each series on a constant and its own last value, in the rows given.
  private static func ownResidualVariances(
    _ design: DesignMatrix, rows: [Int]
  ) throws(EstimationError) -> [Double] {
    var variances: [Double] = []
    for (column, name) in design.series.enumerated() {
      let own = design.regressors[rows, [0, 1 + column]]
      let response = design.responses[rows, [column]]
      do {
        let residuals = response - own * (try PivotedQR(own).leastSquares(response))
        let sum = residuals.elements.reduce(0) { $0 + $1 * $1 }
        variances.append(sum / Double(rows.count - 2))
      } catch {
        throw .collinear(names: ["constant", design.columnNames[1 + column]])
      }
      if variances[column] <= 0 { throw .exactFit(response: name, observations: rows) }
    }
    return variances
  }

  /// Whether the shocks' size after an outbreak is to be estimated.
  var isScaled: Bool { outbreak != nil }

  /// T.
  public var rowCount: Int { periods.count }

  /// How shocks go on after the sample when an outbreak is scaled, normal otherwise.
  func shockLaw(_ course: OutbreakScale?) -> PosteriorDraw.ShockLaw {
    guard let course, outbreak != nil else { return .normal }
    return .outbreak(course, elapsed: elapsedAfterSample)
  }

  /// Periods from the outbreak's first to the first after the sample; 0 without an outbreak.
  var elapsedAfterSample: Int { outbreak.map { periods.last! + 1 - $0.first } ?? 0 }

  /// The outbreak's scale as a Gibbs sampler's unknown; nil without one.
  var outbreakStep: OutbreakScaleStep? {
    outbreak.map { outbreak in
      OutbreakScaleStep(
        elapsed: periods.map { $0 - outbreak.first }, freeFactors: outbreak.freeFactors)
    }
  }

  func posteriorDraws(
    _ draws: [PosteriorDraw], chainCount: Int, parameterNames: [String]
  ) throws(AlgebraError) -> PosteriorDraws {
    try PosteriorDraws(
      draws, chainCount: chainCount, columnNames: columnNames, series: series, lags: lags,
      parameterNames: parameterNames)
  }
}
