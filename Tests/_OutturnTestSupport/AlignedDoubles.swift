/// Zeroed doubles on a 64-byte boundary, as the kernel wants them.
package final class AlignedDoubles {
  package let count: Int
  package let pointer: UnsafeMutablePointer<Double>

  package init(count: Int) {
    self.count = count
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, count) * 8, alignment: 64)
    pointer = memory.bindMemory(to: Double.self, capacity: count)
    pointer.initialize(repeating: 0, count: count)
  }

  deinit { UnsafeMutableRawPointer(pointer).deallocate() }

  package var values: [Double] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

  package subscript(index: Int) -> Double {
    get { pointer[index] }
    set { pointer[index] = newValue }
  }
}
