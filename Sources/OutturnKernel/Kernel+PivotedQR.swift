private import OutturnKernelBaseline
private import OutturnKernelV3
private import OutturnKernelV4

// A block of columns: `stride` apart, a multiple of 8, 64-byte aligned, zeros after the last row.
extension Kernel {
  /// Divides columns by the power of two next below their norm; `scales` are the divisors,
  /// `squares` the squared norms after that.
  package func scaleColumns(
    _ block: UnsafeMutablePointer<Double>, stride: Int, columns: Int,
    _ scales: UnsafeMutablePointer<Double>, _ squares: UnsafeMutablePointer<Double>
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.scaleColumns(block, stride: stride, columns: columns, scales, squares)
    case .v3: OutturnKernelV3.scaleColumns(block, stride: stride, columns: columns, scales, squares)
    case .v4: OutturnKernelV4.scaleColumns(block, stride: stride, columns: columns, scales, squares)
    }
  }

  /// Householder's QR with column pivoting of the first columns of a block; the carried ones after
  /// them are multiplied by Qᵀ, their first rows to stand beside R and the rest in the block.
  ///
  /// - Parameters:
  ///   - upper: columns × (columns + carried), column after column. Zeroed.
  ///   - factors: One a column: reflector j is I − f·v·vᵀ with v where column j was.
  ///   - pivots: 0, 1, … at first; then the column at each place of R.
  ///   - squares: One a column, carried ones too: its squared norm; overwritten.
  package func pivotedQR(
    _ block: UnsafeMutablePointer<Double>, stride: Int, columns: Int, carried: Int,
    _ upper: UnsafeMutablePointer<Double>, _ factors: UnsafeMutablePointer<Double>,
    _ pivots: UnsafeMutablePointer<Int>, _ squares: UnsafeMutablePointer<Double>
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.pivotedQR(
        block, stride: stride, columns: columns, carried: carried, upper, factors, pivots,
        squares)
    case .v3:
      OutturnKernelV3.pivotedQR(
        block, stride: stride, columns: columns, carried: carried, upper, factors, pivots,
        squares)
    case .v4:
      OutturnKernelV4.pivotedQR(
        block, stride: stride, columns: columns, carried: carried, upper, factors, pivots,
        squares)
    }
  }

  /// Multiplies a block of columns by Qᵀ or Q of the reflectors of another.
  package func multiplyByReflectors(
    _ columns: UnsafeMutablePointer<Double>, stride: Int, count: Int,
    _ reflectors: UnsafeMutablePointer<Double>, _ factors: UnsafePointer<Double>,
    reflectors k: Int, transposed: Bool
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.multiplyByReflectors(
        columns, stride: stride, count: count, reflectors, factors, reflectors: k,
        transposed: transposed)
    case .v3:
      OutturnKernelV3.multiplyByReflectors(
        columns, stride: stride, count: count, reflectors, factors, reflectors: k,
        transposed: transposed)
    case .v4:
      OutturnKernelV4.multiplyByReflectors(
        columns, stride: stride, count: count, reflectors, factors, reflectors: k,
        transposed: transposed)
    }
  }

  /// CᵀC of the columns of a block, count×count.
  package func columnProducts(
    _ columns: UnsafeMutablePointer<Double>, stride: Int, count: Int,
    _ products: UnsafeMutablePointer<Double>
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.columnProducts(columns, stride: stride, count: count, products)
    case .v3: OutturnKernelV3.columnProducts(columns, stride: stride, count: count, products)
    case .v4: OutturnKernelV4.columnProducts(columns, stride: stride, count: count, products)
    }
  }
}
