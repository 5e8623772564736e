import OutturnRandom
import Synchronization
import Testing

@Suite("Work on several threads")
struct ConcurrentMapTests {
  @Test(
    "Results stand in the order of the pieces, whatever the threads.",
    arguments: [1, 2, 7], [0, 1, 2, 5, 100])
  func order(threads: Int, count: Int) {
    let results = concurrentMap(count: count, threads: threads) { piece in
      var stream = Seed(1).stream(.posterior, UInt32(piece))
      // Early pieces take longest, so that a result in order of completion would be seen.
      var last: UInt64 = 0
      for _ in 0...((count - piece) * 50) { last = stream.next() }
      return "\(piece): \(last)"
    }
    let expected = (0..<count).map { piece in
      var stream = Seed(1).stream(.posterior, UInt32(piece))
      var last: UInt64 = 0
      for _ in 0...((count - piece) * 50) { last = stream.next() }
      return "\(piece): \(last)"
    }
    #expect(results == expected)
  }

  @Test("Each piece is worked on once.", arguments: [1, 2, 7])
  func once(threads: Int) {
    let calls = Mutex([Int](repeating: 0, count: 500))
    _ = concurrentMap(count: 500, threads: threads) { piece in
      calls.withLock { $0[piece] += 1 }
    }
    #expect(calls.withLock { $0 } == [Int](repeating: 1, count: 500))
  }
}
