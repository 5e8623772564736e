package import COutturnSIMD
private import OutturnKernelBaseline
private import OutturnKernelSingleBaseline
private import OutturnKernelSingleV3
private import OutturnKernelSingleV4
private import OutturnKernelV3
private import OutturnKernelV4

// The choice among the builds, a block at a time.

/// The kernel as one build of it.
package struct Kernel: Sendable {
  package let instructionSet: InstructionSet
  /// Whether paths are computed in single precision. Functions of plain numbers have a form for
  /// each type.
  package let isSingle: Bool

  /// - Parameter instructionSet: Must be supported by this machine.
  package init(_ instructionSet: InstructionSet = .best, isSingle: Bool = false) {
    precondition(
      instructionSet.isSupported, "this machine does not run \(instructionSet.rawValue)")
    self.instructionSet = instructionSet
    self.isSingle = isSingle
  }

  /// Simulates `groups` groups of paths into the workspace's block of values.
  package func simulatePaths(
    _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
    firstGroup: UInt64, groups: Int
  ) {
    switch (instructionSet, isSingle) {
    case (.baseline, false):
      OutturnKernelBaseline.simulatePaths(job, workspace, firstGroup: firstGroup, groups: groups)
    case (.v3, false):
      OutturnKernelV3.simulatePaths(job, workspace, firstGroup: firstGroup, groups: groups)
    case (.v4, false):
      OutturnKernelV4.simulatePaths(job, workspace, firstGroup: firstGroup, groups: groups)
    case (.baseline, true):
      OutturnKernelSingleBaseline.simulatePaths(
        job, workspace, firstGroup: firstGroup, groups: groups)
    case (.v3, true):
      OutturnKernelSingleV3.simulatePaths(job, workspace, firstGroup: firstGroup, groups: groups)
    case (.v4, true):
      OutturnKernelSingleV4.simulatePaths(job, workspace, firstGroup: firstGroup, groups: groups)
    }
  }

  /// Adds the first `paths` paths of the block to sums, histograms and counts.
  package func reducePaths(
    _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
    firstGroup: UInt64, paths: Int
  ) {
    switch (instructionSet, isSingle) {
    case (.baseline, false):
      OutturnKernelBaseline.reducePaths(job, workspace, firstGroup: firstGroup, paths: paths)
    case (.v3, false):
      OutturnKernelV3.reducePaths(job, workspace, firstGroup: firstGroup, paths: paths)
    case (.v4, false):
      OutturnKernelV4.reducePaths(job, workspace, firstGroup: firstGroup, paths: paths)
    case (.baseline, true):
      OutturnKernelSingleBaseline.reducePaths(
        job, workspace, firstGroup: firstGroup, paths: paths)
    case (.v3, true):
      OutturnKernelSingleV3.reducePaths(job, workspace, firstGroup: firstGroup, paths: paths)
    case (.v4, true):
      OutturnKernelSingleV4.reducePaths(job, workspace, firstGroup: firstGroup, paths: paths)
    }
  }

  /// Random words of 32 bits: four a slot, of eight paths each, by group and slot.
  ///
  /// - Parameter words: 64-byte aligned. A word is the lower half of the bits of a `UInt64`; the
  ///   upper half is of no account.
  package func randomWords(
    _ words: UnsafeMutablePointer<Double>, firstPath: UInt64, groups: Int, firstSlot: UInt64,
    slots: Int, purpose: UInt64, seed: UInt64
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.randomWords(
        words, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
        purpose: purpose, seed: seed)
    case .v3:
      OutturnKernelV3.randomWords(
        words, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
        purpose: purpose, seed: seed)
    case .v4:
      OutturnKernelV4.randomWords(
        words, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
        purpose: purpose, seed: seed)
    }
  }

  /// Standard normals: four a slot, of eight paths each, by group and slot.
  ///
  /// - Parameter normals: 64-byte aligned.
  package func randomNormals(
    _ normals: UnsafeMutablePointer<Double>, firstPath: UInt64, groups: Int, firstSlot: UInt64,
    slots: Int, purpose: UInt64, seed: UInt64
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.randomNormals(
        normals, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
        purpose: purpose, seed: seed)
    case .v3:
      OutturnKernelV3.randomNormals(
        normals, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
        purpose: purpose, seed: seed)
    case .v4:
      OutturnKernelV4.randomNormals(
        normals, firstPath: firstPath, groups: groups, firstSlot: firstSlot, slots: slots,
        purpose: purpose, seed: seed)
    }
  }

  /// χ²(ν), eight values a group, from words that are overwritten: a slot of normals when ν is
  /// odd, then slots of uniforms, ν/2 of them.
  package func chiSquareValues(
    _ words: UnsafeMutablePointer<Double>, _ values: UnsafeMutablePointer<Double>, groups: Int,
    degreesOfFreedom: Int
  ) {
    switch instructionSet {
    case .baseline:
      OutturnKernelBaseline.chiSquareValues(
        words, values, groups: groups, degreesOfFreedom: degreesOfFreedom)
    case .v3:
      OutturnKernelV3.chiSquareValues(
        words, values, groups: groups, degreesOfFreedom: degreesOfFreedom)
    case .v4:
      OutturnKernelV4.chiSquareValues(
        words, values, groups: groups, degreesOfFreedom: degreesOfFreedom)
    }
  }

  /// ln x in place, for positive, normal, finite x.
  package func naturalLogarithms(_ values: UnsafeMutablePointer<Double>, groups: Int) {
    switch instructionSet {
    case .baseline: OutturnKernelBaseline.naturalLogarithms(values, groups: groups)
    case .v3: OutturnKernelV3.naturalLogarithms(values, groups: groups)
    case .v4: OutturnKernelV4.naturalLogarithms(values, groups: groups)
    }
  }

  /// eˣ in place, x cut to [−708, 709].
  package func exponentials(_ values: UnsafeMutablePointer<Double>, groups: Int) {
    switch instructionSet {
    case .baseline: OutturnKernelBaseline.exponentials(values, groups: groups)
    case .v3: OutturnKernelV3.exponentials(values, groups: groups)
    case .v4: OutturnKernelV4.exponentials(values, groups: groups)
    }
  }

  /// sin πt in place and cos πt beside it, for t in [−½, ½].
  package func sinesAndCosines(
    _ values: UnsafeMutablePointer<Double>, _ cosines: UnsafeMutablePointer<Double>, groups: Int
  ) {
    switch instructionSet {
    case .baseline: OutturnKernelBaseline.sinesAndCosines(values, cosines, groups: groups)
    case .v3: OutturnKernelV3.sinesAndCosines(values, cosines, groups: groups)
    case .v4: OutturnKernelV4.sinesAndCosines(values, cosines, groups: groups)
    }
  }

  /// √(−2·ln u) of the uniforms of words, in place.
  package func normalRadii(_ words: UnsafeMutablePointer<Double>, groups: Int) {
    switch instructionSet {
    case .baseline: OutturnKernelBaseline.normalRadii(words, groups: groups)
    case .v3: OutturnKernelV3.normalRadii(words, groups: groups)
    case .v4: OutturnKernelV4.normalRadii(words, groups: groups)
    }
  }

  /// 1/√x in place.
  package func reciprocalRoots(_ values: UnsafeMutablePointer<Double>, groups: Int) {
    switch instructionSet {
    case .baseline: OutturnKernelBaseline.reciprocalRoots(values, groups: groups)
    case .v3: OutturnKernelV3.reciprocalRoots(values, groups: groups)
    case .v4: OutturnKernelV4.reciprocalRoots(values, groups: groups)
    }
  }

  /// P(Z ≥ z) of a standard normal in place.
  package func upperTails(_ values: UnsafeMutablePointer<Double>, groups: Int) {
    switch instructionSet {
    case .baseline: OutturnKernelBaseline.upperTails(values, groups: groups)
    case .v3: OutturnKernelV3.upperTails(values, groups: groups)
    case .v4: OutturnKernelV4.upperTails(values, groups: groups)
    }
  }
}
