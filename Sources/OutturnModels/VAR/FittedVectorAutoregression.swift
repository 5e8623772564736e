private import Glibc
public import OutturnAlgebra

/// A vector autoregression with what least squares found.
///
/// T rows, n series, k regressors an equation, m of them not lags. Least squares is biased in small
/// samples, towards less persistence: see ``smallSampleBias()``. Nothing here is corrected for it.
public struct FittedVectorAutoregression: FittedForecastModel {
  public let model: VectorAutoregression
  public let seriesNames: [String]
  /// B̂, k×n: a column an equation. Unit of the series over that of the regressor.
  public let coefficients: Matrix
  /// Σ̂ = ÛᵀÛ/(T − k), n×n; with a constant T − k = T − np − 1. Used wherever the rest needs Σ.
  public let covariance: Matrix
  /// (XᵀX)⁻¹, k×k.
  public let inverseGram: Matrix
  /// The future of the exogenous series, when it was given.
  public let exogenousFuture: SeriesTable?

  let sample: LagRegression
  let terms: VectorAutoregressionTerms
  /// log det Σ̃.
  let logDeterminant: Double
  /// Lower factor of Σ̂.
  let shockFactor: Matrix
  /// F with F·Fᵀ = (XᵀX)⁻¹.
  let coefficientFactor: Matrix

  /// Estimates from a sample whose size has been checked.
  init(
    _ model: VectorAutoregression, series: [String], terms: VectorAutoregressionTerms,
    sample: LagRegression
  ) throws(EstimationError) {
    let x = sample.regressors
    let y = sample.responses
    let n = series.count
    let fit = LeastSquares(x, y, tolerance: CollinearRegressors.tolerance)
    if fit.qr.rank < x.columnCount {
      let names = terms.names + VectorAutoregression.lagNames(series, lags: model.lags)
      throw .collinear(names: CollinearRegressors.names(x, fit.qr, names: names))
    }
    let rows = y.rowCount
    for j in 0..<n where fit.residualProducts[j, j] <= 0x1p-80 * fit.squares(response: j) {
      throw .exactFit(response: series[j], observations: Array(0..<rows))
    }
    do {
      coefficients = try fit.solution()
      covariance = (1 / Double(rows - x.columnCount)) * fit.residualProducts
      inverseGram = try fit.qr.inverseGram()
      coefficientFactor = try Cholesky(inverseGram).lower
    } catch {
      throw .numbersRefused(model: "var", error)
    }
    let factor = try Self.shockFactor(
      covariance, sample: sample, coefficients: coefficients, series: series)
    shockFactor = factor
    // Σ̃ is Σ̂·(T − k)/T.
    let shrinkage = log(1 - Double(x.columnCount) / Double(rows))
    logDeterminant = (0..<n).reduce(Double(n) * shrinkage) { $0 + 2 * log(factor[$1, $1]) }
    self.model = model
    seriesNames = series
    exogenousFuture = nil
    self.sample = sample
    self.terms = terms
  }

  /// Rows of the coefficients: deterministic terms, exogenous series, lag 1 of each series, ….
  public var regressorNames: [String] {
    terms.names + VectorAutoregression.lagNames(seriesNames, lags: model.lags)
  }
  /// Û = Y − X·B̂, T×n.
  ///
  /// - Complexity: O(T·k·n).
  public var residuals: Matrix { sample.residuals(coefficients) }
  /// Σ̃ = ÛᵀÛ/T, n×n: what maximises the likelihood.
  public var maximumLikelihoodCovariance: Matrix {
    (Double(degreesOfFreedom) / Double(rowCount)) * covariance
  }
  /// A₁, …, A_p.
  public var polynomial: LagPolynomial {
    Self.polynomial(coefficients, after: terms.count, lags: model.lags)
  }
  /// k.
  var regressorCount: Int { coefficients.rowCount }

  /// T.
  public var rowCount: Int { sample.responses.rowCount }
  /// n.
  public var seriesCount: Int { seriesNames.count }
  /// T − k: the divisor of Σ̂.
  public var degreesOfFreedom: Int { rowCount - regressorCount }

  /// Roots of the companion matrix, largest modulus first.
  ///
  /// - Throws: ``EstimationError/numbersRefused(model:_:)`` when they do not converge.
  /// - Complexity: O((np)³).
  public func roots() throws(EstimationError) -> [Eigenvalue] {
    do {
      return try polynomial.companion.roots()
    } catch {
      throw .numbersRefused(model: "var", error)
    }
  }

  /// The largest modulus of a root. Below 1 the process returns to its mean. Infinite in the case,
  /// never met, that roots do not converge: such a process must not pass for stable.
  public var spectralRadius: Double {
    guard let roots = try? roots() else { return .infinity }
    return roots.first?.modulus ?? 0
  }
  public var isStable: Bool { spectralRadius < 1 }

