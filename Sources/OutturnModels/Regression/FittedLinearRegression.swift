private import Glibc
public import OutturnAlgebra

/// A linear equation estimated by least squares.
///
/// With weights, "scaled" quantities are those of the rows multiplied by √w, whose errors have one
/// variance; without weights they are the plain ones. Residuals and fitted values are plain.
public struct FittedLinearRegression: Sendable {
  public let specification: LinearRegression
  /// Estimates of β, k, in the order of ``LinearRegression/coefficientNames``.
  public let coefficients: [Double]
  /// y, T.
  public let response: [Double]
  /// X, T×k, with the constant first when there is one.
  public let regressors: Matrix
  /// y − û = X·β̂, T.
  public let fittedValues: [Double]
  /// û, T: y less its projection on the regressors.
  public let residuals: [Double]
  /// √w·û, T.
  public let scaledResiduals: [Double]
  /// h_t, T: the share of an observation in its own fitted value, 0 to 1; they add up to k.
  ///
  /// Computed as squared row norms of Q, so that they do not suffer from the condition of X.
  public let leverage: [Double]
  /// Σ w_t·û_t².
  public let residualSumOfSquares: Double

  let rows: RegressionRows
  /// Q, T×k: orthonormal, spans √w∘X.
  let basis: Matrix
  /// F, k×k, with √w∘X·F = Q.
  let inverseFactor: Matrix

  init(_ specification: LinearRegression, rows: RegressionRows) throws(EstimationError) {
    let k = rows.regressors.columnCount
    if rows.response.count <= k {
      throw .tooFewObservations(
        response: specification.response, observations: rows.response.count, needed: k + 1)
    }
    let qr = PivotedQR(rows.scaledRegressors)
    let solution: Matrix
    do {
      solution = try qr.leastSquares(Matrix(column: rows.scaledResponse))
      inverseFactor = try qr.inverseFactor()
    } catch .rankDeficient {
      throw .collinear(
        names: CollinearRegressors.names(
          rows.scaledRegressors, qr, names: specification.coefficientNames))
    } catch {
      throw .numbersRefused(model: specification.response, error)
    }
    self.specification = specification
    self.rows = rows
    basis = qr.orthonormalBasis()
    coefficients = solution.elements
    response = rows.response
    regressors = rows.regressors
    // y − Q·Qᵀ·y and not y − X·β̂: where X·β̂ is a small difference of large terms, its rounding is
    // larger than the residuals. The second pass removes what rounding left of the first.
    let q = basis
    var remaining = Matrix(column: rows.scaledResponse)
    for _ in 0..<2 {
      remaining = remaining - q * q.multiplied(by: remaining, transposingSelf: true)
    }
    scaledResiduals = remaining.elements
    let plain =
      rows.weights.map { zip(remaining.elements, $0).map { $0 / sqrt($1) } } ?? remaining.elements
    residuals = plain
    fittedValues = zip(rows.response, plain).map { $0 - $1 }
    residualSumOfSquares = scaledResiduals.reduce(0) { $0 + $1 * $1 }
    leverage = (0..<q.rowCount).map { t in (0..<k).reduce(0) { $0 + q[t, $1] * q[t, $1] } }
  }

  /// T.
  public var observationCount: Int { response.count }

  /// T − k, at least 1.
  public var degreesOfFreedom: Int { response.count - coefficients.count }

  /// s: the square root of the residual sum of squares over T − k, in the response's unit.
  public var residualStandardDeviation: Double {
    sqrt(residualSumOfSquares / Double(degreesOfFreedom))
  }

  /// The estimate of one coefficient.
  ///
  /// - Parameter name: A regressor, or `constant`.
  public func coefficient(_ name: String) -> Double { coefficients[place(name)] }

  /// Whether the equation meets every observation to rounding: then s, t and all tests are about
  /// rounding errors.
  ///
  /// The bound is √T·2⁻⁴⁶ of the response's norm; the rounding of a fit is some 2⁻⁵² of it times a
  /// small power of T and k.
  public var isExact: Bool {
    let total = rows.scaledResponse.reduce(0) { $0 + $1 * $1 }
    return residualSumOfSquares <= total * 0x1p-92 * Double(observationCount)
  }

