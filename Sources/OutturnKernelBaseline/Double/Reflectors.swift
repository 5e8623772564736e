// What the reflectors of a factorisation do to other columns, and products of columns. A block of
// columns is as `pivotedQR` has it.

/// Multiplies columns by Qᵀ, or by Q with the reflectors in the other order.
@inline(never)
package func multiplyByReflectors(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, count: Int,
  _ reflectors: UnsafeMutablePointer<Double>, _ factors: UnsafePointer<Double>,
  reflectors k: Int, transposed: Bool
) {
  var done = 0
  while done < k {
    let j = transposed ? done : k &- 1 &- done
    reflect(
      columns, stride: stride, columns: count, reflectors + j &* stride, factors[j],
      from: j & ~7)
    done &+= 1
  }
}

/// CᵀC of some columns, count×count.
@inline(never)
package func columnProducts(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, count: Int,
  _ products: UnsafeMutablePointer<Double>
) {
  var j = 0
  while j < count {
    var i = 0
    while i <= j {
      let value = product(columns + i &* stride, columns + j &* stride, from: 0, to: stride)
      products[j &* count &+ i] = value
      products[i &* count &+ j] = value
      i &+= 1
    }
    j &+= 1
  }
}

/// Columns less f·v·(vᵀ·column), four at a time.
@inline(__always)
func reflect(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, columns count: Int,
  _ v: UnsafeMutablePointer<Double>, _ f: Double, from first: Int
) {
  var c = 0
  while c &+ 4 <= count {
    let one = columns + c &* stride
    let two = one + stride
    let three = two + stride
    let four = three + stride
    let scales = fourProducts(one, stride: stride, v, from: first).times(f)
    var i = first
    while i < stride {
      let x = Reals(at: v + i)
      Reals(at: one + i).minus(x, times: scales.a).store(to: one + i)
      Reals(at: two + i).minus(x, times: scales.b).store(to: two + i)
      Reals(at: three + i).minus(x, times: scales.c).store(to: three + i)
      Reals(at: four + i).minus(x, times: scales.d).store(to: four + i)
      i &+= 8
    }
    c &+= 4
  }
  while c < count {
    let column = columns + c &* stride
    let scale = Reals(f * product(v, column, from: first, to: stride))
    var i = first
    while i < stride {
      Reals(at: column + i).minus(Reals(at: v + i), times: scale).store(to: column + i)
      i &+= 8
    }
    c &+= 1
  }
}

/// The inner products of four neighbouring columns with another, summed as `product` does.
@inline(__always)
func fourProducts(
  _ one: UnsafeMutablePointer<Double>, stride: Int, _ v: UnsafeMutablePointer<Double>,
  from first: Int
) -> FourSums {
  let two = one + stride
  let three = two + stride
  let four = three + stride
  var sums = FourSums(a: Reals(0), b: Reals(0), c: Reals(0), d: Reals(0))
  var i = first
  while i < stride {
    let x = Reals(at: v + i)
    sums.a = x.times(Reals(at: one + i), plus: sums.a)
    sums.b = x.times(Reals(at: two + i), plus: sums.b)
    sums.c = x.times(Reals(at: three + i), plus: sums.c)
    sums.d = x.times(Reals(at: four + i), plus: sums.d)
    i &+= 8
  }
  return sums
}

extension FourSums {
  /// Each summed over its lanes and times a factor, in every lane.
  @inline(__always) func times(_ factor: Double) -> FourSums {
    FourSums(
      a: Reals(factor * a.sum), b: Reals(factor * b.sum), c: Reals(factor * c.sum),
      d: Reals(factor * d.sum))
  }
}

/// The inner product of two columns from one row to another, both multiples of 8.
@inline(__always)
func product(
  _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, from first: Int,
  to end: Int
) -> Double {
  var sum = Reals(0)
  var i = first
  while i < end {
    sum = Reals(at: a + i).times(Reals(at: b + i), plus: sum)
    i &+= 8
  }
  return sum.sum
}
