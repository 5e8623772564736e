private import Glibc
public import OutturnAlgebra
public import OutturnRandom

/// The conjugate law of a multivariate regression Y = X·B + E with rows of E ~ N(0, Σ):
///
///     Σ ~ IW(S, ν),    vec(B) | Σ ~ N(vec(B̄), Σ ⊗ V)
///
/// A prior of this form gives a posterior of this form, a marginal likelihood and a predictive law
/// in closed form.
///
/// - Source: Kadiyala & Karlsson (1997); Giannone, Lenza & Primiceri (2015),
///   doi:10.1162/REST_a_00483.
/// - Verified: `NormalInverseWishartTests`, against `Reference/conjugate-var.json`.
public struct NormalInverseWishart: Sendable {
  /// B̄, k×n.
  public let mean: Matrix
  /// V, k×k.
  public let rowCovariance: Matrix
  /// S, n×n.
  public let scale: Matrix
  /// ν.
  public let degreesOfFreedom: Double

  public init(
    mean: Matrix, rowCovariance: Matrix, scale: Matrix, degreesOfFreedom: Double
  ) {
    precondition(
      rowCovariance.rowCount == mean.rowCount && rowCovariance.isSquare
        && scale.rowCount == mean.columnCount && scale.isSquare,
      "B̄ is \(mean.rowCount)×\(mean.columnCount), V \(rowCovariance.rowCount)×\(rowCovariance.columnCount), S \(scale.rowCount)×\(scale.columnCount)"
    )
    self.mean = mean
    self.rowCovariance = rowCovariance
    self.scale = scale
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The posterior after T rows, by one pivoted QR of the rows stacked on the prior's own: normal
  /// equations are never formed.
  ///
  /// - Parameters:
  ///   - regressors: X, T×k.
  ///   - responses: Y, T×n.
  ///   - weights: Precision of each row relative to Σ⁻¹; nil means 1 each. A row of weight ¼ has
  ///     shocks of twice the standard deviation.
  /// - Throws: ``AlgebraError/rankDeficient(rank:columns:)`` when even the prior leaves a direction
  ///   undetermined.
  /// - Complexity: O((T + k)·k² + k·n²).
  public func posterior(
    regressors: Matrix, responses: Matrix, weights: [Double]? = nil
  ) throws(AlgebraError) -> NormalInverseWishart {
    let rows = regressors.rowCount
    let k = mean.rowCount
    let n = mean.columnCount
    precondition(
      regressors.columnCount == k && responses.columnCount == n && responses.rowCount == rows,
      "X \(rows)×\(regressors.columnCount), Y \(responses.rowCount)×\(responses.columnCount) for B \(k)×\(n)"
    )
    // V = F·Fᵀ; the prior acts as the k rows F⁻¹·B ~ N(F⁻¹·B̄, Σ).
    let factor = try Cholesky(rowCovariance).lower
    let priorRows = try factor.solveLower(.identity(k))
    let priorResponses = try factor.solveLower(mean)
    let roots = weights?.map { sqrt($0) }
    let x = Self.stacked(regressors, roots, over: priorRows)
    let y = Self.stacked(responses, roots, over: priorResponses)
    let qr = PivotedQR(x)
    let coefficients = try qr.leastSquares(y)
    let residuals = y - x * coefficients
    return NormalInverseWishart(
      mean: coefficients, rowCovariance: try qr.inverseGram(),
      scale: scale + residuals.multiplied(by: residuals, transposingSelf: true),
      degreesOfFreedom: degreesOfFreedom + Double(rows))
  }

  /// Rows, each times its root if any, and others below them.
  private static func stacked(_ top: Matrix, _ roots: [Double]?, over below: Matrix) -> Matrix {
    let rows = top.rowCount
    let others = below.rowCount
    var elements: [Double] = []
    elements.reserveCapacity((rows + others) * top.columnCount)
    for j in 0..<top.columnCount {
      let column = top.elements[j * rows..<(j + 1) * rows]
      if let roots {
        elements += zip(column, roots).map { $0 * $1 }
      } else {
        elements += column
      }
      elements += below.elements[j * others..<(j + 1) * others]
    }
    return Matrix(
      rowCount: rows + others, columnCount: top.columnCount, columnMajor: elements)
  }

  /// log p(Y) of the rows that lead from self to `posterior`.
  ///
  /// - Parameter weights: As given to ``posterior(regressors:responses:weights:)``.
  public func logMarginalLikelihood(
    of posterior: NormalInverseWishart, rows: Int, weights: [Double]? = nil
  ) throws(AlgebraError) -> Double {
    let n = Double(mean.columnCount)
    let logWeights = weights?.reduce(0) { $0 + log($1) } ?? 0
    let volume =
      try Cholesky(posterior.rowCovariance).logDeterminant - Cholesky(rowCovariance).logDeterminant
    let scales =
      try degreesOfFreedom * Cholesky(scale).logDeterminant
      - posterior.degreesOfFreedom * Cholesky(posterior.scale).logDeterminant
    return -n * Double(rows) / 2 * log(Double.pi)
      + logMultivariateGamma(posterior.degreesOfFreedom / 2)
      - logMultivariateGamma(degreesOfFreedom / 2)
      + n / 2 * (volume + logWeights) + scales / 2
  }

  /// log Γₙ(a) without its power of π, which cancels.
  private func logMultivariateGamma(_ a: Double) -> Double {
    (0..<mean.columnCount).reduce(0) { $0 + lgamma(a - Double($1) / 2) }
  }

  /// Draws (B, L) with Σ = L·Lᵀ. Exact and independent.
  ///
  ///     let draws = try posterior.draws(10_000, seed: seed, firstStream: 0)
  ///     let paths = draws.paths(after: recent, horizon: 4)
  ///
  /// - Parameters:
  ///   - count: Number of draws.
  ///   - seed: Draw i is a function of the law, the seed and `firstStream` + i.
  /// - Returns: B k×n; L n×n lower triangular.
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)`` when S or V is not.
  /// - Complexity: O(count · (k²n + kn² + n³)); no allocation for a draw.
  public func draws(
    _ count: Int, seed: Seed, firstStream: UInt32
  ) throws(AlgebraError) -> ConjugateDraws {
    ConjugateDraws(
      count, mean: mean, rowFactor: try Cholesky(rowCovariance).lower,
      scaleFactor: try Cholesky(scale).lower, degreesOfFreedom: degreesOfFreedom, seed: seed,
      first: firstStream)
  }

