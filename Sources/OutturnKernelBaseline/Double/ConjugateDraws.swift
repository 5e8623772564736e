package import COutturnSIMD

// Draws of (B, L), Σ = L·Lᵀ, from the conjugate law of a regression, eight draws side by side.
//
// With S = Λ·Λᵀ, V = M·Mᵀ, Z standard normal and W = U·Uᵀ a standard Wishart matrix by Bartlett's
// factor from the other end, upper triangular with U_ii² ~ χ²(ν − n + 1 + i) and normals above:
// Σ = Λ·W⁻¹·Λᵀ and so L = Λ·(Uᵀ)⁻¹, lower triangular as it stands, and B = B̄ + M·Z·Lᵀ. Neither
// Σ nor a factorisation of it is formed.

/// Slots of one draw: C = Uᵀ below its diagonal by rows and Z by rows, then a normal and then a
/// uniform for each χ.
@inline(__always)
func conjugateSlots(_ law: UnsafePointer<outturn_conjugate_law>) -> (normals: Int, all: Int) {
  let n = Int(law.pointee.series_count)
  let k = Int(law.pointee.regressor_count)
  let normals = slotsFor((n &* (n &- 1)) &>> 1 &+ k &* n) &+ slotsFor(n)
  return (normals, normals &+ slotsFor(n))
}

/// Draws for consecutive groups of eight counters.
///
/// - Parameters:
///   - draws: By group: B by rows, then L packed by rows; eight lanes each. 64-byte aligned.
///   - words: `conjugateSlots` times `slotLength` a group, then n·8 and whole slots of n. 64-byte aligned.
///   - firstDraw: Counter of the first lane of the first group.
@inline(never)
package func conjugateDraws(
  _ law: UnsafePointer<outturn_conjugate_law>, _ draws: UnsafeMutablePointer<Double>,
  _ words: UnsafeMutablePointer<Double>, firstDraw: UInt64, groups: Int
) {
  let n = Int(law.pointee.series_count)
  let slots = conjugateSlots(law)
  fillWords(
    words, firstPath: firstDraw, groups: groups, firstSlot: 0, slots: slots.all,
    purpose: Purpose.posteriorDraws, seed: law.pointee.seed)
  // With a literal the loops over series are unrolled.
  if n == 3 {
    fillDraws(law, draws, words, firstDraw: firstDraw, groups: groups, series: 3)
  } else if n == 4 {
    fillDraws(law, draws, words, firstDraw: firstDraw, groups: groups, series: 4)
  } else {
    fillDraws(law, draws, words, firstDraw: firstDraw, groups: groups, series: n)
  }
}

@inline(__always)
func fillDraws(
  _ law: UnsafePointer<outturn_conjugate_law>, _ draws: UnsafeMutablePointer<Double>,
  _ words: UnsafeMutablePointer<Double>, firstDraw: UInt64, groups: Int, series n: Int
) {
  let k = Int(law.pointee.regressor_count)
  let slots = conjugateSlots(law)
  let perGroup = slots.all &* slotLength
  let reciprocals = words + groups &* perGroup
  let product = reciprocals + n &* 8
  let triangle = (n &* (n &+ 1)) &>> 1
  var source = words
  var target = draws
  var group = 0
  while group < groups {
    transformToNormals(source, slots: slots.normals)
    let uniforms = source + slots.normals &* slotLength
    let normals = uniforms - slotsFor(n) &* slotLength
    let path =
      Counters(firstDraw &+ UInt64(truncatingIfNeeded: group &* 8)) + Counters.lanes
    var i = 0
    while i < n {
      let freedom = law.pointee.degrees_of_freedom - Double(n &- 1 &- i)
      let square = chiSquareByRejection(
        freedom, normal: Reals(at: normals + i &* 8), uniform: Words(at: uniforms + i &* 8),
        index: i, of: n, path: path, purpose: Purpose.posteriorDraws, seed: law.pointee.seed)
      reciprocalRoot(square).store(to: reciprocals + i &* 8)
      i &+= 1
    }
    let factor = target + k &* n &* 8
    solveFactor(factor, law.pointee.scale_factor, below: source, reciprocals, series: n)
    let coordinates = source + ((n &* (n &- 1)) &>> 1) &* 8
    formCoefficients(law, target, coordinates, factor, product, series: n)
    source += perGroup
    target += (k &* n &+ triangle) &* 8
    group &+= 1
  }
}

/// L with L·C = Λ, row by row from the diagonal back.
@inline(__always)
func solveFactor(
  _ factor: UnsafeMutablePointer<Double>, _ scale: UnsafePointer<Double>,
  below: UnsafeMutablePointer<Double>, _ reciprocals: UnsafeMutablePointer<Double>, series n: Int
) {
  var row = factor
  var entries = scale
  var i = 0
  while i < n {
    var j = i
    while j >= 0 {
      var sum = Reals(entries[j])
      var m = j &+ 1
      while m <= i {
        let c = Reals(at: below + ((m &* (m &- 1)) &>> 1 &+ j) &* 8)
        sum = sum.minus(Reals(at: row + m &* 8), times: c)
        m &+= 1
      }
      (sum * Reals(at: reciprocals + j &* 8)).store(to: row + j &* 8)
      j &-= 1
    }
    i &+= 1
    row += i &* 8
    entries += i
  }
}

/// B = B̄ + (M·Z)·Lᵀ.
///
/// - Parameter product: A row of M·Z: n rows of eight, rounded up to fours.
@inline(__always)
func formCoefficients(
  _ law: UnsafePointer<outturn_conjugate_law>, _ coefficients: UnsafeMutablePointer<Double>,
  _ coordinates: UnsafeMutablePointer<Double>, _ factor: UnsafeMutablePointer<Double>,
  _ product: UnsafeMutablePointer<Double>, series n: Int
) {
  let k = Int(law.pointee.regressor_count)
  var target = coefficients
  var mean = law.pointee.mean!
  var entries = law.pointee.row_factor!
  var row = 0
  while row < k {
    // Where the series end first, the last sums are of what stands behind the row, and not used.
    var i = 0
    while i < n {
      var z = coordinates + i &* 8
      var sums = FourSums(at: z).scaled(by: Reals(entries[0]))
      var j = 1
      while j <= row {
        z += n &* 8
        sums.add(Reals(entries[j]), times: z)
        j &+= 1
      }
      sums.store(to: product + i &* 8)
      i &+= 4
    }
    i = 0
    while i < n {
      laneRow(factor, i, times: product, plus: Reals(mean[i])).store(to: target + i &* 8)
      i &+= 1
    }
    target += n &* 8
    mean += n
    row &+= 1
    entries += row
  }
}
