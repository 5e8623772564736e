private import COutturnSIMD

/// A build of the kernel. All give the same bits.
package enum InstructionSet: String, CaseIterable, Sendable {
  /// What every machine of the architecture has.
  case baseline
  /// x86-64-v3: AVX2 and FMA.
  case v3
  /// x86-64-v4: AVX-512.
  case v4

  /// Whether this machine can run it.
  package var isSupported: Bool {
    switch self {
    case .baseline: true
    case .v3: outturn_supports_v3() != 0
    case .v4: outturn_supports_v4() != 0
    }
  }

  /// The widest that this machine can run.
  package static var best: InstructionSet {
    if v4.isSupported { return .v4 }
    return v3.isSupported ? .v3 : .baseline
  }
}
