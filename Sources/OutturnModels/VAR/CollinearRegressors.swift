private import Glibc
internal import OutturnAlgebra

/// Which columns of a regression explain each other.
enum CollinearRegressors {
  /// Share of a column that the others must leave unexplained. A series written as the sum of two
  /// others leaves some 10⁻¹⁶, so the rank must not be judged at the last bit.
  static let tolerance = 0x1p-40

  /// Names of the dependent columns and of those that explain them, in their order; empty when
  /// the columns are independent.
  static func names(_ regressors: Matrix, _ qr: PivotedQR, names: [String]) -> [String] {
    if qr.dependentColumns.isEmpty { return [] }
    let rows = Array(0..<regressors.rowCount)
    let independent = qr.pivots.prefix(qr.rank).sorted()
    var involved = Set(qr.dependentColumns)
    let basis = regressors[rows, independent]
    let dependent = regressors[rows, qr.dependentColumns]
    if let shares = try? PivotedQR(basis, tolerance: 0).leastSquares(dependent) {
      for (place, column) in independent.enumerated() {
        let size = norm(regressors.column(column))
        for (j, other) in qr.dependentColumns.enumerated() {
          let scale = norm(regressors.column(other))
          if abs(shares[place, j]) * size > 1e-6 * scale { involved.insert(column) }
        }
      }
    }
    return involved.sorted().map { names[$0] }
  }

  private static func norm(_ values: [Double]) -> Double {
    sqrt(values.reduce(0) { $0 + $1 * $1 })
  }
}
