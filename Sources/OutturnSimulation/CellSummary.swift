private import Glibc

/// Moments and histogram of one cell (measure, series, step), in a form that adds up exactly.
///
/// Values are taken in bins: d = (x − centre)/width. The sums of d and d² over a chunk of paths
/// are rounded once to a multiple of 2⁻³² and added as integers, so that any order and any
/// grouping of chunks gives the same bits.
package struct CellSummary: Sendable, Equatable {
  /// Bins of the histogram, without the two for what lies outside.
  package static let binCount = 4096
  /// Half of the histogram, in scales of the pilot.
  package static let halfWidthInScales = 8.0

  /// The middle of the histogram, in the cell's unit.
  package let centre: Double
  /// Width of a bin, in the cell's unit.
  package let binWidth: Double
  /// Paths below the first bin, then in each bin, then above the last.
  package internal(set) var histogram: [UInt64]
  /// Σ d and Σ d².
  private var sum = ExactSum()
  private var sumOfSquares = ExactSum()
  /// Chunks whose sums were not finite or too large to be kept: the moments are then not known.
  package private(set) var overflownChunks = 0

  package init(centre: Double, binWidth: Double) {
    self.centre = centre
    self.binWidth = binWidth
    histogram = [UInt64](repeating: 0, count: Self.binCount + 2)
  }

  package var belowRange: Int { Int(histogram[0]) }
  package var aboveRange: Int { Int(histogram[Self.binCount + 1]) }

  /// Adds the sums of one chunk, in bins.
  mutating func add(sum chunkSum: Double, sumOfSquares chunkSquares: Double) {
    let limit = 0x1p80
    guard abs(chunkSum) < limit, chunkSquares < limit else {
      overflownChunks += 1
      return
    }
    sum.add(chunkSum)
    sumOfSquares.add(chunkSquares)
  }

  /// Adds values one by one, in order, as one chunk.
  mutating func add(_ values: ArraySlice<Double>) {
    var chunkSum = 0.0
    var chunkSquares = 0.0
    let half = Double(Self.binCount / 2)
    histogram.withUnsafeMutableBufferPointer { histogram in
      for value in values {
        let place = (value - centre) / binWidth
        let distance = place.isNaN ? .infinity : place
        chunkSum += distance
        chunkSquares += distance * distance
        let bin = (distance + half).rounded(.down)
        histogram[Int(min(max(bin, -1), Double(Self.binCount))) + 1] += 1
      }
    }
    add(sum: chunkSum, sumOfSquares: chunkSquares)
  }

  /// Adds 32-bit counts and clears them.
  mutating func empty(_ counts: UnsafeMutablePointer<UInt32>) {
    histogram.withUnsafeMutableBufferPointer { histogram in
      for bin in histogram.indices {
        histogram[bin] += UInt64(counts[bin])
        counts[bin] = 0
      }
    }
  }

  mutating func merge(_ other: CellSummary) {
    precondition(
      centre == other.centre && binWidth == other.binWidth,
      "two ensembles with different bins cannot be merged")
    histogram.withUnsafeMutableBufferPointer { histogram in
      for bin in histogram.indices { histogram[bin] += other.histogram[bin] }
    }
    sum.merge(other.sum)
    sumOfSquares.merge(other.sumOfSquares)
    overflownChunks += other.overflownChunks
  }

  // MARK: Counters

  /// Histogram, the limbs of two sums, chunks that overflowed.
  static let counterCount = binCount + 2 + 2 * ExactSum.limbCount + 1

  func append(to counters: inout [Int64]) {
    for count in histogram { counters.append(Int64(count)) }
    sum.append(to: &counters)
    sumOfSquares.append(to: &counters)
    counters.append(Int64(overflownChunks))
  }

  /// - Parameter sums: What ``append(to:)`` appends after the histogram.
  /// - Returns: nil where a sum does not fit.
  func replacing(histogram: [UInt64], sums: ArraySlice<Int64>) -> CellSummary? {
    var result = self
    result.histogram = histogram
    let limbs = ExactSum.limbCount
    guard let first = ExactSum(limbs: sums.prefix(limbs)),
      let second = ExactSum(limbs: sums.dropFirst(limbs).prefix(limbs)), !second.isNegative,
      let overflown = sums.last, overflown >= 0
    else { return nil }
    result.sum = first
    result.sumOfSquares = second
    result.overflownChunks = Int(overflown)
    return result
  }

  /// NaN without paths or when sums overflowed.
  func mean(paths: Int) -> Double {
    guard paths > 0, overflownChunks == 0 else { return .nan }
    return centre + binWidth * (sum.value / Double(paths))
  }

  /// With divisor N − 1; NaN with fewer than two paths or when sums overflowed.
  func standardDeviation(paths: Int) -> Double {
    guard paths > 1, overflownChunks == 0 else { return .nan }
    let count = Double(paths)
    let first = sum.value
    let second = sumOfSquares.value
    return binWidth * sqrt(max(0, (second - first * (first / count)) / (count - 1)))
  }

  /// Linear within the bin; the histogram's edge where the quantile lies outside of it.
  ///
  /// - Parameter probabilities: Ascending.
  func quantiles(_ probabilities: [Double], paths: Int) -> [Double] {
    guard paths > 0 else { return probabilities.map { _ in .nan } }
    let ranks = probabilities.map { $0 * Double(paths) }
    let lowest = centre - binWidth * Double(Self.binCount / 2)
    var below = Double(histogram[0])
    var found = ranks.prefix { $0 < below }.map { _ in lowest }
    for bin in 0..<Self.binCount where found.count < ranks.count {
      let inBin = Double(histogram[bin + 1])
      while inBin > 0, found.count < ranks.count, below + inBin >= ranks[found.count] {
        found.append(lowest + binWidth * (Double(bin) + (ranks[found.count] - below) / inBin))
      }
      below += inBin
    }
    guard found.count < ranks.count else { return found }
    let highest =
      histogram[Self.binCount + 1] > 0 || below == 0
      ? lowest + binWidth * Double(Self.binCount) : lowest + binWidth * lastOccupiedEdge
    return found + ranks.dropFirst(found.count).map { _ in highest }
  }

  /// Upper edge of the highest bin with a path, in bins from the lowest edge.
  private var lastOccupiedEdge: Double {
    Double((histogram[1...Self.binCount].lastIndex { $0 > 0 }) ?? 0)
  }
}
