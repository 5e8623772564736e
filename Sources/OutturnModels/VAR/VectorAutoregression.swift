internal import OutturnAlgebra
public import OutturnRandom

/// A vector autoregression with deterministic terms and exogenous series, by least squares:
///
///     y_t = C·d_t + A₁·y_{t−1} + … + A_p·y_{t−p} + u_t,   u_t ~ (0, Σ)
///
/// d_t holds the constant, the trend, the dummies and the exogenous series of the same period.
///
///     let model = VectorAutoregression(lags: 2, deterministic: .constant)
///     let fitted = try model.fit(table, seed: Seed(1))
///     let next = fitted.forecastMean(horizon: 3)
///
/// - Source: Lütkepohl (2005), chapters 3 and 10.
/// - Verified: `LuetkepohlVARTests`, `MacrodataVARTests`, `VectorAutoregressionTermTests`.
public struct VectorAutoregression: ForecastModel, Hashable {
  /// What every equation holds beside the lags.
  public enum DeterministicTerms: Sendable, Hashable {
    case none
    case constant
    /// t alone: the number of the row in the table, from 1.
    case trend
    /// Constant and trend.
    case both
  }

  /// What ``FittedVectorAutoregression/simulatedPaths(horizon:count:seed:)`` holds uncertain.
  public enum PathLaw: Sendable, Hashable {
    /// Normal shocks; the coefficients are what was estimated.
    case shocksOnly
    /// Normal shocks, and for each path coefficients from vec(B) ~ N(vec(B̂), Σ̂ ⊗ (XᵀX)⁻¹). Σ stays
    /// at its estimate.
    case asymptoticNormal
    /// Each path has coefficients estimated anew from a sample that the fitted model generated with
    /// residuals drawn with replacement, and shocks drawn from the residuals.
    case residualBootstrap
    /// The same with each residual kept in its period and its sign drawn: for variances that
    /// change over the sample.
    case wildBootstrap
  }

  /// p; may be 0.
  public let lags: Int
  public let deterministic: DeterministicTerms
  /// Periods a year when seasonal dummies are wanted.
  ///
  /// Beside a constant, seasons − 1 dummies centred on zero, so that the constant remains the
  /// average; without, one for each season. Season 1 is that of the table's first row.
  public let seasons: Int?
  /// Rows of the table, from 0, that get a dummy of their own.
  public let impulses: [Int]
  /// Columns of the table that are given from outside; their future has to be given too.
  public let exogenous: [String]
  public let pathLaw: PathLaw

  /// A model to be fitted; every argument is a property.
  public init(
    lags: Int, deterministic: DeterministicTerms = .constant, seasons: Int? = nil,
    impulses: [Int] = [], exogenous: [String] = [], pathLaw: PathLaw = .asymptoticNormal
  ) {
    precondition(lags >= 0, "a vector autoregression of order \(lags)")
    precondition(seasons.map { $0 >= 2 } ?? true, "\(seasons ?? 0) seasons")
    precondition(Set(impulses).count == impulses.count, "an impulse twice in \(impulses)")
    precondition(Set(exogenous).count == exogenous.count, "a name twice in \(exogenous)")
    self.lags = lags
    self.deterministic = deterministic
    self.seasons = seasons
    self.impulses = impulses
    self.exogenous = exogenous
    self.pathLaw = pathLaw
  }

  /// Estimates every equation by one pivoted QR; normal equations are never formed.
  ///
  /// - Parameters:
  ///   - table: N periods of the series and the exogenous series; T = N − p of them are explained.
  ///   - seed: Not used.
  /// - Throws: ``EstimationError/unknownSeries(names:known:)``,
  ///   ``EstimationError/noVariation(series:)`` for a constant series,
  ///   ``EstimationError/tooFewObservations(response:observations:needed:)`` when T < k + n,
  ///   ``EstimationError/collinear(names:)``,
  ///   ``EstimationError/exactFit(response:observations:)``.
  /// - Complexity: O(T·k² + T·k·n).
  public func fit(
    _ table: SeriesTable, seed: Seed
  ) throws(EstimationError) -> FittedVectorAutoregression {
    try fit(table, presample: lags)
  }

  /// The model with another number of lags.
  public func with(lags: Int) -> VectorAutoregression {
    VectorAutoregression(
      lags: lags, deterministic: deterministic, seasons: seasons, impulses: impulses,
      exogenous: exogenous, pathLaw: pathLaw)
  }

  /// Estimates from the rows after the first `presample`, so that orders can be compared on one
  /// sample.
  func fit(
    _ table: SeriesTable, presample: Int
  ) throws(EstimationError) -> FittedVectorAutoregression {
    precondition(presample >= lags, "\(presample) rows before the sample for \(lags) lags")
    let unknown = exogenous.filter { !table.names.contains($0) }
    if !unknown.isEmpty { throw .unknownSeries(names: unknown, known: table.names) }
    let series =
      exogenous.isEmpty ? table.names : table.names.filter { !exogenous.contains($0) }
    let still = table.names.indices.filter { table.isConstant($0) }
    if table.periodCount > 1, !still.isEmpty {
      throw .noVariation(series: still.map { table.names[$0] })
    }
    let terms = VectorAutoregressionTerms(self, exogenous: table.columns(exogenous))
    let count = table.periodCount - presample
    let needed = terms.count + series.count * lags + series.count
    if series.isEmpty || count < needed {
      throw .tooFewObservations(
        response: series.joined(separator: ", "), observations: max(0, count),
        needed: series.isEmpty ? needed + 1 : needed)
    }
    let sample = LagRegression(
      history: exogenous.isEmpty ? table.values : table.columns(series), terms: terms.rows,
      lags: lags, from: presample)
    return try FittedVectorAutoregression(self, series: series, terms: terms, sample: sample)
  }

  /// `gdp.l1`, `industry.l1`, `gdp.l2`, ….
  static func lagNames(_ series: [String], lags: Int) -> [String] {
    (0..<lags).flatMap { lag in series.map { "\($0).l\(lag + 1)" } }
  }
}

extension SeriesTable {
  /// The named columns, in that order.
  fileprivate func columns(_ wanted: [String]) -> Matrix {
    var elements: [Double] = []
    for name in wanted { elements += values.column(names.firstIndex { $0 == name }!) }
    return Matrix(rowCount: periodCount, columnCount: wanted.count, columnMajor: elements)
  }

  /// Whether a column has one value.
  fileprivate func isConstant(_ column: Int) -> Bool {
    let start = column * periodCount
    let end = start + periodCount
    var next = start
    while next < end, values.elements[next] == values.elements[start] { next += 1 }
    return next == end
  }
}
