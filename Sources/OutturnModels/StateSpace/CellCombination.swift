/// A weighted sum of cells of a table of series, plus a constant: what can be observed, conditioned
/// on or asked for.
///
///     let year = CellCombination.average("gdp", over: 1...4)
///     let gap = CellCombination.cell("gdp", period: 4) - CellCombination.cell("trade", period: 4)
///
/// Periods count from 1, the first modelled one; 0, −1, … are the last of the history before it.
public struct CellCombination: Hashable, Sendable {
  /// A series in a period.
  public struct Cell: Hashable, Sendable {
    public let series: String
    public let period: Int

    /// The cell of a series in a period.
    public init(series: String, period: Int) {
      self.series = series
      self.period = period
    }
  }

  /// Weight of each cell; none is zero.
  public private(set) var weights: [Cell: Double]
  /// What is added to the weighted sum.
  public private(set) var constant: Double

  /// - Parameters:
  ///   - weights: At least one that is not zero, all finite.
  ///   - constant: Added to the weighted sum.
  public init(_ weights: [Cell: Double], constant: Double = 0) {
    precondition(
      weights.values.allSatisfy { $0.isFinite } && constant.isFinite, "a weight is not finite")
    self.weights = weights.filter { $0.value != 0 }
    self.constant = constant
    precondition(!self.weights.isEmpty, "a combination of no cells")
  }

  /// One cell.
  public static func cell(_ series: String, period: Int) -> CellCombination {
    CellCombination([Cell(series: series, period: period): 1])
  }

  /// The sum of a series over periods.
  public static func sum(_ series: String, over periods: ClosedRange<Int>) -> CellCombination {
    weighted(series, from: periods.lowerBound, Array(repeating: 1, count: periods.count))
  }

  /// The average of a series over periods.
  public static func average(
    _ series: String, over periods: ClosedRange<Int>
  ) -> CellCombination {
    let share = 1 / Double(periods.count)
    return weighted(
      series, from: periods.lowerBound, Array(repeating: share, count: periods.count))
  }

  /// A series times weights, one a period from `first` on.
  public static func weighted(
    _ series: String, from first: Int, _ weights: [Double]
  ) -> CellCombination {
    CellCombination(
      Dictionary(
        uniqueKeysWithValues: weights.enumerated().map {
          (Cell(series: series, period: first + $0.offset), $0.element)
        }))
  }

  public static func + (left: CellCombination, right: CellCombination) -> CellCombination {
    CellCombination(
      left.weights.merging(right.weights, uniquingKeysWith: +),
      constant: left.constant + right.constant)
  }

  public static func - (left: CellCombination, right: CellCombination) -> CellCombination {
    left + -1 * right
  }

  public static func * (factor: Double, combination: CellCombination) -> CellCombination {
    CellCombination(
      combination.weights.mapValues { factor * $0 }, constant: factor * combination.constant)
  }

  /// First and last period that it reads.
  public var periods: ClosedRange<Int> {
    let all = weights.keys.map(\.period)
    return all.min()!...all.max()!
  }

  /// Its cells with their weights in a fixed order, whatever the order of a dictionary.
  var terms: [(cell: Cell, weight: Double)] {
    weights.map { ($0.key, $0.value) }.sorted {
      ($0.cell.period, $0.cell.series) < ($1.cell.period, $1.cell.series)
    }
  }
}

/// A figure for a combination of cells.
///
/// With a standard deviation of 0 it is a hard condition: the combination has this value. Above 0
/// it is a soft one, a measurement with a normal error.
public struct CombinationObservation: Hashable, Sendable {
  public let combination: CellCombination
  /// In the combination's unit.
  public let value: Double
  /// Of the error, in the same unit; 0 is exact.
  public let standardDeviation: Double

  /// - Parameter standardDeviation: 0 for a hard condition.
  public init(_ combination: CellCombination, equals value: Double, standardDeviation: Double = 0) {
    precondition(
      value.isFinite && standardDeviation >= 0 && standardDeviation.isFinite,
      "an observation of \(value) with standard deviation \(standardDeviation)")
    self.combination = combination
    self.value = value
    self.standardDeviation = standardDeviation
  }
}
