private import Glibc

/// A symmetric positive definite matrix as L·Lᵀ.
///
/// Plain loops up to order 12, `dpotrf` and `dpotrs` above. Only the lower triangle of the matrix is read. Not
/// rank-revealing: for a matrix that may be singular use ``PivotedQR`` or
/// ``SymmetricEigenvalues``.
///
/// - Verified: `CholeskyTests`, by reconstruction at sizes 1, 2, 3, 7, 17, 64.
public struct Cholesky: Sendable {
  /// L, n×n, zeros above the diagonal.
  public let lower: Matrix

  /// Factors a symmetric n×n matrix.
  ///
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)``.
  /// - Complexity: O(n³).
  public init(_ matrix: Matrix) throws(AlgebraError) {
    precondition(
      matrix.isSquare, "a \(matrix.rowCount)×\(matrix.columnCount) matrix has no Cholesky factor")
    var factor = matrix
    let n = matrix.rowCount
    var order = 0
    if n <= Matrix.largestPlain {
      order = factor.elements.withUnsafeMutableBufferPointer { Self.factor($0, order: n) }
    } else {
      order = LAPACKCall.choleskyFactor(&factor, .lower)
      for j in 1..<n {
        for i in 0..<j { factor.elements[i + j * n] = 0 }
      }
    }
    if order > 0 { throw .notPositiveDefinite(order: order) }
    lower = factor
  }

  /// Column by column in place; returns 0, or the order of the leading minor that is not positive.
  private static func factor(_ a: UnsafeMutableBufferPointer<Double>, order n: Int) -> Int {
    for j in 0..<n {
      for m in 0..<j {
        let factor = a[j + m * n]
        for i in j..<n { a[i + j * n] -= a[i + m * n] * factor }
      }
      let square = a[j + j * n]
      if !(square > 0) { return j + 1 }
      a[j + j * n] = square.squareRoot()
      let reciprocal = 1 / a[j + j * n]
      for i in j + 1..<max(j + 1, n) {
        a[i + j * n] *= reciprocal
        a[j + i * n] = 0
      }
    }
    return 0
  }

  /// X with A·X = B. Shapes: B n×m, X n×m.
  ///
  /// - Complexity: O(n²·m).
  public func solve(_ b: Matrix) -> Matrix {
    precondition(
      b.rowCount == lower.rowCount, "\(lower.rowCount) equations, \(b.rowCount) right-hand rows")
    var x = b
    solve(inPlace: &x)
    return x
  }

  private func solve(inPlace b: inout Matrix) {
    if lower.rowCount <= Matrix.largestPlain {
      lower.solvePlainLower(&b, .none)
      lower.solvePlainLower(&b, .transposed)
    } else {
      LAPACKCall.choleskySolve(lower, .lower, &b)
    }
  }

  /// x with A·x = b.
  public func solve(_ b: [Double]) -> [Double] { solve(Matrix(column: b)).elements }

  /// x′·A⁻¹·x, the squared length of L⁻¹·x.
  ///
  /// - Complexity: O(n²), without storage on the heap.
  public func inverseForm(_ x: ArraySlice<Double>) -> Double {
    let n = lower.rowCount
    precondition(x.count == n, "\(x.count) values for order \(n)")
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: n) { whitened in
      x.withUnsafeBufferPointer { x in
        lower.elements.withUnsafeBufferPointer { lower in
          var sum = 0.0
          for i in 0..<n {
            var value = x[i]
            for j in 0..<i { value -= lower[i + j * n] * whitened[j] }
            whitened[i] = value / lower[i + i * n]
            sum += whitened[i] * whitened[i]
          }
          return sum
        }
      }
    }
  }

  /// A⁻¹, n×n.
  public var inverse: Matrix {
    var inverse = Matrix.identity(lower.rowCount)
    solve(inPlace: &inverse)
    return inverse
  }

  /// log det A.
  public var logDeterminant: Double { lower.diagonal.reduce(0) { $0 + 2 * log($1) } }
}