  /// ``draws(_:seed:firstStream:)`` and a path of the future for each, made together: in less time
  /// than one after the other, the same numbers.
  ///
  /// - Parameters:
  ///   - recent: The last p periods, latest first.
  ///   - horizon: Periods, at least 1.
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)`` when S or V is not.
  /// - Complexity: O(count · (k²n + kn² + n³ + horizon · p · n²)).
  public func drawsWithPaths(
    _ count: Int, seed: Seed, firstStream: UInt32, after recent: [[Double]], horizon: Int
  ) throws(AlgebraError) -> (draws: ConjugateDraws, paths: DrawnPaths) {
    ConjugateDraws.withPaths(
      count, mean: mean, rowFactor: try Cholesky(rowCovariance).lower,
      scaleFactor: try Cholesky(scale).lower, degreesOfFreedom: degreesOfFreedom, seed: seed,
      first: firstStream, after: recent, horizon: horizon)
  }

  /// The predictive law of one series given the regressors of the next row: Student t.
  ///
  /// - Parameter regressors: x, k long.
  public func predictive(series: Int, regressors x: [Double]) -> StudentPredictive {
    let nu = degreesOfFreedom - Double(mean.columnCount) + 1
    let location = zip(x, mean.column(series)).reduce(0) { $0 + $1.0 * $1.1 }
    let leverage = zip(x, rowCovariance * x).reduce(0) { $0 + $1.0 * $1.1 }
    return StudentPredictive(
      location: location, scale: sqrt(scale[series, series] * (1 + leverage) / nu),
      degreesOfFreedom: nu)
  }
}
