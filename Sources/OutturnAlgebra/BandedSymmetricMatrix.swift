/// A symmetric matrix whose elements further than `bandwidth` from the diagonal are zero.
///
/// Stored as the kernel takes it: see `Kernel.factorBanded`.
public struct BandedSymmetricMatrix: Sendable {
  public let order: Int
  /// Diagonals below the main one.
  public let bandwidth: Int
  /// Lower triangle; what stands above the diagonal counts for nothing.
  private(set) var block: AlignedBlock

  /// A zero matrix.
  public init(order: Int, bandwidth: Int) {
    precondition(order >= 0 && bandwidth >= 0, "no band of \(bandwidth) in order \(order)")
    self.order = order
    self.bandwidth = bandwidth
    block = Self.zeroBlock(order: order, bandwidth: bandwidth)
  }

  /// From one column to the next, with room for three rows more, where the kernel takes four columns
  /// at a time.
  static func stride(bandwidth: Int) -> Int { (bandwidth + 11 + 7) & ~7 }

  /// With whole groups of four columns.
  static func zeroBlock(order: Int, bandwidth: Int) -> AlignedBlock {
    AlignedBlock(count: ((order + 3) & ~3) * stride(bandwidth: bandwidth))
  }

  var stride: Int { Self.stride(bandwidth: bandwidth) }

  /// Element (i, j) with i ≥ j and i − j within the band.
  public subscript(i: Int, j: Int) -> Double {
    get { block.pointer[place(i, j)] }
    set {
      let place = place(i, j)
      ownBlock().pointer[place] = newValue
    }
  }

  /// Adds values to diagonal elements.
  public mutating func addDiagonal(_ values: [Double], at places: [Int]) {
    precondition(values.count == places.count, "\(values.count) values at \(places.count) places")
    let target = ownBlock().pointer
    for (value, j) in zip(values, places) { target[place(j, j)] += value }
  }

  /// Sets every element to zero and keeps the storage.
  public mutating func clear() {
    if isKnownUniquelyReferenced(&block) {
      block.pointer.update(repeating: 0, count: block.count)
    } else {
      block = Self.zeroBlock(order: order, bandwidth: bandwidth)
    }
  }

  /// The same in LAPACK's lower band storage: element (i, j) at `(i − j) + j·(bandwidth + 1)`.
  var band: [Double] {
    var band = Array(repeating: 0.0, count: order * (bandwidth + 1))
    for j in 0..<order {
      for i in j..<min(order, j + bandwidth + 1) { band[i - j + j * (bandwidth + 1)] = self[i, j] }
    }
    return band
  }

  /// The block, one that nobody else holds.
  mutating func ownBlock() -> AlignedBlock {
    if !isKnownUniquelyReferenced(&block) { block = AlignedBlock(copying: block) }
    return block
  }

  /// Gives the block away for another of its size, which is cleared.
  mutating func exchange(_ other: inout AlignedBlock) {
    swap(&block, &other)
    clear()
  }

  private func place(_ i: Int, _ j: Int) -> Int {
    precondition(
      j >= 0 && i >= j && i < order && i - j <= bandwidth,
      "(\(i), \(j)) is outside the lower band \(bandwidth) of order \(order)")
    return i - (j & ~7) + j * stride
  }
}
