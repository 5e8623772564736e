// The elementary functions on arrays in place, for normals in blocks and for tests of their errors.

/// ln x of every element.
@inline(never)
package func naturalLogarithms(_ values: UnsafeMutablePointer<Real>, groups: Int) {
  var group = 0
  while group < groups {
    naturalLogarithm(Reals(at: values + group &* lanes)).store(to: values + group &* lanes)
    group &+= 1
  }
}

/// eˣ of every element.
@inline(never)
package func exponentials(_ values: UnsafeMutablePointer<Real>, groups: Int) {
  var group = 0
  while group < groups {
    exponential(Reals(at: values + group &* lanes)).store(to: values + group &* lanes)
    group &+= 1
  }
}

/// sin πt in place and cos πt beside it.
@inline(never)
package func sinesAndCosines(
  _ values: UnsafeMutablePointer<Real>, _ cosines: UnsafeMutablePointer<Real>, groups: Int
) {
  var group = 0
  while group < groups {
    let (sine, cosine) = sineAndCosine(halfTurns: Reals(at: values + group &* lanes))
    sine.store(to: values + group &* lanes)
    cosine.store(to: cosines + group &* lanes)
    group &+= 1
  }
}

/// The radius of a pair of normals in the place of its word.
@inline(never)
package func normalRadii(_ words: UnsafeMutablePointer<Real>, groups: Int) {
  var group = 0
  while group < groups {
    normalRadius(Words(at: words + group &* lanes)).store(to: words + group &* lanes)
    group &+= 1
  }
}

/// P(Z ≥ z) of every element.
@inline(never)
package func upperTails(_ values: UnsafeMutablePointer<Real>, groups: Int) {
  var group = 0
  while group < groups {
    upperTail(Reals(at: values + group &* lanes)).store(to: values + group &* lanes)
    group &+= 1
  }
}
