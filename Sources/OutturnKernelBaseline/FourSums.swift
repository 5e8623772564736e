/// Four sums that are accumulated side by side, so that none waits for another.
struct FourSums {
  var a: Reals
  var b: Reals
  var c: Reals
  var d: Reals

  /// Four numbers, each the same for every path.
  @inline(__always) init(_ numbers: UnsafePointer<Real>) {
    a = Reals(numbers[0])
    b = Reals(numbers[1])
    c = Reals(numbers[2])
    d = Reals(numbers[3])
  }

  /// Conditional means: coefficients by regressor, the constant's first, times (1, y).
  @inline(__always) init(_ coefficients: UnsafePointer<Real>, times y: FourSums) {
    self.init(coefficients)
    add(y.a, timesEach: coefficients + 4)
    add(y.b, timesEach: coefficients + 8)
    add(y.c, timesEach: coefficients + 12)
    add(y.d, timesEach: coefficients + 16)
  }

  /// Four rows, a multiple of 64 bytes apart.
  @inline(__always) init(at rows: UnsafeMutablePointer<Real>, stride: Int = lanes) {
    a = Reals(at: rows)
    b = Reals(at: rows + stride)
    c = Reals(at: rows + 2 &* stride)
    d = Reals(at: rows + 3 &* stride)
  }

  @inline(__always) init(a: Reals, b: Reals, c: Reals, d: Reals) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
  }

  /// To four rows, a multiple of 64 bytes apart.
  @inline(__always) func store(to address: UnsafeMutablePointer<Real>, stride: Int = lanes) {
    a.store(to: address)
    b.store(to: address + stride)
    c.store(to: address + 2 &* stride)
    d.store(to: address + 3 &* stride)
  }

  /// Adds a factor times four numbers.
  @inline(__always) mutating func add(_ factor: Reals, timesEach numbers: UnsafePointer<Real>) {
    a = factor.times(Reals(numbers[0]), plus: a)
    b = factor.times(Reals(numbers[1]), plus: b)
    c = factor.times(Reals(numbers[2]), plus: c)
    d = factor.times(Reals(numbers[3]), plus: d)
  }

  @inline(__always) func scaled(by factor: Reals) -> FourSums {
    FourSums(a: a * factor, b: b * factor, c: c * factor, d: d * factor)
  }

  @inline(__always) func times(_ other: FourSums) -> FourSums {
    FourSums(a: a * other.a, b: b * other.b, c: c * other.c, d: d * other.d)
  }

  @inline(__always) func times(_ other: FourSums, plus sum: FourSums) -> FourSums {
    FourSums(
      a: a.times(other.a, plus: sum.a), b: b.times(other.b, plus: sum.b),
      c: c.times(other.c, plus: sum.c), d: d.times(other.d, plus: sum.d))
  }

  /// Levels after a step of growth in per cent.
  @inline(__always) func grown(_ growth: FourSums) -> FourSums {
    let one = Reals(1)
    let percent = Reals(0.01)
    return FourSums(
      a: a * growth.a.times(percent, plus: one), b: b * growth.b.times(percent, plus: one),
      c: c * growth.c.times(percent, plus: one), d: d * growth.d.times(percent, plus: one))
  }

  /// Adds the lower triangle of four rows, packed, times other values.
  @inline(__always) mutating func add(_ factor: UnsafePointer<Real>, lowerTimes x: FourSums) {
    a = x.a.times(Reals(factor[0]), plus: a)
    b = x.a.times(Reals(factor[1]), plus: b)
    c = x.a.times(Reals(factor[3]), plus: c)
    d = x.a.times(Reals(factor[6]), plus: d)
    b = x.b.times(Reals(factor[2]), plus: b)
    c = x.b.times(Reals(factor[4]), plus: c)
    d = x.b.times(Reals(factor[7]), plus: d)
    c = x.c.times(Reals(factor[5]), plus: c)
    d = x.c.times(Reals(factor[8]), plus: d)
    d = x.d.times(Reals(factor[9]), plus: d)
  }

  /// Solves the four equations from `row` on of Aᵀv = sums, the later ones being solved.
  @inline(__always) mutating func substituteBack(
    _ below: UnsafeMutablePointer<Real>, row: Int, _ reciprocals: UnsafeMutablePointer<Real>
  ) {
    d = d * Reals(at: reciprocals + 3 &* lanes)
    c =
      c.minus(Reals(at: entry(below, row &+ 3, row &+ 2)), times: d)
      * Reals(at: reciprocals + 2 &* lanes)
    b = b.minus(Reals(at: entry(below, row &+ 3, row &+ 1)), times: d)
    a = a.minus(Reals(at: entry(below, row &+ 3, row)), times: d)
    b =
      b.minus(Reals(at: entry(below, row &+ 2, row &+ 1)), times: c)
      * Reals(at: reciprocals + lanes)
    a = a.minus(Reals(at: entry(below, row &+ 2, row)), times: c)
    a = a.minus(Reals(at: entry(below, row &+ 1, row)), times: b) * Reals(at: reciprocals)
  }

  /// Adds a factor times four consecutive rows.
  @inline(__always) mutating func add(_ factor: Reals, times rows: UnsafeMutablePointer<Real>) {
    a = factor.times(Reals(at: rows), plus: a)
    b = factor.times(Reals(at: rows + lanes), plus: b)
    c = factor.times(Reals(at: rows + 2 &* lanes), plus: c)
    d = factor.times(Reals(at: rows + 3 &* lanes), plus: d)
  }

  /// Takes away a factor times four consecutive rows.
  @inline(__always) mutating func subtract(
    _ factor: Reals, times rows: UnsafeMutablePointer<Real>
  ) {
    a = a.minus(factor, times: Reals(at: rows))
    b = b.minus(factor, times: Reals(at: rows + lanes))
    c = c.minus(factor, times: Reals(at: rows + 2 &* lanes))
    d = d.minus(factor, times: Reals(at: rows + 3 &* lanes))
  }

  @inline(__always) func shifted(by shift: UnsafePointer<Real>) -> FourSums {
    FourSums(
      a: a + Reals(shift[0]), b: b + Reals(shift[1]), c: c + Reals(shift[2]), d: d + Reals(shift[3])
    )
  }

  @inline(__always) static func + (x: FourSums, y: FourSums) -> FourSums {
    FourSums(a: x.a + y.a, b: x.b + y.b, c: x.c + y.c, d: x.d + y.d)
  }
}