  /// ℓ = −T/2·(n·log 2π + log det Σ̃ + n), the Gaussian log likelihood given the first p rows.
  public var logLikelihood: Double {
    let n = Double(seriesCount)
    return -0.5 * Double(rowCount) * (n * log(2 * Double.pi) + logDeterminant + n)
  }

  public var informationCriteria: InformationCriteria {
    InformationCriteria(
      logDeterminant: logDeterminant, rows: rowCount, equations: seriesCount,
      regressors: regressorCount)
  }

  /// √(σ̂_ii·(XᵀX)⁻¹_jj), k×n, in the places of the coefficients.
  public var standardErrors: Matrix {
    let (k, n) = (regressorCount, seriesCount)
    let (variances, inverse) = (covariance.elements, inverseGram.elements)
    return Matrix(
      rowCount: k, columnCount: n,
      columnMajor: Array(unsafeUninitializedCapacity: k * n) { errors, count in
        for j in 0..<n {
          for i in 0..<k {
            errors.initializeElement(
              at: count, to: sqrt(variances[j + j * n] * inverse[i + i * k]))
            count += 1
          }
        }
      })
  }

  /// The mean that a stable process returns to, n; nil when it is not stable, or when anything but a
  /// constant stands beside the lags.
  public var mean: [Double]? {
    guard isStable, terms.isConstantAtMost else { return nil }
    if terms.count == 0 { return Array(repeating: 0, count: seriesCount) }
    let sum = polynomial.matrices.reduce(Matrix.identity(seriesCount)) { $0 - $1 }
    let constants = Matrix(column: coefficients.row(0))
    return try? PivotedQR(sum).leastSquares(constants).elements
  }

  /// The same fit with the future of its exogenous series.
  ///
  /// - Parameters:
  ///   - future: One column for each exogenous series, by name and in any order; one row a period,
  ///     the first that after the sample.
  ///   - horizon: Periods that it has to cover.
  /// - Throws: ``EstimationError/exogenousFuture(missing:unexpected:)``,
  ///   ``EstimationError/tooFewObservations(response:observations:needed:)``.
  public func given(
    _ future: SeriesTable, horizon: Int = 1
  ) throws(EstimationError) -> FittedVectorAutoregression {
    let missing = model.exogenous.filter { !future.names.contains($0) }
    let unexpected = future.names.filter { !model.exogenous.contains($0) }
    if !missing.isEmpty || !unexpected.isEmpty {
      throw .exogenousFuture(missing: missing, unexpected: unexpected)
    }
    if future.periodCount < horizon {
      throw .tooFewObservations(
        response: model.exogenous.joined(separator: ", "), observations: future.periodCount,
        needed: horizon)
    }
    return FittedVectorAutoregression(self, future: future)
  }

  private init(_ other: FittedVectorAutoregression, future: SeriesTable) {
    model = other.model
    seriesNames = other.seriesNames
    coefficients = other.coefficients
    covariance = other.covariance
    inverseGram = other.inverseGram
    exogenousFuture = future
    sample = other.sample
    terms = other.terms
    logDeterminant = other.logDeterminant
    shockFactor = other.shockFactor
    coefficientFactor = other.coefficientFactor
  }

  /// L with L·Lᵀ = Σ̂.
  ///
  /// - Throws: ``EstimationError/collinear(names:)`` when the residuals of some series are those of
  ///   others.
  private static func shockFactor(
    _ covariance: Matrix, sample: LagRegression, coefficients: Matrix, series: [String]
  ) throws(EstimationError) -> Matrix {
    let factor = try? Cholesky(covariance).lower
    // L²_jj/σ_jj is the share of a residual's variance that those before it leave. Products of
    // residuals hold half the digits of the residuals, so when little is left these decide.
    let isPlain =
      factor.map { lower in
        series.indices.allSatisfy { lower[$0, $0] * lower[$0, $0] > 1e-8 * covariance[$0, $0] }
      } ?? false
    if let factor, isPlain { return factor }
    let residuals = sample.residuals(coefficients)
    let same = CollinearRegressors.names(
      residuals, PivotedQR(residuals, tolerance: CollinearRegressors.tolerance), names: series)
    if !same.isEmpty { throw .collinear(names: same) }
    guard let factor else {
      throw .numbersRefused(model: "var", .notPositiveDefinite(order: series.count))
    }
    return factor
  }

  /// A₁, …, A_p from the rows of B after the first m.
  static func polynomial(_ coefficients: Matrix, after m: Int, lags: Int) -> LagPolynomial {
    let n = coefficients.columnCount
    return LagPolynomial(
      (0..<lags).map { lag in
        coefficients[Array(m + lag * n..<m + (lag + 1) * n), Array(0..<n)].transposed
      }, seriesCount: n)
  }
}
