import OutturnAlgebra
import OutturnModels

/// Parameters and states of a regional model, and the quantities that calibration ranks.
struct CalibratedPoint {
  let parameters: RegionalParameters
  /// ℓ by year and series.
  let level: [[Double]]
  /// True growth by year, region and series.
  let growth: [[[Double]]]

  init(_ truth: PriorDraw) {
    parameters = truth.parameters
    level = truth.level
    growth = truth.growth
  }

  init(_ draw: RegionalDraw, _ parameters: RegionalParameters, of model: RegionalModel) {
    let series = model.observations.series.indices
    func block(_ year: Int, _ block: Int) -> [Double] {
      series.map { draw.states[model.place(year: year, block: block) + $0] }
    }
    self.parameters = parameters
    let years = 0..<model.observations.yearCount
    level = years.map { block($0, 0) }
    growth = years.map { year in
      model.observations.regions.indices.map { block(year, $0 + 1) }
    }
  }

  /// Parameters, states of the last year, and sums that speak of figures and parameters at once:
  /// ranks of parameters alone cannot see a sampler that leaves figures out (Modrák et al. 2023,
  /// doi:10.1214/23-BA1404).
  func quantities(_ model: RegionalModel) throws -> [String: Double] {
    var result: [String: Double] = [:]
    let n = model.observations.series.count
    let regions = model.observations.regions.count
    let last = level.count - 1

    func add(_ name: String, _ covariance: Matrix) {
      for i in 0..<n {
        result["\(name)(\(i), \(i))"] = covariance[i, i]
        for j in 0..<i {
          result["correlation of \(name)"] =
            covariance[i, j] / (covariance[i, i] * covariance[j, j]).squareRoot()
        }
      }
    }
    add("Q", parameters.levelCovariance)
    add("S", parameters.shockCovariance)
    for (place, covariance) in parameters.deviationCovariances.enumerated() {
      add("U\(place + 1)", covariance)
    }
    result["ω of a national shock"] = parameters.shockWeights[min(2, last)]
    result["ω of a deviation"] = parameters.deviationWeights[0][(last + 1) / 2]
    for i in 0..<n {
      result["b(\(i))"] = parameters.loading[i]
      result["ρ(\(i))"] = parameters.persistence[i]
      if model.levelPersistence < 1 { result["m(\(i))"] = parameters.longRunMean[i] }
      result["ℓ(\(i))"] = level[last][i]
      for region in 1..<regions {
        result["z\(region)(\(i))"] = growth[last][region][i]
        result["d\(region)(\(i))"] = deviation(region, last)[i]
      }
    }

    var misfit = 0.0
    for (year, row) in model.observations.values.enumerated() {
      for (region, id) in model.observations.regions.enumerated() {
        for (i, figure) in row[region].enumerated() {
          guard let figure else { continue }
          let distance = (figure - growth[year][region][i]) / model.prior.measurement[id]![i]
          misfit += distance * distance
        }
      }
    }
    result["misfit of the figures"] = misfit
    result["size of the first deviations"] = (1..<regions).reduce(0) { sum, region in
      deviation(region, 0).reduce(sum) { $0 + $1 * $1 }
    }
    result["size of the level's shocks"] = try size(
      parameters.levelCovariance,
      (1...last).map { year in
        let phi = model.levelPersistence
        return (0..<n).map {
          level[year][$0] - phi * level[year - 1][$0] - (1 - phi) * parameters.longRunMean[$0]
        }
      })
    result["size of the national shocks"] = try size(
      parameters.shockCovariance,
      (0...last).map { year in
        let turbulence = model.prior.turbulence[model.observations.firstYear + year] ?? 1
        let factor = (parameters.shockWeights[year] / turbulence).squareRoot()
        return shock(year).map { factor * $0 }
      })
    for region in 1..<regions {
      result["size of the shocks to d\(region)"] = try size(
        parameters.deviationCovariances[region - 1],
        (1...last).map { year in
          let factor = parameters.deviationWeights[region - 1][year].squareRoot()
          return zip(
            deviation(region, year), zip(parameters.persistence, deviation(region, year - 1))
          ).map { factor * ($0 - $1.0 * $1.1) }
        })
    }
    return result
  }

  /// e.
  private func shock(_ year: Int) -> [Double] {
    zip(growth[year][0], level[year]).map { $0 - $1 }
  }

  /// d.
  private func deviation(_ region: Int, _ year: Int) -> [Double] {
    if region > 1 {
      return zip(growth[year][region], growth[year][region - 1]).map { $0 - $1 }
    }
    return zip(growth[year][1], zip(level[year], zip(parameters.loading, shock(year)))).map {
      $0 - $1.0 - $1.1.0 * $1.1.1
    }
  }

  /// Σ x′Σ⁻¹x.
  private func size(_ covariance: Matrix, _ shocks: [[Double]]) throws -> Double {
    let factor = try Cholesky(covariance)
    return shocks.reduce(0) { sum, shock in
      zip(shock, factor.solve(shock)).reduce(sum) { $0 + $1.0 * $1.1 }
    }
  }
}
