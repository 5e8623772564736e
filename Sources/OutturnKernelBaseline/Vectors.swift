internal import COutturnSIMD

/// Eight doubles, one path a lane, on every instruction set.
///
/// Concrete operators on a concrete type: no call can fall back on the standard library's generic
/// SIMD operators, which become scalar loops.
struct D8 {
  var vector: outturn_d8

  @inline(__always) init(_ vector: outturn_d8) { self.vector = vector }
  @inline(__always) init(_ value: Double) { vector = d8_all(value) }
  @inline(__always) init(at address: UnsafePointer<Double>) { vector = d8_load(address) }
  @inline(__always) init(at address: UnsafeMutablePointer<Double>) { vector = d8_load(address) }
  @inline(__always) init(bits: U8) { vector = u8_double(bits.vector) }

  @inline(__always) func store(to address: UnsafeMutablePointer<Double>) {
    d8_store(address, vector)
  }

  @inline(__always) var bits: U8 { U8(d8_bits(vector)) }
  @inline(__always) var squareRoot: D8 { D8(d8_sqrt(vector)) }
  /// The sum of the lanes: halves, quarters, eighths.
  @inline(__always) var sum: Double { d8_sum(vector) }
  @inline(__always) var truncated: outturn_i8 { d8_truncated(vector) }

  /// self · factor + addend, rounded once.
  @inline(__always) func times(_ factor: D8, plus addend: D8) -> D8 {
    D8(d8_fma(vector, factor.vector, addend.vector))
  }
  /// self · factor + addend, rounded once.
  @inline(__always) func times(_ factor: D8, plus addend: Double) -> D8 {
    D8(d8_fma(vector, factor.vector, d8_all(addend)))
  }
  /// self − factor · other, rounded once.
  @inline(__always) func minus(_ factor: D8, times other: D8) -> D8 {
    D8(d8_fnma(factor.vector, other.vector, vector))
  }
  /// The bound where self is less or not a number.
  @inline(__always) func atLeast(_ bound: D8) -> D8 { D8(d8_max(vector, bound.vector)) }
  @inline(__always) func atMost(_ bound: D8) -> D8 { D8(d8_min(vector, bound.vector)) }
  /// All bits set in the lanes within [low, high].
  @inline(__always) func within(_ low: D8, _ high: D8) -> U8 {
    U8(d8_within(vector, low.vector, high.vector))
  }

  @inline(__always) static func + (a: D8, b: D8) -> D8 { D8(d8_add(a.vector, b.vector)) }
  @inline(__always) static func - (a: D8, b: D8) -> D8 { D8(d8_sub(a.vector, b.vector)) }
  @inline(__always) static func * (a: D8, b: D8) -> D8 { D8(d8_mul(a.vector, b.vector)) }
  @inline(__always) static func / (a: D8, b: D8) -> D8 { D8(d8_div(a.vector, b.vector)) }
}

/// Eight words of 64 bits.
struct U8 {
  var vector: outturn_u8

  @inline(__always) init(_ vector: outturn_u8) { self.vector = vector }
  @inline(__always) init(_ value: UInt64) { vector = u8_all(value) }
  @inline(__always) init(at address: UnsafePointer<Double>) { vector = u8_load(address) }
  @inline(__always) init(at address: UnsafeMutablePointer<Double>) { vector = u8_load(address) }

  /// 0, 1, …, 7.
  @inline(__always) static var lanes: U8 { U8(u8_lanes()) }

  @inline(__always) func store(to address: UnsafeMutablePointer<Double>) {
    u8_store(address, vector)
  }
  @inline(__always) var narrowed: outturn_i8 { u8_narrowed(vector) }

  /// Whether every bit of every lane is set.
  @inline(__always) var isAllSet: Bool { u8_all_set(vector) != 0 }

  /// The 64-bit product of the lower halves.
  @inline(__always) func wideProduct(_ other: U8) -> U8 {
    U8(u8_wide_mul(vector, other.vector))
  }
  @inline(__always) func shiftedLeft(_ bits: UInt32) -> U8 { U8(u8_shl(vector, bits)) }
  @inline(__always) func shiftedRight(_ bits: UInt32) -> U8 { U8(u8_shr(vector, bits)) }
  /// Shifted right with the sign bit filled in.
  @inline(__always) func signedShiftedRight(_ bits: UInt32) -> U8 { U8(u8_sar(vector, bits)) }

  @inline(__always) static func + (a: U8, b: U8) -> U8 { U8(u8_add(a.vector, b.vector)) }
  @inline(__always) static func - (a: U8, b: U8) -> U8 { U8(u8_sub(a.vector, b.vector)) }
  @inline(__always) static func & (a: U8, b: U8) -> U8 { U8(u8_and(a.vector, b.vector)) }
  @inline(__always) static func | (a: U8, b: U8) -> U8 { U8(u8_or(a.vector, b.vector)) }
  @inline(__always) static func ^ (a: U8, b: U8) -> U8 { U8(u8_xor(a.vector, b.vector)) }
}
