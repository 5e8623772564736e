import OutturnAlgebra
import OutturnModels
import OutturnRandom

/// Parameters, states and figures drawn from the regional model, equation by equation as it is
/// written down: the level, the shocks and the deviations first, then their sums.
struct PriorDraw {
  let parameters: RegionalParameters
  /// ℓ by year and series.
  let level: [[Double]]
  /// True growth by year, region and series.
  let growth: [[[Double]]]

  init(_ model: RegionalModel, stream: inout RandomStream) throws {
    let prior = model.prior
    let regions = model.observations.regions
    let n = model.observations.series.count
    let years = model.observations.yearCount
    let nu = Double(prior.errorDegreesOfFreedom)
    let phi = model.levelPersistence

    var parameters = RegionalParameters(priorOf: model)
    parameters.levelCovariance = try Self.covariance(prior.nationalLevel, &stream)
    parameters.shockCovariance = try Self.covariance(prior.nationalShock, &stream)
    for (place, region) in regions.dropFirst().enumerated() {
      parameters.deviationCovariances[place] = try Self.covariance(
        prior.deviations[region]!, &stream)
    }
    parameters.loading = Self.normals(prior.shockLoading, &stream)
    let rho = Self.truncated(prior.deviationPersistence, &stream)
    parameters.persistence = rho
    if phi < 1 { parameters.longRunMean = Self.normals(prior.longRunMean, &stream) }
    for year in 0..<years {
      parameters.shockWeights[year] = stream.chiSquared(degreesOfFreedom: nu) / nu
      for region in 0..<(regions.count - 1) where year > 0 {
        parameters.deviationWeights[region][year] = stream.chiSquared(degreesOfFreedom: nu) / nu
      }
    }

    var level: [[Double]] = []
    var growth: [[[Double]]] = []
    var deviations: [[Double]] = []
    for year in 0..<years {
      if year == 0 {
        level.append(Self.normals(prior.initialLevel, &stream))
      } else {
        let shock = try Self.normal(parameters.levelCovariance, 1, &stream)
        level.append(
          (0..<n).map {
            phi * level[year - 1][$0] + (1 - phi) * parameters.longRunMean[$0] + shock[$0]
          })
      }
      let turbulence = prior.turbulence[model.observations.firstYear + year] ?? 1
      let shock = try Self.normal(
        parameters.shockCovariance, turbulence / parameters.shockWeights[year], &stream)
      for region in 0..<(regions.count - 1) {
        let covariance = parameters.deviationCovariances[region]
        if year == 0 {
          deviations.append(
            Self.normals(
              prior.initialDeviation.map { NormalPrior(mean: 0, standardDeviation: $0) }, &stream))
        } else {
          let innovation = try Self.normal(
            covariance, 1 / parameters.deviationWeights[region][year], &stream)
          deviations[region] = (0..<n).map {
            rho[$0] * deviations[region][$0] + innovation[$0]
          }
        }
      }
      var year = [(0..<n).map { level[year][$0] + shock[$0] }]
      var inner = (0..<n).map { i in year[0][i] - shock[i] + parameters.loading[i] * shock[i] }
      for deviation in deviations {
        inner = zip(inner, deviation).map { $0 + $1 }
        year.append(inner)
      }
      growth.append(year)
    }
    self.parameters = parameters
    self.level = level
    self.growth = growth
  }

  /// Published figures with their noise, where the mask asks for one.
  func figures(
    of model: RegionalModel, where isPublished: (_ year: Int, _ region: Int, _ series: Int) -> Bool,
    stream: inout RandomStream
  ) -> RegionalObservations {
    let observations = model.observations
    var values: [[[Double?]]] = growth.map { $0.map { $0.map(Optional.some) } }
    for year in values.indices {
      for (region, id) in observations.regions.enumerated() {
        for series in observations.series.indices {
          let noise = model.prior.measurement[id]![series] * stream.normal()
          values[year][region][series] =
            isPublished(year, region, series) ? growth[year][region][series] + noise : nil
        }
      }
    }
    return RegionalObservations(
      firstYear: observations.firstYear, regions: observations.regions,
      series: observations.series, values: values)
  }

  private static func normals(
    _ priors: [NormalPrior], _ stream: inout RandomStream
  ) -> [Double] {
    var values: [Double] = []
    for prior in priors { values.append(prior.mean + prior.standardDeviation * stream.normal()) }
    return values
  }

  /// Independent normals between −1 and 1.
  private static func truncated(
    _ priors: [NormalPrior], _ stream: inout RandomStream
  ) -> [Double] {
    var values: [Double] = []
    for prior in priors {
      var value = 2.0
      while abs(value) >= 1 { value = prior.mean + prior.standardDeviation * stream.normal() }
      values.append(value)
    }
    return values
  }

  private static func normal(
    _ covariance: Matrix, _ factor: Double, _ stream: inout RandomStream
  ) throws -> [Double] {
    var noise: [Double] = []
    for _ in 0..<covariance.rowCount { noise.append(factor.squareRoot() * stream.normal()) }
    return try Cholesky(covariance).lower * noise
  }

  /// The inverse-Wishart law whose mean has the prior's standard deviations and correlations.
  private static func covariance(
    _ prior: CovariancePrior, _ stream: inout RandomStream
  ) throws -> Matrix {
    let n = prior.standardDeviations.count
    let withFirst = [1.0] + prior.correlations
    var scale = Matrix(rowCount: n, columnCount: n)
    for i in 0..<n {
      for j in 0..<n {
        scale[i, j] =
          (prior.degreesOfFreedom - Double(n) - 1) * (i == j ? 1 : withFirst[i] * withFirst[j])
          * prior.standardDeviations[i] * prior.standardDeviations[j]
      }
    }
    return try InverseWishart(scale: scale, degreesOfFreedom: prior.degreesOfFreedom)
      .draw(from: &stream)
  }
}
