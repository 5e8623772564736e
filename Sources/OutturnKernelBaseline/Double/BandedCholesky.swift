// Cholesky's factor of a banded matrix (Golub & Van Loan 2013, §4.3.5), four columns at a time, a
// vector of rows at a time.
//
// Element (i, j), j ≤ i ≤ j + bandwidth, stands at `i − 8·⌊j/8⌋ + j·stride`: a row stands in the
// same lane in every column. Zeros elsewhere; what a column has above the diagonal is not read. The
// stride is a multiple of 8 that leaves room for three rows more than a column has, so that four
// columns reach as far as the last of them.

/// Overwrites the columns with those of L. Returns 0, or the order of the leading minor that is not
/// positive.
///
/// - Parameter columns: With those that fill the last group of four: zeros, which become the
///   identity's.
@inline(never)
package func factorBanded(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, order: Int, bandwidth: Int
) -> Int {
  var j = order
  while j & 3 != 0 {
    columns[j &* stride &+ (j & 7)] = 1
    j &+= 1
  }
  var last = lastRow(0, order: order, bandwidth: bandwidth)
  var failed = finishFour(columns, stride: stride, from: 0, to: last)
  var start = 0
  while failed == 0 && start &+ 4 < order {
    let next = start &+ 4
    let reach = last
    last = lastRow(next, order: order, bandwidth: bandwidth)
    // The roots and quotients of the next four wait for each other: what the columns after them
    // take off meanwhile fills the time.
    takeFourOff(columns, stride: stride, from: start, to: reach, columns: next, next)
    failed = finishFour(columns, stride: stride, from: next, to: last)
    takeFourOff(columns, stride: stride, from: start, to: reach, columns: next &+ 4, reach)
    start = next
  }
  return failed
}

/// The last row that four columns reach.
@inline(__always)
func lastRow(_ start: Int, order: Int, bandwidth: Int) -> Int {
  let reach = start &+ 3 &+ bandwidth
  return reach < order ? reach : order &- 1
}

/// Finishes four columns, from which all before them are taken off. Returns 0, or the order of the
/// leading minor that is not positive.
///
/// The corner of 4×4 first, one number at a time, then whole vectors of rows with what it gave.
@inline(__always)
func finishFour(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, from start: Int, to last: Int
) -> Int {
  let row = start & 7
  let one = columns + start &* stride
  let two = one + stride
  let three = two + stride
  let fourth = three + stride
  let square0 = one[row]
  let root0 = square0.squareRoot()
  let inverse0 = 1 / root0
  let l10 = one[row &+ 1] * inverse0
  let l20 = one[row &+ 2] * inverse0
  let l30 = one[row &+ 3] * inverse0
  let square1 = two[row &+ 1].minus(l10, times: l10)
  let root1 = square1.squareRoot()
  let inverse1 = 1 / root1
  let l21 = two[row &+ 2].minus(l10, times: l20) * inverse1
  let l31 = two[row &+ 3].minus(l10, times: l30) * inverse1
  let square2 = three[row &+ 2].minus(l20, times: l20).minus(l21, times: l21)
  let root2 = square2.squareRoot()
  let inverse2 = 1 / root2
  let l32 = three[row &+ 3].minus(l20, times: l30).minus(l21, times: l31) * inverse2
  let square3 = fourth[row &+ 3].minus(l30, times: l30).minus(l31, times: l31)
    .minus(l32, times: l32)
  let root3 = square3.squareRoot()
  let inverse3 = 1 / root3
  // Where one is not positive none of the later is.
  if !(square3 > 0) {
    return start &+ (!(square0 > 0) ? 1 : !(square1 > 0) ? 2 : !(square2 > 0) ? 3 : 4)
  }
  let rows = ((last &- (start & ~7)) | 7) &+ 1
  var i = 0
  while i < rows {
    let a = Reals(at: one + i) * Reals(inverse0)
    let b = Reals(at: two + i).minus(Reals(l10), times: a) * Reals(inverse1)
    let c =
      Reals(at: three + i).minus(Reals(l20), times: a).minus(Reals(l21), times: b)
      * Reals(inverse2)
    let d =
      Reals(at: fourth + i).minus(Reals(l30), times: a).minus(Reals(l31), times: b)
      .minus(Reals(l32), times: c) * Reals(inverse3)
    if i == 0 {
      a.diagonal(root0, at: row).store(to: one)
      b.diagonal(root1, at: row &+ 1).store(to: two)
      c.diagonal(root2, at: row &+ 2).store(to: three)
      d.diagonal(root3, at: row &+ 3).store(to: fourth)
    } else {
      a.store(to: one + i)
      b.store(to: two + i)
      c.store(to: three + i)
      d.store(to: fourth + i)
    }
    i &+= 8
  }
  return 0
}

extension Reals {
  /// The lanes below the place of the diagonal with a value there and zeros above it.
  @inline(__always) func diagonal(_ value: Double, at place: Int) -> Reals {
    let below = Words(UInt64(truncatingIfNeeded: place)) - Words.lanes
    let isBelow = below.signedShiftedRight(Words.highestBit)
    let isNotAbove = (below - Words(1)).signedShiftedRight(Words.highestBit)
    return Reals(bits: (bits & isBelow) | (Reals(value).bits & (isNotAbove ^ isBelow)))
  }
}

