public import OutturnAlgebra

/// One draw from the posterior of a regional model.
public struct RegionalDraw: Sendable {
  /// Lower factor of Q, n×n.
  public let levelFactor: Matrix
  /// Lower factor of S, n×n.
  public let shockFactor: Matrix
  /// Lower factor of U by region below the nation; place r − 1 holds region r.
  public let deviationFactors: [Matrix]
  /// b, how much of a national shock reaches the regions, by series.
  public let loading: [Double]
  /// ρ, persistence of the deviations, by series.
  public let persistence: [Double]
  /// m, the long-run mean of the national level, by series.
  public let longRunMean: [Double]
  /// The level and every region's true growth in every year of the sample, model units.
  package let states: [Double]
}

extension RegionalModel {
  /// A region's true growth of one series in a year of the sample (by index), model units.
  public func growth(_ draw: RegionalDraw, region: Int, series: Int, year: Int) -> Double {
    draw.states[place(year: year, block: region + 1) + series]
  }

  /// The national level in the last year, by series.
  public func lastLevel(_ draw: RegionalDraw) -> [Double] {
    let start = place(year: yearCount - 1, block: 0)
    return Array(draw.states[start..<start + seriesCount])
  }

  /// A region's deviation from what surrounds it in the last year, by series; region 1 or further.
  public func lastDeviation(_ draw: RegionalDraw, region: Int) -> [Double] {
    (0..<seriesCount).map { lastDeviation(draw, region: region, series: $0) }
  }

  /// The same of one series.
  public func lastDeviation(_ draw: RegionalDraw, region: Int, series: Int) -> Double {
    deviationBlocks[region - 1].reduce(0) { sum, term in
      sum + (term.constant + term.slope * draw.loading[series])
        * draw.states[place(year: yearCount - 1, block: term.block) + series]
    }
  }

  /// Next year's expected growth of a region's series as a combination of the states, without its
  /// constant part: calls `body` with the place and the coefficient of each.
  @inline(__always)
  func forEachForecastTerm(
    region: Int, series: Int, loading: [Double], persistence: [Double],
    _ body: (_ place: Int, _ coefficient: Double) -> Void
  ) {
    let last = yearCount - 1
    body(place(year: last, block: 0) + series, levelPersistence)
    for below in 1..<max(1, region + 1) {
      for (block, constant, slope) in deviationBlocks[below - 1] {
        body(
          place(year: last, block: block) + series,
          persistence[series] * (constant + slope * loading[series]))
      }
    }
  }
}
