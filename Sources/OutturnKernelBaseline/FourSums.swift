/// Four sums that are accumulated side by side, so that none waits for another.
struct FourSums {
  var a: D8
  var b: D8
  var c: D8
  var d: D8

  /// Four numbers, each the same for every path.
  @inline(__always) init(_ numbers: UnsafePointer<Double>) {
    a = D8(numbers[0])
    b = D8(numbers[1])
    c = D8(numbers[2])
    d = D8(numbers[3])
  }

  /// Four rows, a multiple of eight doubles apart.
  @inline(__always) init(at rows: UnsafeMutablePointer<Double>, stride: Int = 8) {
    a = D8(at: rows)
    b = D8(at: rows + stride)
    c = D8(at: rows + 2 &* stride)
    d = D8(at: rows + 3 &* stride)
  }

  @inline(__always) init(a: D8, b: D8, c: D8, d: D8) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
  }

  /// To four rows, a multiple of eight doubles apart.
  @inline(__always) func store(to address: UnsafeMutablePointer<Double>, stride: Int = 8) {
    a.store(to: address)
    b.store(to: address + stride)
    c.store(to: address + 2 &* stride)
    d.store(to: address + 3 &* stride)
  }

  /// Adds a factor times four numbers.
  @inline(__always) mutating func add(_ factor: D8, timesEach numbers: UnsafePointer<Double>) {
    a = factor.times(D8(numbers[0]), plus: a)
    b = factor.times(D8(numbers[1]), plus: b)
    c = factor.times(D8(numbers[2]), plus: c)
    d = factor.times(D8(numbers[3]), plus: d)
  }

  @inline(__always) func scaled(by factor: D8) -> FourSums {
    FourSums(a: a * factor, b: b * factor, c: c * factor, d: d * factor)
  }

  /// Levels after a step of growth in per cent.
  @inline(__always) func grown(_ growth: FourSums) -> FourSums {
    let one = D8(1)
    let percent = D8(0.01)
    return FourSums(
      a: a * growth.a.times(percent, plus: one), b: b * growth.b.times(percent, plus: one),
      c: c * growth.c.times(percent, plus: one), d: d * growth.d.times(percent, plus: one))
  }

  /// Adds the lower triangle of four rows, packed, times other values.
  @inline(__always) mutating func add(_ factor: UnsafePointer<Double>, lowerTimes x: FourSums) {
    a = x.a.times(D8(factor[0]), plus: a)
    b = x.a.times(D8(factor[1]), plus: b)
    c = x.a.times(D8(factor[3]), plus: c)
    d = x.a.times(D8(factor[6]), plus: d)
    b = x.b.times(D8(factor[2]), plus: b)
    c = x.b.times(D8(factor[4]), plus: c)
    d = x.b.times(D8(factor[7]), plus: d)
    c = x.c.times(D8(factor[5]), plus: c)
    d = x.c.times(D8(factor[8]), plus: d)
    d = x.d.times(D8(factor[9]), plus: d)
  }

  /// Solves the four equations from `row` on of Aᵀv = sums, the later ones being solved.
  @inline(__always) mutating func substituteBack(
    _ below: UnsafeMutablePointer<Double>, row: Int, _ reciprocals: UnsafeMutablePointer<Double>
  ) {
    d = d * D8(at: reciprocals + 24)
    c = c.minus(D8(at: entry(below, row &+ 3, row &+ 2)), times: d) * D8(at: reciprocals + 16)
    b = b.minus(D8(at: entry(below, row &+ 3, row &+ 1)), times: d)
    a = a.minus(D8(at: entry(below, row &+ 3, row)), times: d)
    b = b.minus(D8(at: entry(below, row &+ 2, row &+ 1)), times: c) * D8(at: reciprocals + 8)
    a = a.minus(D8(at: entry(below, row &+ 2, row)), times: c)
    a = a.minus(D8(at: entry(below, row &+ 1, row)), times: b) * D8(at: reciprocals)
  }

  /// Adds a factor times four consecutive rows.
  @inline(__always) mutating func add(_ factor: D8, times rows: UnsafeMutablePointer<Double>) {
    a = factor.times(D8(at: rows), plus: a)
    b = factor.times(D8(at: rows + 8), plus: b)
    c = factor.times(D8(at: rows + 16), plus: c)
    d = factor.times(D8(at: rows + 24), plus: d)
  }

  /// Takes away a factor times four consecutive rows.
  @inline(__always) mutating func subtract(
    _ factor: D8, times rows: UnsafeMutablePointer<Double>
  ) {
    a = a.minus(factor, times: D8(at: rows))
    b = b.minus(factor, times: D8(at: rows + 8))
    c = c.minus(factor, times: D8(at: rows + 16))
    d = d.minus(factor, times: D8(at: rows + 24))
  }

  @inline(__always) func shifted(by shift: UnsafePointer<Double>) -> FourSums {
    FourSums(a: a + D8(shift[0]), b: b + D8(shift[1]), c: c + D8(shift[2]), d: d + D8(shift[3]))
  }

  @inline(__always) static func + (x: FourSums, y: FourSums) -> FourSums {
    FourSums(a: x.a + y.a, b: x.b + y.b, c: x.c + y.c, d: x.d + y.d)
  }
}

