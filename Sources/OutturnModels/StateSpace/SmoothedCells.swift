public import OutturnAlgebra
public import OutturnRandom

/// The joint normal law of all cells of a vector autoregression's periods given the figures.
///
/// Cells count from period 1, the first modelled one.
///
/// - Verified: `ConditionalForecastTests`, against the stacked normal vector; `NowcastTests`.
public struct SmoothedCells: Sendable {
  /// One a series.
  public let names: [String]
  /// Means, H×n, period 1 first.
  public let means: Matrix
  /// Covariance of a period's cells, n×n, period 1 first.
  public let covariances: [Matrix]
  /// Squared Mahalanobis distance of the figures from what the model expected: its plausibility by
  /// a chi-squared law of ``degreesOfFreedom``.
  public let squaredDistance: Double
  /// Figures that say something that the others do not.
  public let degreesOfFreedom: Int
  /// log p(figures).
  public let logLikelihood: Double
  /// The smoother beneath.
  public let smoother: KalmanSmoother
  private let depth: Int

  init(_ smoother: KalmanSmoother, names: [String], depth: Int) {
    let n = names.count
    let places = Array(0..<n)
    self.names = names
    self.smoother = smoother
    self.depth = depth
    means = Matrix(rows: smoother.means.map { Array($0.prefix(n)) })
    covariances = smoother.covariances.map { $0[places, places] }
    squaredDistance = smoother.filter.squaredDistance
    degreesOfFreedom = smoother.filter.properObservationCount
    logLikelihood = smoother.filter.logLikelihood()
  }

  /// H.
  public var periodCount: Int { means.rowCount }

  /// Standard deviations of the cells, H×n.
  public var standardDeviations: Matrix {
    Matrix(rows: covariances.map { $0.diagonal.map { max(0, $0).squareRoot() } })
  }

  /// Mean and variance of a combination whose cells lie within one state, that is within as many
  /// periods as the longest figure, or the lags, reach.
  ///
  /// - Precondition: It reaches no further than the state and its latest cell is in a period.
  public func law(of combination: CellCombination) -> (mean: Double, variance: Double) {
    let last = combination.periods.upperBound
    precondition(
      last >= 1 && last <= periodCount && combination.periods.count <= depth,
      "periods \(combination.periods) of a state of \(depth) in 1…\(periodCount)")
    var row = [Double](repeating: 0, count: smoother.filter.model.stateCount)
    for (cell, weight) in combination.terms {
      guard let place = names.firstIndex(of: cell.series) else {
        preconditionFailure("no series named \(cell.series) among \(names)")
      }
      row[(last - cell.period) * names.count + place] += weight
    }
    let spread = smoother.covariances[last - 1] * row
    return (
      zip(row, smoother.means[last - 1]).reduce(combination.constant) { $0 + $1.0 * $1.1 },
      max(0, zip(row, spread).reduce(0) { $0 + $1.0 * $1.1 })
    )
  }

  /// Covariance of all cells, H·n squared: period after period, series within a period.
  ///
  /// - Complexity: O(H²·m³).
  public func jointCovariance() -> Matrix {
    let n = names.count
    var result = Matrix(rowCount: periodCount * n, columnCount: periodCount * n)
    for first in 1...max(1, periodCount) {
      for second in first...max(1, periodCount) {
        let block = smoother.covariance(first, second)
        for i in 0..<n {
          for j in 0..<n {
            let (row, column) = ((first - 1) * n + i, (second - 1) * n + j)
            result[row, column] = block[i, j]
            result[column, row] = block[i, j]
          }
        }
      }
    }
    return result
  }

  /// Paths with the given parameters and figures: `count` times H×n.
  ///
  /// Path i depends on the seed and on i alone.
  ///
  /// - Throws: ``StateSpaceError``.
  public func simulatedPaths(count: Int, seed: Seed) throws(StateSpaceError) -> [Matrix] {
    let sampler = try SimulationSmoother(smoother)
    let n = names.count
    return (0..<count).map { path in
      var stream = seed.stream(.posterior, UInt32(path))
      return Matrix(rows: sampler.draw(from: &stream).map { Array($0.prefix(n)) })
    }
  }
}
