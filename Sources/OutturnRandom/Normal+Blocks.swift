internal import OutturnAlgebra
internal import OutturnKernel

extension RandomStream {
  /// Adds a standard normal variate to every value: the variates of ``normal()`` in order, from the
  /// same words, by the kernel's elementary functions and so with another last digit.
  ///
  /// - Verified: `NormalBlockTests`, against ``normal()``.
  /// - Complexity: O(count), at a fifth of the time of ``normal()``.
  package mutating func addNormals(to values: inout [Double]) {
    var first = 0
    if let spare = spareNormal, !values.isEmpty {
      values[0] += spare
      spareNormal = nil
      first = 1
    }
    let pairs = (values.count - first + 1) / 2
    if pairs == 0 { return }
    let (kernel, groups) = (Kernel(), (pairs + 7) / 8)
    let memory = AlignedBlock(count: 5 * 8 * groups)
    let radii = memory.pointer
    let (sines, cosines) = (radii + 8 * groups, radii + 16 * groups)
    let words = radii + 24 * groups
    fillWords(words, count: 2 * pairs)
    for pair in 0..<pairs {
      radii[pair] = Self.uniform(words[2 * pair].bitPattern)
      sines[pair] = Self.quarterTurns(Self.uniform(words[2 * pair + 1].bitPattern))
    }
    for pair in pairs..<8 * groups { radii[pair] = 0.5 }
    kernel.naturalLogarithms(radii, groups: groups)
    kernel.sinesAndCosines(sines, cosines, groups: groups)
    for pair in 0..<pairs {
      let radius = (-2 * radii[pair]).squareRoot()
      let turn = Self.uniform(words[2 * pair + 1].bitPattern)
      let isTurned = turn > 0.25 && turn < 0.75
      let (place, sine) = (first + 2 * pair, radius * sines[pair])
      values[place] += radius * (isTurned ? -cosines[pair] : cosines[pair])
      if place + 1 < values.count { values[place + 1] += sine } else { spareNormal = sine }
    }
  }

  /// t in [−½, ½] with sin πt the sine of a part of a whole turn. Exact.
  private static func quarterTurns(_ turn: Double) -> Double {
    turn <= 0.25 ? 2 * turn : turn < 0.75 ? 1 - 2 * turn : 2 * turn - 2
  }
}