/// The conditional means of four neighbouring equations; see `regression`.
@inline(__always)
func fourRegressions(
  _ coefficients: UnsafePointer<Real>, _ regressors: UnsafeMutablePointer<Real>,
  series n: Int, count: Int
) -> FourSums {
  var sums = FourSums(coefficients)
  var coefficient = coefficients + n
  var j = 0
  while j < count {
    sums.add(Reals(at: regressors + j &* lanes), timesEach: coefficient)
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
  _ coefficients: UnsafePointer<Real>, _ regressors: UnsafeMutablePointer<Real>,
  series n: Int, count: Int
) -> Reals {
  var sum = Reals(coefficients[0])
  var coefficient = coefficients + n
  var j = 0
  while j < count {
    sum = Reals(at: regressors + j &* lanes).times(Reals(coefficient[0]), plus: sum)
    coefficient += n
    j &+= 1
  }
  return sum
}

/// One row of a packed lower triangle times a vector.
@inline(__always)
func row(
  _ factor: UnsafePointer<Real>, _ index: Int, times vector: UnsafeMutablePointer<Real>
) -> Reals {
  let entries = factor + (index &* (index &+ 1)) &>> 1
  var sum = Reals(entries[0]) * Reals(at: vector)
  var j = 1
  while j <= index {
    sum = Reals(at: vector + j &* lanes).times(Reals(entries[j]), plus: sum)
    j &+= 1
  }
  return sum
}

/// Four neighbouring rows of a packed lower triangle times a vector; sums as in `row`.
@inline(__always)
func fourRows(
  _ factor: UnsafePointer<Real>, firstRow index: Int,
  times vector: UnsafeMutablePointer<Real>
) -> FourSums {
  let a = factor + (index &* (index &+ 1)) &>> 1
  let b = a + (index &+ 1)
  let c = b + (index &+ 2)
  let d = c + (index &+ 3)
  let first = Reals(at: vector)
  var sums = FourSums(
    a: Reals(a[0]) * first, b: Reals(b[0]) * first, c: Reals(c[0]) * first, d: Reals(d[0]) * first)
  var j = 1
  while j <= index {
    let value = Reals(at: vector + j &* lanes)
    sums.a = value.times(Reals(a[j]), plus: sums.a)
    sums.b = value.times(Reals(b[j]), plus: sums.b)
    sums.c = value.times(Reals(c[j]), plus: sums.c)
    sums.d = value.times(Reals(d[j]), plus: sums.d)
    j &+= 1
  }
  let second = Reals(at: vector + (index &+ 1) &* lanes)
  sums.b = second.times(Reals(b[index &+ 1]), plus: sums.b)
  sums.c = second.times(Reals(c[index &+ 1]), plus: sums.c)
  sums.d = second.times(Reals(d[index &+ 1]), plus: sums.d)
  let third = Reals(at: vector + (index &+ 2) &* lanes)
  sums.c = third.times(Reals(c[index &+ 2]), plus: sums.c)
  sums.d = third.times(Reals(d[index &+ 2]), plus: sums.d)
  sums.d = Reals(at: vector + (index &+ 3) &* lanes).times(Reals(d[index &+ 3]), plus: sums.d)
  return sums
}
