private import Synchronization

/// Runs independent pieces of work on several threads and returns their results in order.
///
/// Piece i must take its randomness from a stream of index i and share nothing with the others;
/// then the result does not depend on the number of threads.
///
/// - Parameters:
///   - count: Number of pieces.
///   - threads: Most threads to use, the calling one among them; at least 1.
///   - work: Called once for each index from 0.
/// - Returns: `count` results, place i from piece i.
public func concurrentMap<Result: Sendable>(
  count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
  precondition(count >= 0 && threads >= 1, "\(count) pieces on \(threads) threads")
  let board = Board<Result>(count: count)
  withWorkers(max(1, min(threads, count))) {
    while let index = board.claim() { board.store(work(index), at: index) }
  }
  return board.results()
}

/// Where pieces are claimed and results are kept.
private final class Board<Result: Sendable>: Sendable {
  private let next = Atomic<Int>(0)
  private let stored: Mutex<[Result?]>
  private let count: Int

  init(count: Int) {
    self.count = count
    stored = Mutex(Array(repeating: nil, count: count))
  }

  func claim() -> Int? {
    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }

  func store(_ result: Result, at index: Int) {
    stored.withLock { $0[index] = result }
  }

  func results() -> [Result] {
    stored.withLock { results in results.map { $0! } }
  }
}
