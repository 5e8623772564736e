/// Zeroed doubles on a 64-byte boundary, for what the kernel works on.
///
/// Written by its owner before anyone else sees it and never after.
package final class AlignedBlock: @unchecked Sendable {
  package let count: Int
  package let pointer: UnsafeMutablePointer<Double>
  private let memory: UnsafeMutableRawPointer

  package convenience init(count: Int) {
    self.init(uninitialized: count)
    pointer.initialize(repeating: 0, count: count)
  }

  /// Numbers that its owner writes before any is read.
  package init(uninitialized count: Int) {
    self.count = count
    // An ordinary allocation with room for the boundary takes a fifth of an aligned one's time.
    memory = .allocate(byteCount: count * 8 + 64, alignment: 16)
    pointer = memory.alignedUp(toMultipleOf: 64).bindMemory(to: Double.self, capacity: count)
  }

  /// The same numbers in memory of its own.
  convenience init(copying other: AlignedBlock) {
    self.init(uninitialized: other.count)
    pointer.initialize(from: other.pointer, count: count)
  }

  /// The columns of two matrices with the same number of rows, one after the other, `stride`
  /// apart, and zeros after them.
  convenience init(stride: Int, _ first: Matrix, _ second: Matrix? = nil, zeros: Int = 0) {
    let columns = first.columnCount + (second?.columnCount ?? 0)
    self.init(uninitialized: stride * columns + zeros)
    fill(first, at: 0, stride: stride)
    if let second { fill(second, at: first.columnCount, stride: stride) }
    (pointer + stride * columns).initialize(repeating: 0, count: zeros)
  }

  private func fill(_ matrix: Matrix, at place: Int, stride: Int) {
    let rows = matrix.rowCount
    matrix.elements.withUnsafeBufferPointer { source in
      for j in 0..<matrix.columnCount {
        let target = pointer + (place + j) * stride
        target.initialize(from: source.baseAddress! + j * rows, count: rows)
        (target + rows).initialize(repeating: 0, count: stride - rows)
      }
    }
  }

  deinit { memory.deallocate() }

  /// Some of its columns, `stride` apart, without what stands below the first rows.
  func matrix(rowCount: Int, columnCount: Int, stride: Int) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columnCount,
      columnMajor: Array(unsafeUninitializedCapacity: rowCount * columnCount) { target, count in
        for j in 0..<columnCount {
          (target.baseAddress! + j * rowCount).initialize(
            from: pointer + j * stride, count: rowCount)
        }
        count = rowCount * columnCount
      })
  }
}
