internal import OutturnKernel

/// Q of a factorisation A = Q·R·Pᵀ as a product of reflectors, by the kernel for matrices that fit
/// into the cache and by LAPACK for larger ones.
enum Reflectors: Sendable {
  /// Columns `stride` apart, zeros before a reflector's first entry; their factors from a place
  /// on.
  case block(AlignedBlock, stride: Int, count: Int, factors: Int)
  /// As `dgeqp3` leaves them.
  case lapack(Matrix, scales: [Double])

  /// Doubles of a matrix up to which the kernel factors it: half a megabyte, which a second-level
  /// cache holds. There the kernel took a quarter to a half of the time of the reference LAPACK;
  /// for larger ones a tuned LAPACK works by blocks and the kernel does not.
  static let largestBlock = 1 << 16

  /// The product Qᵀ·B or Q·B. Shapes: Q m×m, B m×k.
  func multiplied(by b: Matrix, transposed: Bool) -> Matrix {
    switch self {
    case .lapack(let factor, let scales):
      var result = b
      LAPACKCall.multiplyByQ(factor, scales, transposed ? .transposed : .none, &result)
      return result
    case .block(let reflectors, let stride, let count, let factors):
      let columns = AlignedBlock(stride: stride, b)
      Kernel().multiplyByReflectors(
        columns.pointer, stride: stride, count: b.columnCount, reflectors.pointer,
        reflectors.pointer + factors, reflectors: count, transposed: transposed)
      return columns.matrix(rowCount: b.rowCount, columnCount: b.columnCount, stride: stride)
    }
  }
}
