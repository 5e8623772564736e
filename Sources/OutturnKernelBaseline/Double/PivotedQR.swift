// Householder's QR of small matrices with column pivoting (Golub & Van Loan 2013, §5.4.2), a
// column at a time in the cache.
//
// A block holds columns `stride` apart, a multiple of 8, zeros after the last row. A reflector
// I − f·v·vᵀ stays where its column was, with zeros before its first entry; what becomes R leaves
// the block, so that all sums run over whole vectors.

/// Divides columns by the power of two next below their norm, which is exact.
///
/// - Parameters:
///   - scales: By column, the divisors; 1 for a column of zeros.
///   - squares: By column, the squared norm after that.
@inline(never)
package func scaleColumns(
  _ block: UnsafeMutablePointer<Double>, stride: Int, columns: Int,
  _ scales: UnsafeMutablePointer<Double>, _ squares: UnsafeMutablePointer<Double>
) {
  var j = 0
  while j < columns {
    let column = block + j &* stride
    let square = product(column, column, from: 0, to: stride)
    let power = Double(
      bitPattern: square.squareRoot().bitPattern & 0x7FF0_0000_0000_0000)
    scales[j] = power > 0 ? power : 1
    let inverse = 1 / scales[j]
    squares[j] = square * inverse * inverse
    let factor = Reals(inverse)
    var i = 0
    while i < stride {
      (Reals(at: column + i) * factor).store(to: column + i)
      i &+= 8
    }
    j &+= 1
  }
}

/// Factors the first `columns` columns, the one with the largest rest at each step, and multiplies
/// the `carried` ones after them by Qᵀ.
///
/// - Parameters:
///   - upper: R and beside it the first rows of the carried columns: columns × (columns +
///     carried), column after column. Zeroed.
///   - factors: By reflector f; 0 where nothing was left.
///   - pivots: 0, 1, … at first; then the column at each place of R.
///   - squares: By column, carried ones too, its squared norm; overwritten.
@inline(never)
package func pivotedQR(
  _ block: UnsafeMutablePointer<Double>, stride: Int, columns k: Int, carried: Int,
  _ upper: UnsafeMutablePointer<Double>, _ factors: UnsafeMutablePointer<Double>,
  _ pivots: UnsafeMutablePointer<Int>, _ squares: UnsafeMutablePointer<Double>
) {
  var j = 0
  while j < k {
    let first = j & ~7
    var place = j
    var c = j &+ 1
    while c < k {
      if squares[c] > squares[place] { place = c }
      c &+= 1
    }
    let reflector = block + j &* stride
    let largest = squares[place]
    if place != j {
      exchange(reflector + first, block + place &* stride + first, vectors: (stride &- first) &>> 3)
      var i = 0
      while i < j {
        let value = upper[j &* k &+ i]
        upper[j &* k &+ i] = upper[place &* k &+ i]
        upper[place &* k &+ i] = value
        i &+= 1
      }
      squares[place] = squares[j]
      let pivot = pivots[j]
      pivots[j] = pivots[place]
      pivots[place] = pivot
    }
    let head = reflector[j]
    let norm = largest.squareRoot()
    let diagonal = head < 0 ? norm : -norm
    factors[j] = largest > 0 ? 1 / (diagonal * (diagonal - head)) : 0
    upper[j &* k &+ j] = largest > 0 ? diagonal : 0
    let masks = RowMasks(row: j)
    let start = Reals(at: reflector + first)
    let entry = Reals(bits: Reals(head - diagonal).bits & masks.row)
    Reals(bits: (start.bits & masks.after) | entry.bits).store(to: reflector + first)
    c = j &+ 1
    while c < k &+ carried {
      let four = c &+ 4 <= k &+ carried
      if four {
        takeOffFour(
          block + c &* stride, stride: stride, reflector, factors[j], from: first, masks,
          upper + (c &* k &+ j), upperStride: k, squares + c)
      } else {
        takeOff(
          block + c &* stride, stride: stride, reflector, factors[j], from: first, masks,
          upper + (c &* k &+ j), squares + c)
      }
      c &+= four ? 4 : 1
    }
    j &+= 1
  }
}

/// The lanes of one row and those of the rows after it in its vector.
struct RowMasks {
  let row: Words
  let after: Words

