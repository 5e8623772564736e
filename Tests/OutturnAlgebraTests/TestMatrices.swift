import OutturnAlgebra

/// The sizes at which every routine is tried: the small ones, one off a power of two, blocks.
let sizes = [1, 2, 3, 7, 17, 64]

/// Reproducible matrices with elements between −1 and 1, by SplitMix64.
struct TestMatrices {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func value() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Double(z >> 11) * 0x1p-52 - 1
  }

  mutating func vector(_ count: Int) -> [Double] {
    var values: [Double] = []
    for _ in 0..<count { values.append(value()) }
    return values
  }

  mutating func matrix(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(rowCount: rows, columnCount: columns, columnMajor: vector(rows * columns))
  }

  mutating func symmetric(_ order: Int) -> Matrix {
    let a = matrix(order, order)
    return 0.5 * (a + a.transposed)
  }

  /// Symmetric with eigenvalues of at least 1, and at most some 4·order.
  mutating func positiveDefinite(_ order: Int) -> Matrix {
    let a = matrix(order, order)
    return naiveProduct(a, a.transposed) + .identity(order)
  }
}

/// A·B by the definition.
func naiveProduct(_ a: Matrix, _ b: Matrix) -> Matrix {
  var result = Matrix(rowCount: a.rowCount, columnCount: b.columnCount)
  for i in 0..<a.rowCount {
    for j in 0..<b.columnCount {
      var sum = 0.0
      for k in 0..<a.columnCount { sum += a[i, k] * b[k, j] }
      result[i, j] = sum
    }
  }
  return result
}

/// Largest absolute difference of two matrices of one shape.
func distance(_ a: Matrix, _ b: Matrix) -> Double {
  zip(a.elements, b.elements).reduce(0) { max($0, abs($1.0 - $1.1)) }
}

/// Rounding that a backward stable routine of this order may show: n·ε on elements of size `scale`,
/// with a factor of 16 for the constants that the error bounds carry.
func rounding(_ order: Int, scale: Double = 1) -> Double {
  16 * Double(order) * Double.ulpOfOne * scale
}
