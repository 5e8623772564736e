internal import COutturnLAPACK

/// The one place that sees `info`, workspace queries and 32-bit integers.
///
/// | routine | here |
/// |---|---|
/// | `dgemm` | `multiply` |
/// | `dpotrf`, `dpotrs` | `choleskyFactor`, `choleskySolve` |
/// | `dpbtrf` | `bandedCholeskyFactor` |
/// | `dtrtrs`, `dtbtrs` | `triangularSolve`, `bandedTriangularSolve` |
/// | `dgeqp3`, `dormqr` | `pivotedQR`, `multiplyByQ` |
/// | `dsyev` | `symmetricEigenvalues` |
/// | `dgeev` | `generalEigenvalues` |
///
/// A negative `info` names an argument of ours that is wrong, so it traps. A positive one speaks of
/// the data, so it is returned.
enum LAPACKCall {
  private static func checked(_ info: Int32, _ routine: StaticString) -> Int {
    precondition(info >= 0, "\(routine) refused argument \(-info)")
    return Int(info)
  }

  static func multiply(
    _ a: Matrix, transposed ta: Bool, _ b: Matrix, transposed tb: Bool, into c: inout Matrix
  ) {
    var letterA = (ta ? Transposition.transposed : .none).rawValue
    var letterB = (tb ? Transposition.transposed : .none).rawValue
    var m = Int32(c.rowCount)
    var n = Int32(c.columnCount)
    var k = Int32(ta ? a.rowCount : a.columnCount)
    var lda = Int32(a.rowCount)
    var ldb = Int32(b.rowCount)
    var ldc = m
    var alpha = 1.0
    var beta = 0.0
    dgemm_(
      &letterA, &letterB, &m, &n, &k, &alpha, a.elements, &lda, b.elements, &ldb, &beta,
      &c.elements, &ldc, 1, 1)
  }

  /// Returns 0, or the order of the leading minor that is not positive.
  static func choleskyFactor(_ a: inout Matrix, _ triangle: Triangle) -> Int {
    var uplo = triangle.rawValue
    var n = Int32(a.rowCount)
    var lda = max(1, n)
    var info: Int32 = 0
    dpotrf_(&uplo, &n, &a.elements, &lda, &info, 1)
    return checked(info, "dpotrf")
  }

  static func choleskySolve(_ factor: Matrix, _ triangle: Triangle, _ b: inout Matrix) {
    var uplo = triangle.rawValue
    var n = Int32(factor.rowCount)
    var right = Int32(b.columnCount)
    var lda = max(1, n)
    var ldb = max(1, n)
    var info: Int32 = 0
    dpotrs_(&uplo, &n, &right, factor.elements, &lda, &b.elements, &ldb, &info, 1)
    _ = checked(info, "dpotrs")
  }

  /// Returns 0, or the order of the leading minor that is not positive.
  static func bandedCholeskyFactor(
    _ band: inout [Double], order: Int, bandwidth: Int, _ triangle: Triangle
  ) -> Int {
    var uplo = triangle.rawValue
    var n = Int32(order)
    var kd = Int32(bandwidth)
    var ldab = kd + 1
    var info: Int32 = 0
    dpbtrf_(&uplo, &n, &kd, &band, &ldab, &info, 1)
    return checked(info, "dpbtrf")
  }

  /// Returns 0, or the place from 1 of a zero in the diagonal.
  static func triangularSolve(
    _ a: Matrix, _ triangle: Triangle, _ transposition: Transposition, order: Int,
    _ b: inout Matrix
  ) -> Int {
    var uplo = triangle.rawValue
    var trans = transposition.rawValue
    var diag = Diagonal.general.rawValue
    var n = Int32(order)
    var right = Int32(b.columnCount)
    var lda = Int32(max(1, a.rowCount))
    var ldb = Int32(max(1, b.rowCount))
    var info: Int32 = 0
    dtrtrs_(
      &uplo, &trans, &diag, &n, &right, a.elements, &lda, &b.elements, &ldb, &info, 1, 1, 1)
    return checked(info, "dtrtrs")
  }

  /// Returns 0, or the place from 1 of a zero in the diagonal.
  static func bandedTriangularSolve(
    _ band: [Double], order: Int, bandwidth: Int, _ triangle: Triangle,
    _ transposition: Transposition, _ b: inout [Double]
  ) -> Int {
    var uplo = triangle.rawValue
    var trans = transposition.rawValue
    var diag = Diagonal.general.rawValue
    var n = Int32(order)
    var kd = Int32(bandwidth)
    var right = Int32(order == 0 ? 0 : b.count / order)
    var ldab = kd + 1
    var ldb = max(1, n)
    var info: Int32 = 0
    dtbtrs_(
      &uplo, &trans, &diag, &n, &kd, &right, band, &ldab, &b, &ldb, &info, 1, 1, 1)
    return checked(info, "dtbtrs")
  }

