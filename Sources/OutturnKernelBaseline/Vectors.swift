internal import COutturnSIMD

// A build is in double or in single precision: with the folder `Double` or with `Single`, which
// say what a `Real` is and hold what each does in its own way.

/// Paths of a group: 64 bytes of numbers, on every instruction set.
@inline(__always) var lanes: Int { 64 / MemoryLayout<Real>.size }
/// Numbers of one path that a slot of the generator gives: one for each of its words of 32 bits.
@inline(__always) var numbersPerSlot: Int { 4 }
/// Numbers of one group that a slot gives.
@inline(__always) var slotLength: Int { lanes &* numbersPerSlot }

/// One number of every path of a group, a path a lane.
///
/// Concrete operators on a concrete type: no call can fall back on the standard library's generic
/// SIMD operators, which become scalar loops.
struct Reals {
  var vector: outturn_reals

  @inline(__always) init(_ vector: outturn_reals) { self.vector = vector }
  @inline(__always) init(_ value: Real) { vector = reals_all(value) }
  @inline(__always) init(at address: UnsafePointer<Real>) { vector = reals_load(address) }
  @inline(__always) init(at address: UnsafeMutablePointer<Real>) { vector = reals_load(address) }
  @inline(__always) init(bits: Words) { vector = words_reals(bits.vector) }
  /// The words as signed integers, rounded.
  @inline(__always) init(rounding words: Words) { vector = words_rounded(words.vector) }

  @inline(__always) func store(to address: UnsafeMutablePointer<Real>) {
    reals_store(address, vector)
  }

  @inline(__always) var bits: Words { Words(reals_bits(vector)) }
  @inline(__always) var squareRoot: Reals { Reals(reals_sqrt(vector)) }
  @inline(__always) var truncated: outturn_ints { reals_truncated(vector) }

  /// self · factor + addend, rounded once.
  @inline(__always) func times(_ factor: Reals, plus addend: Reals) -> Reals {
    Reals(reals_fma(vector, factor.vector, addend.vector))
  }
  /// self · factor + addend, rounded once.
  @inline(__always) func times(_ factor: Reals, plus addend: Real) -> Reals {
    Reals(reals_fma(vector, factor.vector, reals_all(addend)))
  }
  /// self − factor · other, rounded once.
  @inline(__always) func minus(_ factor: Reals, times other: Reals) -> Reals {
    Reals(reals_fnma(factor.vector, other.vector, vector))
  }
  /// The bound where self is less or not a number.
  @inline(__always) func atLeast(_ bound: Reals) -> Reals { Reals(reals_max(vector, bound.vector)) }
  @inline(__always) func atMost(_ bound: Reals) -> Reals { Reals(reals_min(vector, bound.vector)) }
  /// All bits set in the lanes within [low, high].
  @inline(__always) func within(_ low: Reals, _ high: Reals) -> Words {
    Words(reals_within(vector, low.vector, high.vector))
  }
  /// All bits set in the lanes that are at least `low`.
  @inline(__always) func from(_ low: Reals) -> Words { Words(reals_from(vector, low.vector)) }

  @inline(__always) static func + (a: Reals, b: Reals) -> Reals {
    Reals(reals_add(a.vector, b.vector))
  }
  @inline(__always) static func - (a: Reals, b: Reals) -> Reals {
    Reals(reals_sub(a.vector, b.vector))
  }
  @inline(__always) static func * (a: Reals, b: Reals) -> Reals {
    Reals(reals_mul(a.vector, b.vector))
  }
  @inline(__always) static func / (a: Reals, b: Reals) -> Reals {
    Reals(reals_div(a.vector, b.vector))
  }
}

/// One word of every path of a group.
struct Words {
  var vector: outturn_words

  @inline(__always) init(_ vector: outturn_words) { self.vector = vector }
  @inline(__always) init(_ value: Word) { vector = words_all(value) }
  @inline(__always) init(at address: UnsafePointer<Real>) { vector = words_load(address) }
  @inline(__always) init(at address: UnsafeMutablePointer<Real>) { vector = words_load(address) }

  /// 0, 1, 2, ….
  @inline(__always) static var lanes: Words { Words(words_lanes()) }
  @inline(__always) static var allOnes: Words { Words(Word.max) }
  /// The highest bit.
  @inline(__always) static var sign: Words { allOnes.shiftedLeft(highestBit) }
  @inline(__always) static var highestBit: UInt32 {
    UInt32(truncatingIfNeeded: MemoryLayout<Word>.size &* 8 &- 1)
  }

  @inline(__always) func store(to address: UnsafeMutablePointer<Real>) {
    words_store(address, vector)
  }
  @inline(__always) var narrowed: outturn_ints { words_narrowed(vector) }

  @inline(__always) func shiftedLeft(_ bits: UInt32) -> Words { Words(words_shl(vector, bits)) }
  @inline(__always) func shiftedRight(_ bits: UInt32) -> Words { Words(words_shr(vector, bits)) }
  /// Shifted right with the sign bit filled in.
  @inline(__always) func signedShiftedRight(_ bits: UInt32) -> Words {
    Words(words_sar(vector, bits))
  }

  @inline(__always) static func + (a: Words, b: Words) -> Words {
    Words(words_add(a.vector, b.vector))
  }
  @inline(__always) static func - (a: Words, b: Words) -> Words {
    Words(words_sub(a.vector, b.vector))
  }
  @inline(__always) static func & (a: Words, b: Words) -> Words {
    Words(words_and(a.vector, b.vector))
  }
  @inline(__always) static func | (a: Words, b: Words) -> Words {
    Words(words_or(a.vector, b.vector))
  }
  @inline(__always) static func ^ (a: Words, b: Words) -> Words {
    Words(words_xor(a.vector, b.vector))
  }
}
