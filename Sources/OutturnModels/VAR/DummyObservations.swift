public import OutturnAlgebra

/// Rows of imagined data that say what the prior thinks of the long run.
///
/// With ȳ₀ the mean of the first p periods:
///
/// - sum of coefficients, μ: n rows that say that a series which has stood at its ȳ₀ for p periods,
///   the others at zero, stays there: Y = diag(ȳ₀)/μ, X = (0, Y, …, Y);
/// - single unit root, δ: one row that says that when all have stood at ȳ₀ they stay there:
///   Y = ȳ₀′/δ, X = (1/δ, Y, …, Y).
///
/// A small μ or δ presses hard, a large one not at all. Both are statements on levels: for growth
/// rates leave them out.
///
/// - Source: Doan, Litterman & Sims (1984); Sims (1993); in this form Giannone, Lenza & Primiceri
///   (2015), doi:10.1162/REST_a_00483.
/// - Verified: `DummyObservationsTests`.
public struct DummyObservations: Sendable {
  /// X of the imagined rows, d×k.
  public let regressors: Matrix
  /// Y of the imagined rows, d×n.
  public let responses: Matrix

  /// - Parameters:
  ///   - initialMeans: ȳ₀, by series.
  ///   - lags: p.
  ///   - impulses: Columns of X behind the lags; zero in every imagined row.
  ///   - sumOfCoefficients: μ; nil leaves these rows out.
  ///   - singleUnitRoot: δ; nil leaves this row out.
  public init(
    initialMeans: [Double], lags: Int, impulses: Int = 0, sumOfCoefficients: Double?,
    singleUnitRoot: Double?
  ) {
    precondition(
      (sumOfCoefficients ?? 1) > 0 && (singleUnitRoot ?? 1) > 0,
      "μ \(sumOfCoefficients ?? 1), δ \(singleUnitRoot ?? 1)")
    let n = initialMeans.count
    let rows = (sumOfCoefficients == nil ? 0 : n) + (singleUnitRoot == nil ? 0 : 1)
    var x = Matrix(rowCount: rows, columnCount: 1 + n * lags + impulses)
    var y = Matrix(rowCount: rows, columnCount: n)
    if let sumOfCoefficients {
      for series in 0..<n {
        y[series, series] = initialMeans[series] / sumOfCoefficients
        for lag in 0..<lags { x[series, 1 + lag * n + series] = y[series, series] }
      }
    }
    if let singleUnitRoot {
      x[rows - 1, 0] = 1 / singleUnitRoot
      for series in 0..<n {
        y[rows - 1, series] = initialMeans[series] / singleUnitRoot
        for lag in 0..<lags { x[rows - 1, 1 + lag * n + series] = y[rows - 1, series] }
      }
    }
    regressors = x
    responses = y
  }

  /// Number of imagined rows.
  public var rowCount: Int { regressors.rowCount }
}