  /// Overwrites `a` with R above the diagonal and the reflectors below.
  static func pivotedQR(_ a: inout Matrix) -> (pivots: [Int], reflectorScales: [Double]) {
    var m = Int32(a.rowCount)
    var n = Int32(a.columnCount)
    var lda = max(1, m)
    var pivots = [Int32](repeating: 0, count: a.columnCount)
    var tau = [Double](repeating: 0, count: max(1, min(a.rowCount, a.columnCount)))
    var info: Int32 = 0
    var size = [0.0]
    var query: Int32 = -1
    dgeqp3_(&m, &n, &a.elements, &lda, &pivots, &tau, &size, &query, &info)
    _ = checked(info, "dgeqp3")
    var work = [Double](repeating: 0, count: max(1, Int(size[0])))
    var length = Int32(work.count)
    dgeqp3_(&m, &n, &a.elements, &lda, &pivots, &tau, &work, &length, &info)
    _ = checked(info, "dgeqp3")
    return (pivots.map { Int($0) - 1 }, tau)
  }

  /// c := Qᵀ·c or Q·c, with Q as the reflectors that `pivotedQR` left in `a`.
  static func multiplyByQ(
    _ a: Matrix, _ tau: [Double], _ transposition: Transposition, _ c: inout Matrix
  ) {
    var side = Side.left.rawValue
    var trans = transposition.rawValue
    var m = Int32(c.rowCount)
    var n = Int32(c.columnCount)
    var k = Int32(min(a.rowCount, a.columnCount))
    var lda = Int32(max(1, a.rowCount))
    var ldc = max(1, m)
    var info: Int32 = 0
    var size = [0.0]
    var query: Int32 = -1
    dormqr_(
      &side, &trans, &m, &n, &k, a.elements, &lda, tau, &c.elements, &ldc, &size, &query, &info, 1,
      1)
    _ = checked(info, "dormqr")
    var work = [Double](repeating: 0, count: max(1, Int(size[0])))
    var length = Int32(work.count)
    dormqr_(
      &side, &trans, &m, &n, &k, a.elements, &lda, tau, &c.elements, &ldc, &work, &length, &info,
      1, 1)
    _ = checked(info, "dormqr")
  }

  /// Overwrites `a` with the eigenvectors; `failed` counts eigenvalues that did not converge.
  static func symmetricEigenvalues(_ a: inout Matrix) -> (values: [Double], failed: Int) {
    var job = CChar(86)  // V
    var uplo = Triangle.lower.rawValue
    var n = Int32(a.rowCount)
    var lda = max(1, n)
    var values = [Double](repeating: 0, count: a.rowCount)
    var info: Int32 = 0
    var size = [0.0]
    var query: Int32 = -1
    dsyev_(&job, &uplo, &n, &a.elements, &lda, &values, &size, &query, &info, 1, 1)
    _ = checked(info, "dsyev")
    var work = [Double](repeating: 0, count: max(1, Int(size[0])))
    var length = Int32(work.count)
    dsyev_(&job, &uplo, &n, &a.elements, &lda, &values, &work, &length, &info, 1, 1)
    return (values, checked(info, "dsyev"))
  }

  /// Destroys `a`; `failed` counts eigenvalues that did not converge.
  static func generalEigenvalues(
    _ a: inout Matrix
  ) -> (real: [Double], imaginary: [Double], failed: Int) {
    var left = CChar(78)  // N
    var right = CChar(78)  // N
    var n = Int32(a.rowCount)
    var lda = max(1, n)
    var oneLeft: Int32 = 1
    var oneRight: Int32 = 1
    var real = [Double](repeating: 0, count: a.rowCount)
    var imaginary = real
    var none = [0.0]
    var others = [0.0]
    var info: Int32 = 0
    var size = [0.0]
    var query: Int32 = -1
    dgeev_(
      &left, &right, &n, &a.elements, &lda, &real, &imaginary, &none, &oneLeft, &others, &oneRight,
      &size, &query, &info, 1, 1)
    _ = checked(info, "dgeev")
    var work = [Double](repeating: 0, count: max(1, Int(size[0])))
    var length = Int32(work.count)
    dgeev_(
      &left, &right, &n, &a.elements, &lda, &real, &imaginary, &none, &oneLeft, &others, &oneRight,
      &work, &length, &info, 1, 1)
    return (real, imaginary, checked(info, "dgeev"))
  }
}
