private import Glibc
public import OutturnAlgebra
public import OutturnRandom

/// The conjugate law of a regression y = X·β + u with u ~ N(0, σ²·W⁻¹):
///
///     σ² ~ IG(a, b),    β | σ² ~ N(m, σ²·V)
///
/// where IG has density ∝ σ^(−2(a+1))·exp(−b/σ²). A prior of this form gives a posterior of this
/// form, a marginal likelihood and a predictive law in closed form.
///
/// - Source: Zellner (1971), ch. 3; Bishop (2006), §3.3, ex. 3.12–3.13.
/// - Verified: `NormalInverseGammaTests`, `Reference/linear-regression.json` (mpmath).
public struct NormalInverseGamma: Sendable, Hashable {
  /// m, k.
  public let mean: [Double]
  /// V, k×k, positive definite: the covariance of β is E[σ²]·V.
  public let covarianceScale: Matrix
  /// a.
  public let shape: Double
  /// b, in the response's unit squared.
  public let scale: Double

  /// - Parameters:
  ///   - mean: m.
  ///   - covarianceScale: V.
  ///   - shape: a, positive; the mean of σ² is b/(a − 1) when a > 1.
  ///   - scale: b, positive.
  public init(mean: [Double], covarianceScale: Matrix, shape: Double, scale: Double) {
    precondition(
      covarianceScale.rowCount == mean.count && covarianceScale.isSquare,
      "m has \(mean.count), V \(covarianceScale.rowCount)×\(covarianceScale.columnCount)")
    precondition(shape > 0 && scale > 0, "IG(\(shape), \(scale)) is no law")
    self.mean = mean
    self.covarianceScale = covarianceScale
    self.shape = shape
    self.scale = scale
  }

  /// The posterior after T rows, by one pivoted QR of the rows stacked on the prior's own.
  ///
  ///     V̄⁻¹ = V⁻¹ + XᵀWX,    ā = a + T/2,    b̄ = b + ½·(‖√W(y − X·m̄)‖² + (m̄ − m)ᵀV⁻¹(m̄ − m))
  ///
  /// - Parameters:
  ///   - regressors: X, T×k; T may be smaller than k.
  ///   - response: y, T.
  ///   - weights: w, T; nil means 1 each.
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)`` for V;
  ///   ``AlgebraError/rankDeficient(rank:columns:)`` when the prior is so wide that even with it a
  ///   direction is undetermined.
  /// - Complexity: O((T + k)·k²).
  public func posterior(
    regressors: Matrix, response: [Double], weights: [Double]? = nil
  ) throws(AlgebraError) -> NormalInverseGamma {
    let rows = response.count
    let k = mean.count
    precondition(
      regressors.rowCount == rows && regressors.columnCount == k,
      "X \(regressors.rowCount)×\(regressors.columnCount), y \(rows), m \(k)")
    // V = F·Fᵀ; the prior acts as the k rows F⁻¹·β ~ N(F⁻¹·m, σ²·I).
    let factor = try Cholesky(covarianceScale).lower
    let priorRows = try factor.solveLower(.identity(k))
    let priorResponse = try factor.solveLower(Matrix(column: mean))
    var x = Matrix(rowCount: rows + k, columnCount: k)
    var y = Matrix(rowCount: rows + k, columnCount: 1)
    for i in 0..<rows {
      let root = sqrt(weights?[i] ?? 1)
      y[i, 0] = root * response[i]
      for j in 0..<k { x[i, j] = root * regressors[i, j] }
    }
    for i in 0..<k {
      y[rows + i, 0] = priorResponse[i, 0]
      for j in 0..<k { x[rows + i, j] = priorRows[i, j] }
    }
    let qr = PivotedQR(x)
    let coefficients = try qr.leastSquares(y)
    let residuals = y - x * coefficients
    return NormalInverseGamma(
      mean: coefficients.elements, covarianceScale: try qr.inverseGram(),
      shape: shape + Double(rows) / 2,
      scale: scale + residuals.elements.reduce(0) { $0 + $1 * $1 } / 2)
  }

  /// log p(y) of the rows that lead from self to `posterior`:
  ///
  ///     −T/2·log 2π + ½·(log|V̄| − log|V| + Σ log w) + a·log b − ā·log b̄ + log Γ(ā) − log Γ(a)
  ///
  /// - Parameter weights: As given to ``posterior(regressors:response:weights:)``.
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)``.
  public func logMarginalLikelihood(
    of posterior: NormalInverseGamma, weights: [Double]? = nil
  ) throws(AlgebraError) -> Double {
    let rows = 2 * (posterior.shape - shape)
    let volume =
      try Cholesky(posterior.covarianceScale).logDeterminant
      - Cholesky(covarianceScale).logDeterminant
    let logWeights = weights?.reduce(0) { $0 + log($1) } ?? 0
    return -rows / 2 * log(2 * Double.pi) + (volume + logWeights) / 2
      + shape * log(scale) - posterior.shape * log(posterior.scale)
      + lgamma(posterior.shape) - lgamma(shape)
  }

  /// The marginal law of one coefficient: Student t with 2a degrees of freedom, location m_j and
  /// scale √(b/a·V_jj).
  public func coefficient(_ place: Int) -> StudentPredictive {
    StudentPredictive(
      location: mean[place], scale: sqrt(scale / shape * covarianceScale[place, place]),
      degreesOfFreedom: 2 * shape)
  }

  /// The predictive law of an observation with regressors x: Student t with 2a degrees of freedom,
  /// location x·m and scale √(b/a·(1/w + x·V·x)).
  ///
  /// - Parameters:
  ///   - x: k long.
  ///   - weight: w of the observation.
  public func predictive(regressors x: [Double], weight: Double = 1) -> StudentPredictive {
    precondition(x.count == mean.count && weight > 0, "\(x.count) regressors, weight \(weight)")
    let share = zip(x, covarianceScale * x).reduce(0) { $0 + $1.0 * $1.1 }
    return StudentPredictive(
      location: zip(x, mean).reduce(0) { $0 + $1.0 * $1.1 },
      scale: sqrt(scale / shape * (1 / weight + share)), degreesOfFreedom: 2 * shape)
  }

  /// Draws (β, σ²). Exact and independent.
  ///
  /// - Parameters:
  ///   - count: Number of draws.
  ///   - seed: Draw i uses stream (`posterior`, `firstStream` + i), whatever the count.
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)``.
  /// - Complexity: O(k³ + count·k²).
  public func draws(
    _ count: Int, seed: Seed, firstStream: UInt32 = 0
  ) throws(AlgebraError) -> [(coefficients: [Double], variance: Double)] {
    let factor = try Cholesky(covarianceScale).lower
    return (0..<count).map { index in
      var stream = seed.stream(.posterior, firstStream + UInt32(index))
      let variance = scale / stream.gamma(shape: shape)
      let noise = mean.indices.map { _ in stream.normal() }
      let deviation = sqrt(variance)
      let spread = factor * noise
      return (zip(mean, spread).map { $0 + deviation * $1 }, variance)
    }
  }
}