  /// Refuses what an exact fit has no answer to.
  func requireErrors() throws(EstimationError) {
    if isExact {
      throw .exactFit(response: specification.response, observations: Array(response.indices))
    }
  }

  /// The scaled residuals less their mean; refused when nothing but rounding is left, as it can be
  /// without an intercept.
  func centredResiduals() throws(EstimationError) -> [Double] {
    try requireErrors()
    let mean = scaledResiduals.reduce(0, +) / Double(observationCount)
    let centred = scaledResiduals.map { $0 - mean }
    let squares = centred.reduce(0) { $0 + $1 * $1 }
    if squares <= residualSumOfSquares * 0x1p-92 * Double(observationCount) {
      throw .noVariation(series: ["residuals of \(specification.response)"])
    }
    return centred
  }

  func place(_ name: String) -> Int {
    guard let place = specification.coefficientNames.firstIndex(of: name) else {
      preconditionFailure("no coefficient \(name) among \(specification.coefficientNames)")
    }
    return place
  }
}

// MARK: - Goodness of fit

extension FittedLinearRegression {
  /// What R² compares the residuals with.
  public enum TotalSumOfSquares: String, Sendable, Hashable {
    /// Deviations from the (weighted) mean: an equation with an intercept.
    case centred
    /// The response itself: an equation without.
    case uncentred
  }

  /// Which R² this equation has.
  public var totalSumOfSquaresKind: TotalSumOfSquares {
    specification.hasIntercept ? .centred : .uncentred
  }

  /// The sum of squares that R² is a share of, of the scaled rows.
  public var totalSumOfSquares: Double {
    var mean = 0.0
    if specification.hasIntercept {
      let weights = rows.weights ?? Array(repeating: 1, count: observationCount)
      mean =
        zip(weights, response).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    }
    return response.indices.reduce(0) {
      $0 + (rows.weights?[$1] ?? 1) * (response[$1] - mean) * (response[$1] - mean)
    }
  }

  /// 1 − RSS/TSS, TSS as ``totalSumOfSquaresKind`` says; nil when the response never varies.
  ///
  /// - Verified: `StandardReferenceRegressionTests`, NIST.
  public var rSquared: Double? {
    if !responseVaries { return nil }
    return 1 - residualSumOfSquares / totalSumOfSquares
  }

  /// 1 − (1 − R²)·(T − 1)/(T − k), with T in place of T − 1 for an uncentred R²; nil when the
  /// response never varies.
  public var adjustedRSquared: Double? {
    guard let rSquared else { return nil }
    let total = observationCount - (specification.hasIntercept ? 1 : 0)
    return 1 - (1 - rSquared) * Double(total) / Double(degreesOfFreedom)
  }

  /// The normal log density of the response at β̂ and the maximum-likelihood variance RSS/T:
  ///
  ///     ℓ = −T/2·(log 2π + log(RSS/T) + 1) + ½·Σ log w_t
  ///
  /// - Throws: ``EstimationError/exactFit(response:observations:)``: it has no finite likelihood.
  public func logLikelihood() throws(EstimationError) -> Double {
    try requireErrors()
    let count = Double(observationCount)
    return -count / 2 * (log(2 * Double.pi) + log(residualSumOfSquares / count) + 1)
      + rows.logWeights / 2
  }

  /// Akaike's, Schwarz's and Hannan and Quinn's criteria, with their definition.
  ///
  /// - Throws: ``EstimationError/exactFit(response:observations:)``.
  public func criteria() throws(EstimationError) -> RegressionCriteria {
    RegressionCriteria(
      logLikelihood: try logLikelihood(), coefficientCount: coefficients.count,
      observationCount: observationCount)
  }

  private var responseVaries: Bool {
    let reference = specification.hasIntercept ? response[0] : 0
    return response.contains { $0 != reference }
  }
}