  @inline(__always) init(row: Int) {
    let lane = UInt64(row & 7)
    // The sign of lane − row, filled into all bits: set before the row, clear from it on.
    let from = (Words.lanes - Words(lane)).signedShiftedRight(63) ^ Words(~0)
    after = (Words.lanes - Words(lane &+ 1)).signedShiftedRight(63) ^ Words(~0)
    self.row = from ^ after
  }
}

/// Four columns less f·v·(vᵀ·column); their entry in the reflector's row moves to R, and the
/// squared norm of what is left is summed anew: nothing is downdated, nothing cancels.
@inline(__always)
func takeOffFour(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, _ v: UnsafeMutablePointer<Double>,
  _ f: Double, from first: Int, _ masks: RowMasks, _ upper: UnsafeMutablePointer<Double>,
  upperStride: Int, _ squares: UnsafeMutablePointer<Double>
) {
  let one = columns
  let two = one + stride
  let three = two + stride
  let four = three + stride
  let scales = fourProducts(one, stride: stride, v, from: first).times(f)
  var x = Reals(at: v + first)
  var a = Reals(at: one + first).minus(x, times: scales.a)
  var b = Reals(at: two + first).minus(x, times: scales.b)
  var c = Reals(at: three + first).minus(x, times: scales.c)
  var d = Reals(at: four + first).minus(x, times: scales.d)
  upper[0] = Reals(bits: a.bits & masks.row).sum
  upper[upperStride] = Reals(bits: b.bits & masks.row).sum
  upper[2 &* upperStride] = Reals(bits: c.bits & masks.row).sum
  upper[3 &* upperStride] = Reals(bits: d.bits & masks.row).sum
  a = Reals(bits: a.bits & masks.after)
  b = Reals(bits: b.bits & masks.after)
  c = Reals(bits: c.bits & masks.after)
  d = Reals(bits: d.bits & masks.after)
  var rests = FourSums(a: a * a, b: b * b, c: c * c, d: d * d)
  a.store(to: one + first)
  b.store(to: two + first)
  c.store(to: three + first)
  d.store(to: four + first)
  var i = first &+ 8
  while i < stride {
    x = Reals(at: v + i)
    a = Reals(at: one + i).minus(x, times: scales.a)
    b = Reals(at: two + i).minus(x, times: scales.b)
    c = Reals(at: three + i).minus(x, times: scales.c)
    d = Reals(at: four + i).minus(x, times: scales.d)
    a.store(to: one + i)
    b.store(to: two + i)
    c.store(to: three + i)
    d.store(to: four + i)
    rests = FourSums(
      a: a.times(a, plus: rests.a), b: b.times(b, plus: rests.b),
      c: c.times(c, plus: rests.c), d: d.times(d, plus: rests.d))
    i &+= 8
  }
  squares[0] = rests.a.sum
  squares[1] = rests.b.sum
  squares[2] = rests.c.sum
  squares[3] = rests.d.sum
}

/// The same for one column.
@inline(__always)
func takeOff(
  _ column: UnsafeMutablePointer<Double>, stride: Int, _ v: UnsafeMutablePointer<Double>,
  _ f: Double, from first: Int, _ masks: RowMasks, _ upper: UnsafeMutablePointer<Double>,
  _ square: UnsafeMutablePointer<Double>
) {
  let scale = Reals(f * product(v, column, from: first, to: stride))
  let start = Reals(at: column + first).minus(Reals(at: v + first), times: scale)
  upper[0] = Reals(bits: start.bits & masks.row).sum
  let kept = Reals(bits: start.bits & masks.after)
  kept.store(to: column + first)
  var rest = kept * kept
  var i = first &+ 8
  while i < stride {
    let value = Reals(at: column + i).minus(Reals(at: v + i), times: scale)
    value.store(to: column + i)
    rest = value.times(value, plus: rest)
    i &+= 8
  }
  square[0] = rest.sum
}

/// Exchanges vectors of two columns.
@inline(__always)
func exchange(
  _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, vectors: Int
) {
  var i = 0
  while i < vectors {
    let value = Reals(at: a + i &* 8)
    Reals(at: b + i &* 8).store(to: a + i &* 8)
    value.store(to: b + i &* 8)
    i &+= 1
  }
}
