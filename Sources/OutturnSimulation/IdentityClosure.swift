internal import COutturnSIMD

/// Makes a block of simulated paths add up: growth first, then the levels that follow from it.
///
/// Not a stage of the kernel, since few plans have identities: plain loops along the rows, the same
/// on every instruction set.
struct IdentityClosure {
  private let identities: [PathIdentity]
  private let seriesCount: Int
  private let horizon: Int

  /// - Parameter identities: A total that is itself a part stands after the identity it is part of.
  init(_ identities: [PathIdentity], seriesCount: Int, horizon: Int) {
    self.identities = identities
    self.seriesCount = seriesCount
    self.horizon = horizon
  }

  var isEmpty: Bool { identities.isEmpty }

  /// - Parameters:
  ///   - values: By row: growth by step and series, then levels.
  ///   - rowLength: Numbers from one row to the next.
  ///   - count: Paths, at most `rowLength`.
  /// - Complexity: O(horizon · members²) a path.
  func close<Number: BinaryFloatingPoint>(
    _ values: UnsafeMutablePointer<Number>, rowLength: Int, count: Int
  ) {
    for identity in identities {
      close(identity, Block(values, rowLength: rowLength, seriesCount: seriesCount), count)
    }
  }

  /// Rows of a block by step and series.
  private struct Block<Number> {
    private let values: UnsafeMutablePointer<Number>
    private let rowLength: Int
    private let seriesCount: Int

    init(_ values: UnsafeMutablePointer<Number>, rowLength: Int, seriesCount: Int) {
      self.values = values
      self.rowLength = rowLength
      self.seriesCount = seriesCount
    }

    func row(_ step: Int, _ series: Int) -> UnsafeMutablePointer<Number> {
      values + (step * seriesCount + series) * rowLength
    }
  }

  private func close<Number: BinaryFloatingPoint>(
    _ identity: PathIdentity, _ block: Block<Number>, _ count: Int
  ) {
    let members = identity.members
    let m = members.count
    // By member: level at the prices before the first step, as a share of the total then; V·c.
    // Then one row each: the gap over c′·V·c, and what the total's level is to be multiplied by.
    withUnsafeTemporaryAllocation(of: Number.self, capacity: (2 * m + 2) * count) { scratch in
      let levels = scratch.baseAddress!
      let moves = levels + m * count
      let factor = moves + m * count
      let correction = factor + count
      for (place, share) in (identity.shares + [1]).enumerated() {
        (levels + place * count).update(repeating: Number(share), count: count)
      }
      correction.update(repeating: 1, count: count)
      for step in 0..<horizon {
        let growth = members.map { block.row(step, $0) }
        let v = identity.covariances[step].map { Number($0) }
        for j in 0..<m {
          let move = moves + j * count
          move.update(repeating: 0, count: count)
          for l in 0..<m {
            let weight = l == m - 1 ? -v[j * m + l] : v[j * m + l]
            let level = levels + l * count
            for path in 0..<count { move[path] += weight * level[path] }
          }
        }
        Self.gaps(growth, levels, moves, count, into: factor)
        let total = levels + (m - 1) * count
        for path in 0..<count { correction[path] /= 1 + growth[m - 1][path] / 100 }
        total.update(repeating: 0, count: count)
        for j in 0..<m {
          let (row, move, level) = (growth[j], moves + j * count, levels + j * count)
          for path in 0..<count { row[path] -= move[path] * factor[path] }
          if j == m - 1 { break }
          for path in 0..<count {
            level[path] *= 1 + row[path] / 100
            total[path] += level[path]
          }
        }
        for path in 0..<count { correction[path] *= 1 + growth[m - 1][path] / 100 }
        let totalLevel = block.row(horizon + step, identity.total)
        for path in 0..<count { totalLevel[path] *= correction[path] }
        for (place, part) in identity.parts.enumerated() {
          let (row, level) = (block.row(horizon + step, part), levels + place * count)
          for path in 0..<count { row[path] = totalLevel[path] * (level[path] / total[path]) }
        }
      }
    }
  }

  /// d/(c′·V·c) of every path.
  private static func gaps<Number: BinaryFloatingPoint>(
    _ growth: [UnsafeMutablePointer<Number>], _ levels: UnsafeMutablePointer<Number>,
    _ moves: UnsafeMutablePointer<Number>, _ count: Int, into factor: UnsafeMutablePointer<Number>
  ) {
    let m = growth.count
    let total = m - 1
    for path in 0..<count {
      var gap: Number = 0
      var form: Number = 0
      for j in 0..<total {
        gap += levels[j * count + path] * growth[j][path]
        form += levels[j * count + path] * moves[j * count + path]
      }
      gap -= levels[total * count + path] * growth[total][path]
      form -= levels[total * count + path] * moves[total * count + path]
      factor[path] = gap / form
    }
  }
}
