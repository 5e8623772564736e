extension RegionalModel {
  /// The shocks of every sample year after the first that draws imply.
  ///
  /// - Parameter region: The last region whose deviation has a source.
  /// - Returns: By draw and source, in the order national level, national shock over the root of the
  ///   year's turbulence, deviation of region 1, …: years by rows of n series.
  /// - Complexity: O(years · regions · n) a draw.
  package func shocks(_ draws: [RegionalDraw], region: Int) -> [[[Double]]] {
    var parameters = RegionalParameters(priorOf: self)
    var residuals = RegionalResiduals(self)
    let years = 1..<yearCount
    let sizes = turbulence[years].flatMap {
      Array(repeating: $0.squareRoot(), count: seriesCount)
    }
    return draws.map { draw in
      parameters.loading = draw.loading
      parameters.persistence = draw.persistence
      parameters.longRunMean = draw.longRunMean
      residuals.update(draw.states, levelPersistence: levelPersistence, parameters)
      let level = Array(residuals.level[residuals.range(years: years)])
      let shock = zip(residuals.shock[residuals.range(years: years)], sizes).map { $0 / $1 }
      return [level, shock]
        + (1..<max(1, region + 1)).map {
          Array(residuals.innovation[residuals.range(region: $0, years: years)])
        }
    }
  }
}
