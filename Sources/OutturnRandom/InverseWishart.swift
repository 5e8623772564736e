public import OutturnAlgebra

/// The inverse-Wishart law IW(S, ν) of an n×n covariance, with density proportional to
/// |Σ|^−(ν+n+1)/2 · exp(−½ tr(S·Σ⁻¹)) and mean S/(ν − n − 1).
public struct InverseWishart: Sendable {
  /// Lower factor of the scale S, n×n.
  public let scaleFactor: Matrix
  public let degreesOfFreedom: Double

  /// - Parameters:
  ///   - scale: S, n×n, symmetric positive definite.
  ///   - degreesOfFreedom: ν, above n − 1.
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)``.
  public init(scale: Matrix, degreesOfFreedom: Double) throws(AlgebraError) {
    precondition(
      degreesOfFreedom > Double(scale.rowCount - 1),
      "\(degreesOfFreedom) degrees of freedom for order \(scale.rowCount)")
    scaleFactor = try Cholesky(scale).lower
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// A matrix X, n×n, such that X·Xᵀ is a draw. X is not triangular.
  ///
  /// - Source: Bartlett's decomposition; Σ = C·(A·Aᵀ)⁻¹·Cᵀ with S = C·Cᵀ.
  /// - Verified: `LawTests`, means and the law of the diagonal.
  /// - Complexity: O(n³).
  public func rootDraw(from stream: inout RandomStream) -> Matrix {
    transposedRoot(from: &stream).transposed
  }

  /// A draw of Σ, n×n.
  public func draw(from stream: inout RandomStream) -> Matrix {
    let root = transposedRoot(from: &stream)
    return root.multiplied(by: root, transposingSelf: true)
  }

  /// A⁻¹·Cᵀ.
  private func transposedRoot(from stream: inout RandomStream) -> Matrix {
    let n = scaleFactor.rowCount
    var bartlett = Matrix(rowCount: n, columnCount: n)
    for i in 0..<n {
      for j in 0..<i { bartlett[i, j] = stream.normal() }
      bartlett[i, i] =
        stream.chiSquared(degreesOfFreedom: degreesOfFreedom - Double(i)).squareRoot()
    }
    do {
      return try bartlett.solveLower(scaleFactor.transposed)
    } catch {
      preconditionFailure("a chi-squared variate of zero: \(error)")
    }
  }
}
