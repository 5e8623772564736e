/// What paths are computed in.
public enum Precision: String, CaseIterable, Sendable {
  /// Eight doubles at a time.
  case double
  /// Sixteen floats at a time, sums widened to doubles after every block of paths.
  ///
  /// A path is off by some 1e-6 of its size, and normal shocks end at 6.66 standard deviations. The
  /// random numbers are not those of `double`.
  case fast

  /// Paths of a group.
  package var lanes: Int { self == .double ? 8 : 16 }
  /// Numbers of one path that a slot of the generator gives.
  package static let numbersPerSlot = 4
  package var bytesPerNumber: Int { self == .double ? 8 : 4 }
}
