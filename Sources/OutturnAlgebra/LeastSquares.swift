/// The regression of several responses on the same regressors by one pivoted QR that takes the
/// responses with it, so that residuals need not be formed for their products.
///
/// - Verified: `LeastSquaresTests`, against residuals that are formed.
package struct LeastSquares: Sendable {
  package let qr: PivotedQR
  /// (B − A·X)ᵀ(B − A·X), k×k.
  package let residualProducts: Matrix
  /// The first n rows of QᵀB, n×k.
  private let projected: Matrix

  /// - Parameters:
  ///   - regressors: A, m×n with m ≥ n.
  ///   - responses: B, m×k.
  ///   - tolerance: As of ``PivotedQR``.
  /// - Complexity: O(m·n·(n + k)).
  package init(
    _ regressors: Matrix, _ responses: Matrix, tolerance: Double = 0x1p-50
  ) {
    precondition(
      responses.rowCount == regressors.rowCount,
      "\(responses.rowCount) rows beside \(regressors.rowCount)")
    if regressors.elements.count <= Reflectors.largestBlock {
      (qr, projected, residualProducts) = PivotedQR.factored(
        regressors, carrying: responses, tolerance: tolerance)
    } else {
      qr = PivotedQR(regressors, tolerance: tolerance)
      let n = regressors.columnCount
      let rotated = qr.reflectors.multiplied(by: responses, transposed: true)
      let columns = Array(0..<responses.columnCount)
      projected = rotated[Array(0..<n), columns]
      let rest = rotated[Array(n..<rotated.rowCount), columns]
      residualProducts = rest.multiplied(by: rest, transposingSelf: true)
    }
  }

  /// X, n×k.
  ///
  /// - Throws: ``AlgebraError/rankDeficient(rank:columns:)``.
  package func solution() throws(AlgebraError) -> Matrix { try qr.solution(projected) }

  /// BᵀB of one response, from what is explained of it and what is not.
  package func squares(response: Int) -> Double {
    let n = projected.rowCount
    var sum = residualProducts[response, response]
    for i in response * n..<(response + 1) * n {
      sum += projected.elements[i] * projected.elements[i]
    }
    return sum
  }
}
