package import OutturnAlgebra

/// Shocks that were, to be drawn again: standardised residuals, a row for every sample period.
///
/// In the place of a step's normals stands a row of the table, drawn with replacement and with equal
/// probabilities: a whole row, so that what moved together moves together. Sources of shocks are
/// independent, so each draws a row of its own.
///
/// Every table has the mean 0 and the covariance I, exactly: shocks have the mean and the covariance
/// that they have without it. Their largest is the largest residual.
///
/// - Source: Runkle (1987), doi:10.1080/07350015.1987.10509616, for vector autoregressions.
/// - Verified: `BootstrapShockTests`.
package struct ResidualTable: Sendable, Hashable {
  package let seriesCount: Int
  package let sourceCount: Int
  package let rowCount: Int
  /// By table, one or one a draw, then by source, row and series.
  package let values: [Double]

  /// Standardises residuals: less their mean, times the inverse of their covariance's lower factor.
  ///
  /// - Parameter residuals: By table, one or one a draw, and source: T rows of n values, by rows.
  /// - Throws: ``AlgebraError/notPositiveDefinite(order:)`` for a source whose T residuals do not
  ///   span its n series: T ≤ n, or one that never moves.
  package init(
    seriesCount n: Int, residuals: [[[Double]]]
  ) throws(AlgebraError) {
    precondition(n >= 1 && !residuals.isEmpty, "\(residuals.count) tables of \(n) series")
    let sources = residuals[0].count
    let rows = residuals[0].first.map { $0.count / n } ?? 0
    precondition(rows >= 1, "a table without residuals")
    var values: [Double] = []
    values.reserveCapacity(residuals.count * sources * rows * n)
    for table in residuals {
      precondition(
        table.count == sources && table.allSatisfy { $0.count == rows * n },
        "tables of \(sources) sources and \(rows) rows differ in their size")
      for source in table {
        values += try Self.standardised(source, seriesCount: n)
      }
    }
    seriesCount = n
    sourceCount = sources
    rowCount = rows
    self.values = values
  }

  private init(_ other: ResidualTable, values: [Double]) {
    seriesCount = other.seriesCount
    sourceCount = other.sourceCount
    rowCount = other.rowCount
    self.values = values
  }

  package var tableCount: Int { values.count / (sourceCount * rowCount * seriesCount) }

  func check(series: Int, sources: Int, draws: Int) {
    precondition(
      seriesCount == series && sourceCount == sources,
      "residuals of \(seriesCount) series and \(sourceCount) sources, not \(series), \(sources)")
    precondition(
      tableCount == 1 || tableCount == draws, "residuals of \(tableCount) of \(draws) draws")
  }

  /// The tables of other draws.
  func of(draws: [Int]) -> ResidualTable {
    tableCount == 1 ? self : ResidualTable(self, values: dealt(values, of: tableCount, to: draws))
  }

  /// Less their mean and with the covariance I, dividing by T.
  private static func standardised(
    _ rows: [Double], seriesCount n: Int
  ) throws(AlgebraError) -> [Double] {
    let count = rows.count / n
    var centred = Matrix(rowCount: count, columnCount: n)
    for j in 0..<n {
      var sum = 0.0
      for row in 0..<count { sum += rows[row * n + j] }
      let mean = sum / Double(count)
      for row in 0..<count { centred[row, j] = rows[row * n + j] - mean }
    }
    var covariance = Matrix(rowCount: n, columnCount: n)
    for i in 0..<n {
      for j in 0...i {
        var sum = 0.0
        for row in 0..<count { sum += centred[row, i] * centred[row, j] }
        covariance[i, j] = sum / Double(count)
        covariance[j, i] = sum / Double(count)
      }
    }
    // Too few rows, or a series that stands still, leave rounding in the last pivots.
    guard count > n else { throw .notPositiveDefinite(order: n) }
    let factor = try Cholesky(covariance).lower
    for j in 0..<n {
      guard factor[j, j] > 1e-7 * covariance[j, j].squareRoot() else {
        throw .notPositiveDefinite(order: j + 1)
      }
    }
    var result = [Double](repeating: 0, count: rows.count)
    for row in 0..<count {
      for i in 0..<n {
        var rest = centred[row, i]
        for j in 0..<i { rest -= factor[i, j] * result[row * n + j] }
        result[row * n + i] = rest / factor[i, i]
      }
    }
    return result
  }
}
