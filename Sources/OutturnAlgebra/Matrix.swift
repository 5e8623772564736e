/// A dense matrix of doubles in column-major order, the order LAPACK wants.
///
///     let a = Matrix(rows: [[4, 2], [2, 3]])
///     let l = try Cholesky(a).lower
///
/// Value semantics; elements are contiguous, column after column.
public struct Matrix: Hashable, Sendable {
  /// Number of rows.
  public let rowCount: Int
  /// Number of columns.
  public let columnCount: Int
  /// Elements, column after column: element (i, j) stands at `i + j * rowCount`.
  public internal(set) var elements: [Double]

  /// A matrix of one repeated value.
  public init(rowCount: Int, columnCount: Int, repeating value: Double = 0) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix cannot be \(rowCount)×\(columnCount)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = Array(repeating: value, count: rowCount * columnCount)
  }

  /// A matrix over elements in column-major order; `elements.count` is `rowCount * columnCount`.
  public init(rowCount: Int, columnCount: Int, columnMajor elements: [Double]) {
    precondition(
      elements.count == rowCount * columnCount,
      "\(elements.count) elements do not make \(rowCount)×\(columnCount)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix from its rows, all of one length.
  public init(rows: [[Double]]) {
    self.init(rowCount: rows.count, columnCount: rows.first?.count ?? 0)
    for (i, row) in rows.enumerated() {
      precondition(row.count == columnCount, "row \(i) has \(row.count) of \(columnCount) elements")
      for (j, value) in row.enumerated() { self[i, j] = value }
    }
  }

  /// A single column.
  public init(column: [Double]) {
    self.init(rowCount: column.count, columnCount: 1, columnMajor: column)
  }

  /// A square matrix with the given diagonal and zeros elsewhere.
  public init(diagonal: [Double]) {
    self.init(rowCount: diagonal.count, columnCount: diagonal.count)
    for (i, value) in diagonal.enumerated() { self[i, i] = value }
  }

  /// The identity of the given order.
  public static func identity(_ order: Int) -> Matrix {
    var result = Matrix(rowCount: order, columnCount: order)
    for i in 0..<order { result.elements[i * (order + 1)] = 1 }
    return result
  }

  /// Element in row `i` and column `j`, both from 0.
  public subscript(i: Int, j: Int) -> Double {
    get {
      precondition(
        i >= 0 && i < rowCount && j >= 0 && j < columnCount,
        "(\(i), \(j)) is outside \(rowCount)×\(columnCount)")
      return elements[i + j * rowCount]
    }
    set {
      precondition(
        i >= 0 && i < rowCount && j >= 0 && j < columnCount,
        "(\(i), \(j)) is outside \(rowCount)×\(columnCount)")
      elements[i + j * rowCount] = newValue
    }
  }

  public var isSquare: Bool { rowCount == columnCount }

  /// A copy of one row.
  public func row(_ i: Int) -> [Double] { (0..<columnCount).map { self[i, $0] } }

  /// A copy of one column.
  public func column(_ j: Int) -> [Double] {
    precondition(j >= 0 && j < columnCount, "no column \(j) in \(rowCount)×\(columnCount)")
    return Array(elements[j * rowCount..<(j + 1) * rowCount])
  }

  /// A copy of the diagonal.
  public var diagonal: [Double] { (0..<min(rowCount, columnCount)).map { self[$0, $0] } }

  /// Rows and columns exchanged.
  public var transposed: Matrix {
    let (rows, columns) = (rowCount, columnCount)
    return Matrix(
      rowCount: columns, columnCount: rows,
      columnMajor: Array(unsafeUninitializedCapacity: rows * columns) { target, count in
        elements.withUnsafeBufferPointer { source in
          for i in 0..<rows {
            for j in 0..<columns { target[j + i * columns] = source[i + j * rows] }
          }
        }
        count = rows * columns
      })
  }

  /// The rows and columns at the given places, in that order.
  public subscript(rows: [Int], columns: [Int]) -> Matrix {
    var result = Matrix(rowCount: rows.count, columnCount: columns.count)
    for (j, column) in columns.enumerated() {
      for (i, row) in rows.enumerated() { result[i, j] = self[row, column] }
    }
    return result
  }
}

extension Matrix {
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right) { $0 + $1 }
  }

  public static func - (left: Matrix, right: Matrix) -> Matrix {
    left.combined(with: right) { $0 - $1 }
  }

  public static func += (left: inout Matrix, right: Matrix) { left = left + right }

  public static func * (factor: Double, matrix: Matrix) -> Matrix {
    var result = matrix
    for index in result.elements.indices { result.elements[index] *= factor }
    return result
  }

  private func combined(
    with other: Matrix, _ operation: (Double, Double) -> Double
  ) -> Matrix {
    precondition(
      rowCount == other.rowCount && columnCount == other.columnCount,
      "\(rowCount)×\(columnCount) and \(other.rowCount)×\(other.columnCount) differ in shape")
    var result = self
    for index in result.elements.indices {
      result.elements[index] = operation(elements[index], other.elements[index])
    }
    return result
  }
}