/// Takes four finished columns off the columns of later groups of four, from that of `first` to that
/// of `end`.
@inline(__always)
func takeFourOff(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, from start: Int, to last: Int,
  columns first: Int, _ end: Int
) {
  let block = start & ~7
  let four = columns + start &* stride
  var k = first
  while k <= end {
    let target = columns + k &* stride
    let shift = (k & ~7) &- block
    let count = last &- (k & ~7) &+ 1
    takeOff(
      target, target + stride, four + shift, stride: stride, row: k & 7, count: count)
    takeOff(
      target + 2 &* stride, target + 3 &* stride, four + shift, stride: stride,
      row: (k & 7) &+ 2, count: count)
    k &+= 4
  }
}

/// Takes four columns off two, whose own rows are `row` and the one after it.
@inline(__always)
func takeOff(
  _ target: UnsafeMutablePointer<Double>, _ second: UnsafeMutablePointer<Double>,
  _ one: UnsafeMutablePointer<Double>, stride: Int, row: Int, count: Int
) {
  let two = one + stride
  let three = two + stride
  let fourth = three + stride
  let (a, b, c, d) = (Reals(one[row]), Reals(two[row]), Reals(three[row]), Reals(fourth[row]))
  let (e, f) = (Reals(one[row &+ 1]), Reals(two[row &+ 1]))
  let (g, h) = (Reals(three[row &+ 1]), Reals(fourth[row &+ 1]))
  var i = 0
  while i < count {
    let (w, x) = (Reals(at: one + i), Reals(at: two + i))
    let (y, z) = (Reals(at: three + i), Reals(at: fourth + i))
    Reals(at: target + i).minus(a, times: w).minus(b, times: x).minus(c, times: y)
      .minus(d, times: z).store(to: target + i)
    Reals(at: second + i).minus(e, times: w).minus(f, times: x).minus(g, times: y)
      .minus(h, times: z).store(to: second + i)
    i &+= 8
  }
}

/// Overwrites b, whole vectors of it, with L⁻¹·b.
@inline(never)
package func solveBandedLower(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, order: Int, bandwidth: Int,
  _ b: UnsafeMutablePointer<Double>
) {
  var j = 0
  while j < order {
    let block = j & ~7
    let column = columns + j &* stride
    let value = b[j] / column[j &- block]
    takeOff(b + block, column, Reals(value), rows: reach(j, order: order, bandwidth: bandwidth))
    b[j] = value
    j &+= 1
  }
}

/// Overwrites b, whole vectors of it, with L⁻ᵀ·b.
@inline(never)
package func solveBandedUpper(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, order: Int, bandwidth: Int,
  _ b: UnsafeMutablePointer<Double>
) {
  var j = order &- 1
  while j >= 0 {
    if j & 3 == 3 {
      solveUpperFour(
        columns + (j &- 3) &* stride, stride: stride, from: j &- 3, b,
        rows: reach(j, order: order, bandwidth: bandwidth))
      j &-= 4
      continue
    }
    let block = j & ~7
    let column = columns + j &* stride
    let value = b[j]
    b[j] = 0
    let rest = product(
      column, b + block, from: 0, to: reach(j, order: order, bandwidth: bandwidth))
    b[j] = (value - rest) / column[j &- block]
    j &-= 1
  }
}

/// Four places of L⁻ᵀ·b at once: each product waits for its own sum alone.
///
/// - Parameter rows: Of whole vectors that the last of the four columns takes.
@inline(__always)
func solveUpperFour(
  _ four: UnsafeMutablePointer<Double>, stride: Int, from start: Int,
  _ b: UnsafeMutablePointer<Double>, rows: Int
) {
  let block = b + (start & ~7)
  let row = start & 7
  let one = four
  let two = one + stride
  let three = two + stride
  let fourth = three + stride
  let (v, w, x, y) = (block[row], block[row &+ 1], block[row &+ 2], block[row &+ 3])
  block[row] = 0
  block[row &+ 1] = 0
  block[row &+ 2] = 0
  block[row &+ 3] = 0
  var sums = (Reals(0), Reals(0), Reals(0), Reals(0))
  var i = 0
  while i < rows {
    let known = Reals(at: block + i)
    sums.0 = Reals(at: one + i).times(known, plus: sums.0)
    sums.1 = Reals(at: two + i).times(known, plus: sums.1)
    sums.2 = Reals(at: three + i).times(known, plus: sums.2)
    sums.3 = Reals(at: fourth + i).times(known, plus: sums.3)
    i &+= 8
  }
  let last = (y - sums.3.sum) / fourth[row &+ 3]
  let third = (x - sums.2.sum - three[row &+ 3] * last) / three[row &+ 2]
  let second =
    (w - sums.1.sum - two[row &+ 3] * last - two[row &+ 2] * third) / two[row &+ 1]
  let first =
    (v - sums.0.sum - one[row &+ 3] * last - one[row &+ 2] * third - one[row &+ 1] * second)
    / one[row]
  block[row] = first
  block[row &+ 1] = second
  block[row &+ 2] = third
  block[row &+ 3] = last
}

/// Rows of whole vectors that column j takes, from its block's first.
@inline(__always)
func reach(_ j: Int, order: Int, bandwidth: Int) -> Int {
  let last = j &+ bandwidth < order ? j &+ bandwidth : order &- 1
  return ((last &- (j & ~7)) | 7) &+ 1
}

/// target −= factor·source, both from one row on.
@inline(__always)
func takeOff(
  _ target: UnsafeMutablePointer<Double>, _ source: UnsafeMutablePointer<Double>, _ factor: Reals,
  rows: Int
) {
  var i = 0
  while i < rows {
    Reals(at: target + i).minus(factor, times: Reals(at: source + i)).store(to: target + i)
    i &+= 8
  }
}
