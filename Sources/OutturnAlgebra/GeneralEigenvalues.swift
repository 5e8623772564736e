private import Glibc

/// An eigenvalue of a real matrix: real, or one of a conjugate pair.
public struct Eigenvalue: Hashable, Sendable {
  public let real: Double
  public let imaginary: Double

  public init(real: Double, imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// Distance from zero.
  public var modulus: Double { hypot(real, imaginary) }
}

/// The eigenvalues of a square matrix that need not be symmetric.
///
/// - Source: `dgeev`.
/// - Verified: `GeneralEigenvaluesTests`, by trace, determinant and closed forms.
public struct GeneralEigenvalues: Sendable {
  /// Largest modulus first; of a conjugate pair the one with positive imaginary part first.
  public let values: [Eigenvalue]

  /// Finds the eigenvalues of an n×n matrix.
  ///
  /// - Throws: ``AlgebraError/eigenvaluesDidNotConverge(count:)``.
  /// - Complexity: O(n³).
  public init(_ matrix: Matrix) throws(AlgebraError) {
    precondition(matrix.isSquare, "\(matrix.rowCount)×\(matrix.columnCount) is not square")
    if matrix.rowCount == 0 {
      values = []
      return
    }
    var work = matrix
    let (real, imaginary, failed) = LAPACKCall.generalEigenvalues(&work)
    if failed > 0 { throw .eigenvaluesDidNotConverge(count: failed) }
    values = zip(real, imaginary).map { Eigenvalue(real: $0, imaginary: $1) }
      .sorted {
        ($0.modulus, $0.real, $0.imaginary) > ($1.modulus, $1.real, $1.imaginary)
      }
  }

  /// The largest modulus; 0 for a matrix without rows.
  public var spectralRadius: Double { values.first?.modulus ?? 0 }
}
