public import OutturnAlgebra
public import OutturnRandom

/// Several fitted models of the same units as one: the average of their quantiles, on joint paths.
///
/// Path i is a path of member i modulo their number, each of its values moved to where the average
/// of the members' quantiles has it: ranks, and with them links between years and units, stay the
/// member's. The maps are fixed by a pilot, so that a path depends on the seed and its number alone.
///
/// - Source: averaging quantiles, Vincent (1912); Lichtendahl, Grushka-Cockayne & Winkler (2013),
///   doi:10.1287/mnsc.1120.1667.
/// - Verified: `PooledPosteriorTests`.
public struct PooledPosterior<First: FittedForecastModel, Second: FittedForecastModel>:
  FittedForecastModel
{
  public let first: First
  public let second: Second
  /// Paths of each member by which the maps are fixed.
  public let pilotPaths: Int
  /// What is kept of the distance from the median above it: below 1 where growth falls faster than
  /// it rises and the members have no skew of their own.
  public let upperShare: Double

  public init(
    _ first: First, _ second: Second, pilotPaths: Int = 4000, upperShare: Double = 1
  ) {
    precondition(first.seriesNames == second.seriesNames, "members of a pool with other units")
    precondition(pilotPaths >= Self.levels, "a pilot of \(pilotPaths) paths")
    self.first = first
    self.second = second
    precondition(upperShare > 0, "an upper half of \(upperShare)")
    self.pilotPaths = pilotPaths
    self.upperShare = upperShare
  }

  public var seriesNames: [String] { first.seriesNames }

  /// The mean of the averaged quantiles, H×N, by a pilot of its own: within its Monte Carlo error.
  public func forecastMean(horizon: Int) -> Matrix {
    let maps = maps(horizon: horizon, seed: Seed(0).derived(for: .pilot))
    return Matrix(
      rowCount: horizon, columnCount: seriesNames.count,
      columnMajor: maps.goal.map { levels in
        // The trapezoid over equal shares of probability.
        let inner = levels.dropFirst().dropLast().reduce(0, +)
        return (inner + (levels[0] + levels[levels.count - 1]) / 2) / Double(levels.count - 1)
      })
  }

  /// Joint paths of all units, `count` times H×N: those of the members in turn, moved by the maps.
  public func simulatedPaths(horizon: Int, count: Int, seed: Seed) -> [Matrix] {
    let maps = maps(horizon: horizon, seed: seed.derived(for: .pilot))
    // Each member walks the numbers of its own paths only.
    let halves = (
      first.simulatedPaths(horizon: horizon, count: (count + 1) / 2, seed: seed),
      second.simulatedPaths(horizon: horizon, count: count / 2, seed: seed)
    )
    return (0..<count).map { index in
      let isFirst = index % 2 == 0
      let path = isFirst ? halves.0[index / 2] : halves.1[index / 2]
      let own = isFirst ? maps.first : maps.second
      return Matrix(
        rowCount: horizon, columnCount: seriesNames.count,
        columnMajor: path.elements.enumerated().map { place, value in
          Self.moved(value, from: own[place], to: maps.goal[place])
        })
    }
  }

  /// Quantiles of every cell: the members' and those of the pool.
  private func maps(
    horizon: Int, seed: Seed
  ) -> (first: [[Double]], second: [[Double]], goal: [[Double]]) {
    let one = Self.quantiles(first.simulatedPaths(horizon: horizon, count: pilotPaths, seed: seed))
    let two = Self.quantiles(
      second.simulatedPaths(horizon: horizon, count: pilotPaths, seed: seed))
    let goal = zip(one, two).map { one, two -> [Double] in
      let average = zip(one, two).map { ($0 + $1) / 2 }
      let median = average[average.count / 2]
      return average.map { $0 > median ? median + upperShare * ($0 - median) : $0 }
    }
    return (one, two, goal)
  }

  /// Equally spaced levels of the maps.
  private static var levels: Int { 400 }

  /// Of every cell, from the smallest to the largest of its values.
  private static func quantiles(_ paths: [Matrix]) -> [[Double]] {
    (0..<paths[0].elements.count).map { place in
      let sorted = paths.map { $0.elements[place] }.sorted()
      return (0...levels).map { SampleQuantile.linear(Double($0) / Double(levels), of: sorted) }
    }
  }

  /// Linear between the levels; beyond them the distance to the last level stays.
  private static func moved(_ value: Double, from own: [Double], to goal: [Double]) -> Double {
    var low = 0
    var high = own.count
    while low < high {
      let middle = (low + high) / 2
      if own[middle] <= value { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return value + goal[0] - own[0] }
    if low == own.count { return value + goal[low - 1] - own[low - 1] }
    let width = own[low] - own[low - 1]
    let share = width > 0 ? (value - own[low - 1]) / width : 0.5
    return goal[low - 1] + share * (goal[low] - goal[low - 1])
  }
}
