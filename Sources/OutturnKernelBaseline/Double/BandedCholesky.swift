// Cholesky's factor of a banded matrix (Golub & Van Loan 2013, §4.3.5), four columns at a time, a
// vector of rows at a time.
//
// Element (i, j), j ≤ i ≤ j + bandwidth, stands at `i − 8·⌊j/8⌋ + j·stride`: a row stands in the
// same lane in every column. Zeros elsewhere. The stride is a multiple of 8 that leaves room for
// three rows more than a column has, so that four columns reach as far as the last of them.

/// Overwrites the columns with those of L. Returns 0, or the order of the leading minor that is not
/// positive.
@inline(never)
package func factorBanded(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, order: Int, bandwidth: Int
) -> Int {
  var start = 0
  while start < order {
    // Groups of four never cross a block of eight rows.
    let block = start & ~7
    let end = start &+ 4 < order ? start &+ 4 : order
    let reach = end &- 1 &+ bandwidth
    let last = reach < order ? reach : order &- 1
    let rows = ((last &- block) | 7) &+ 1
    var j = start
    while j < end {
      let column = columns + j &* stride
      let diagonal = j &- block
      var m = start
      while m < j {
        let source = columns + m &* stride
        takeOff(column, source, Reals(source[diagonal]), rows: rows)
        m &+= 1
      }
      let square = column[diagonal]
      if !(square > 0) { return j &+ 1 }
      let root = square.squareRoot()
      let reciprocal = Reals(1 / root)
      var i = 0
      while i < rows {
        (Reals(at: column + i) * reciprocal).store(to: column + i)
        i &+= 8
      }
      i = 0
      while i < diagonal {
        column[i] = 0
        i &+= 1
      }
      column[diagonal] = root
      j &+= 1
    }
    updateRight(columns + start &* stride, stride: stride, from: start, to: last)
    start = end
  }
  return 0
}

/// Takes four finished columns off the columns after them up to `last`. Fewer than four are the
/// last of the matrix and have none after them.
@inline(__always)
func updateRight(
  _ four: UnsafeMutablePointer<Double>, stride: Int, from start: Int, to last: Int
) {
  let block = start & ~7
  var k = start &+ 4
  while k <= last {
    let target = four + (k &- start) &* stride
    let shift = (k & ~7) &- block
    let row = k &- block
    let one = four
    let two = one + stride
    let three = two + stride
    let fourth = three + stride
    let a = Reals(one[row])
    let b = Reals(two[row])
    let c = Reals(three[row])
    let d = Reals(fourth[row])
    let rows = last &- (k & ~7)
    var i = 0
    while i <= rows {
      let from = shift &+ i
      Reals(at: target + i).minus(a, times: Reals(at: one + from))
        .minus(b, times: Reals(at: two + from)).minus(c, times: Reals(at: three + from))
        .minus(d, times: Reals(at: fourth + from)).store(to: target + i)
      i &+= 8
    }
    k &+= 1
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