/// The conditional means of four neighbouring equations; see `regression`.
@inline(__always)
func fourRegressions(
  _ coefficients: UnsafePointer<Double>, _ regressors: UnsafeMutablePointer<Double>,
  series n: Int, count: Int
) -> FourSums {
  var sums = FourSums(coefficients)
  var coefficient = coefficients + n
  var j = 0
  while j < count {
    sums.add(D8(at: regressors + j &* 8), timesEach: coefficient)
    coefficient += n
    j &+= 1
  }
  return sums
}

/// The conditional mean of one equation.
///
/// - Parameters:
///   - coefficients: The equation's column: its constant, then each regressor `series` further.
///   - regressors: Lag 1 of each series, then lag 2 of each, …: `count` rows.
@inline(__always)
func regression(
  _ coefficients: UnsafePointer<Double>, _ regressors: UnsafeMutablePointer<Double>,
  series n: Int, count: Int
) -> D8 {
  var sum = D8(coefficients[0])
  var coefficient = coefficients + n
  var j = 0
  while j < count {
    sum = D8(at: regressors + j &* 8).times(D8(coefficient[0]), plus: sum)
    coefficient += n
    j &+= 1
  }
  return sum
}

/// One row of a packed lower triangle times a vector.
@inline(__always)
func row(
  _ factor: UnsafePointer<Double>, _ index: Int, times vector: UnsafeMutablePointer<Double>
) -> D8 {
  let entries = factor + (index &* (index &+ 1)) &>> 1
  var sum = D8(entries[0]) * D8(at: vector)
  var j = 1
  while j <= index {
    sum = D8(at: vector + j &* 8).times(D8(entries[j]), plus: sum)
    j &+= 1
  }
  return sum
}

/// Four neighbouring rows of a packed lower triangle times a vector; sums as in `row`.
@inline(__always)
func fourRows(
  _ factor: UnsafePointer<Double>, firstRow index: Int,
  times vector: UnsafeMutablePointer<Double>
) -> FourSums {
  let a = factor + (index &* (index &+ 1)) &>> 1
  let b = a + (index &+ 1)
  let c = b + (index &+ 2)
  let d = c + (index &+ 3)
  let first = D8(at: vector)
  var sums = FourSums(
    a: D8(a[0]) * first, b: D8(b[0]) * first, c: D8(c[0]) * first, d: D8(d[0]) * first)
  var j = 1
  while j <= index {
    let value = D8(at: vector + j &* 8)
    sums.a = value.times(D8(a[j]), plus: sums.a)
    sums.b = value.times(D8(b[j]), plus: sums.b)
    sums.c = value.times(D8(c[j]), plus: sums.c)
    sums.d = value.times(D8(d[j]), plus: sums.d)
    j &+= 1
  }
  let second = D8(at: vector + (index &+ 1) &* 8)
  sums.b = second.times(D8(b[index &+ 1]), plus: sums.b)
  sums.c = second.times(D8(c[index &+ 1]), plus: sums.c)
  sums.d = second.times(D8(d[index &+ 1]), plus: sums.d)
  let third = D8(at: vector + (index &+ 2) &* 8)
  sums.c = third.times(D8(c[index &+ 2]), plus: sums.c)
  sums.d = third.times(D8(d[index &+ 2]), plus: sums.d)
  sums.d = D8(at: vector + (index &+ 3) &* 8).times(D8(d[index &+ 3]), plus: sums.d)
  return sums
}
