private import OutturnKernelSingleBaseline
private import OutturnKernelSingleV3
private import OutturnKernelSingleV4

// Single precision's own functions, for tests of their laws and errors.

extension Kernel {
  /// Standard normals: 64 a slot (numbers 4s to 4s + 3 of sixteen paths each).
  ///
  /// - Parameter normals: 64-byte aligned.
  package func randomNormals(
    _ normals: UnsafeMutablePointer<Float>, firstPath: UInt64, groups: Int, firstSlot: UInt64,
    slots: Int, purpose: UInt64, seed: UInt64
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelSingleBaseline.randomNormals(
        normals, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
        purpose: purpose, seed: seed)
    case .v3:
      OutturnKernelSingleV3.randomNormals(
        normals, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
        purpose: purpose, seed: seed)
    case .v4:
      OutturnKernelSingleV4.randomNormals(
        normals, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
        purpose: purpose, seed: seed)
    }
  }

  /// ln x in place, for positive, normal, finite x.
  package func naturalLogarithms(_ values: UnsafeMutablePointer<Float>, groups: Int) {
    switch instructionSet {
    case .baseline: OutturnKernelSingleBaseline.naturalLogarithms(values, groups: groups)
    case .v3: OutturnKernelSingleV3.naturalLogarithms(values, groups: groups)
    case .v4: OutturnKernelSingleV4.naturalLogarithms(values, groups: groups)
    }
  }

  /// eˣ in place, x cut to [−86, 88].
  package func exponentials(_ values: UnsafeMutablePointer<Float>, groups: Int) {
    switch instructionSet {
    case .baseline: OutturnKernelSingleBaseline.exponentials(values, groups: groups)
    case .v3: OutturnKernelSingleV3.exponentials(values, groups: groups)
    case .v4: OutturnKernelSingleV4.exponentials(values, groups: groups)
    }
  }

  /// sin πt in place and cos πt beside it, for t in [−½, ½].
  package func sinesAndCosines(
    _ values: UnsafeMutablePointer<Float>, _ cosines: UnsafeMutablePointer<Float>, groups: Int
  ) {
    switch instructionSet {
    case .baseline: OutturnKernelSingleBaseline.sinesAndCosines(values, cosines, groups: groups)
    case .v3: OutturnKernelSingleV3.sinesAndCosines(values, cosines, groups: groups)
    case .v4: OutturnKernelSingleV4.sinesAndCosines(values, cosines, groups: groups)
    }
  }

  /// P(Z ≥ z) of a standard normal in place.
  package func upperTails(_ values: UnsafeMutablePointer<Float>, groups: Int) {
    switch instructionSet {
    case .baseline: OutturnKernelSingleBaseline.upperTails(values, groups: groups)
    case .v3: OutturnKernelSingleV3.upperTails(values, groups: groups)
    case .v4: OutturnKernelSingleV4.upperTails(values, groups: groups)
    }
  }
}
