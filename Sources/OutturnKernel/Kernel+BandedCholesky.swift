private import OutturnKernelBaseline
private import OutturnKernelV3
private import OutturnKernelV4

// Element (i, j), j ≤ i ≤ j + bandwidth, of a banded matrix stands at `i − 8·⌊j/8⌋ + j·stride` of a
// block that is 64-byte aligned and zero elsewhere; the stride is a multiple of 8 of at least
// bandwidth + 11.
extension Kernel {
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
