private import OutturnKernelBaseline
private import OutturnKernelV3
private import OutturnKernelV4

// Element (i, j), j ≤ i ≤ j + bandwidth, of a banded matrix stands at `i − 8·⌊j/8⌋ + j·stride` of a
// block that is 64-byte aligned and zero elsewhere, with columns of zeros up to a multiple of 4; the
// stride is a multiple of 8 of at least bandwidth + 11.
extension Kernel {
  /// Overwrites blocks of the matrix with sums of weighted blocks.
  ///
  /// - Parameters:
  ///   - places: By block its first row, its first column and its number of terms; on the diagonal
  ///     the lower triangle counts.
  ///   - terms: By term the first element of its block, column-major, and its place in `weights`.
  package func sumBlocks(
    _ columns: UnsafeMutablePointer<Double>, stride: Int, order n: Int,
    places: UnsafePointer<Int>, count: Int, terms: UnsafePointer<Int>,
    blocks: UnsafePointer<Double>, weights: UnsafePointer<Double>
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.sumBlocks(
        columns, stride: stride, order: n, places: places, count: count, terms: terms,
        blocks: blocks, weights: weights)
    case .v3:
      OutturnKernelV3.sumBlocks(
        columns, stride: stride, order: n, places: places, count: count, terms: terms,
        blocks: blocks, weights: weights)
    case .v4:
      OutturnKernelV4.sumBlocks(
        columns, stride: stride, order: n, places: places, count: count, terms: terms,
        blocks: blocks, weights: weights)
    }
  }

  /// Overwrites the matrix with its Cholesky factor. Returns 0, or the order of the leading minor
  /// that is not positive.
  package func factorBanded(
    _ columns: UnsafeMutablePointer<Double>, stride: Int, order: Int, bandwidth: Int
  ) -> Int {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.factorBanded(
        columns, stride: stride, order: order, bandwidth: bandwidth)
    case .v3:
      OutturnKernelV3.factorBanded(columns, stride: stride, order: order, bandwidth: bandwidth)
    case .v4:
      OutturnKernelV4.factorBanded(columns, stride: stride, order: order, bandwidth: bandwidth)
    }
  }

  /// Overwrites b with L⁻¹·b.
  ///
  /// - Parameter b: 64-byte aligned, `order` long, zeros after it up to a multiple of 8.
  package func solveBandedLower(
    _ columns: UnsafeMutablePointer<Double>, stride: Int, order: Int, bandwidth: Int,
    _ b: UnsafeMutablePointer<Double>
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.solveBandedLower(
        columns, stride: stride, order: order, bandwidth: bandwidth, b)
    case .v3:
      OutturnKernelV3.solveBandedLower(
        columns, stride: stride, order: order, bandwidth: bandwidth, b)
    case .v4:
      OutturnKernelV4.solveBandedLower(
        columns, stride: stride, order: order, bandwidth: bandwidth, b)
    }
  }

  /// Overwrites b with L⁻ᵀ·b.
  ///
  /// - Parameter b: 64-byte aligned, `order` long, zeros after it up to a multiple of 8.
  package func solveBandedUpper(
    _ columns: UnsafeMutablePointer<Double>, stride: Int, order: Int, bandwidth: Int,
    _ b: UnsafeMutablePointer<Double>
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.solveBandedUpper(
        columns, stride: stride, order: order, bandwidth: bandwidth, b)
    case .v3:
      OutturnKernelV3.solveBandedUpper(
        columns, stride: stride, order: order, bandwidth: bandwidth, b)
    case .v4:
      OutturnKernelV4.solveBandedUpper(
        columns, stride: stride, order: order, bandwidth: bandwidth, b)
    }
  }
}
