internal import OutturnAlgebra
private import Glibc

/// The discrete Lyapunov equation P = T·P·Tᵀ + S.
enum DiscreteLyapunov {
  /// P, m×m, by doubling: after j steps the sum holds 2ʲ terms of ΣTⁱ·S·Tⁱᵀ.
  ///
  /// - Throws: ``StateSpaceError/notStationary`` when the sum does not settle.
  /// - Complexity: O(m³) a step; some 6 steps at a root of 0.5, 20 at 0.9999.
  /// - Source: Smith (1968), doi:10.1137/0116017; Anderson & Moore (1979), §6.7.
  /// - Verified: `InitialStateTests`, by substitution and closed forms.
  static func solution(
    transition: Matrix, covariance: Matrix
  ) throws(StateSpaceError) -> Matrix {
    var power = transition
    var sum = covariance
    for _ in 0..<64 {
      let step = (power * sum).multiplied(by: power, transposingOther: true)
      let next = (sum + step).symmetrised
      let size = next.largestMagnitude
      if !size.isFinite { throw .notStationary }
      power = power * power
      sum = next
      let remaining = power.largestMagnitude
      if !remaining.isFinite { throw .notStationary }
      // What is left out is at most |Tᵏ|² times the sum, k the terms summed so far.
      if remaining <= 0x1p-60 { return sum }
    }
    throw .notStationary
  }
}

extension Matrix {
  /// (A + Aᵀ)/2.
  var symmetrised: Matrix { 0.5 * (self + transposed) }

  /// The largest |element|, 0 of an empty matrix; not a number when any element is none.
  var largestMagnitude: Double {
    elements.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, abs($1)) }
  }
}
