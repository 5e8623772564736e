import OutturnAlgebra
import OutturnModels
import OutturnRandom

/// Small regional models with a prior of every kind of constant.
enum SmallModel {
  static func prior(
    seriesCount n: Int, regions: [String], firstYear: Int, initialLevel: Double = 1.5,
    firstDeviation: Double = 1.2
  ) -> RegionalPrior {
    func covariance(_ degrees: Double, _ scale: Double) -> CovariancePrior {
      CovariancePrior(
        degreesOfFreedom: degrees + Double(n),
        standardDeviations: (0..<n).map { scale * (1 + 0.5 * Double($0)) },
        correlations: (1..<max(1, n)).map { 0.6 - 0.2 * Double($0) })
    }
    func normals(_ mean: Double, _ deviation: Double) -> [NormalPrior] {
      (0..<n).map {
        NormalPrior(mean: mean + 0.3 * Double($0), standardDeviation: deviation)
      }
    }
    return RegionalPrior(
      nationalLevel: covariance(7, 0.6), nationalShock: covariance(6, 0.8),
      deviations: Dictionary(
        uniqueKeysWithValues: regions.enumerated().dropFirst().map { place, region in
          (region, covariance(6 + Double(place), 0.3 + 0.2 * Double(place)))
        }),
      deviationPersistence: (0..<n).map {
        // Wide enough that the truncation to (-1, 1) is felt.
        NormalPrior(mean: 0.7 - 0.2 * Double($0), standardDeviation: 0.3)
      }, initialDeviation: (0..<n).map { firstDeviation + 0.4 * Double($0) }, reversion: 0.85,
      longRunMean: normals(3, 0.9),
      shockLoading: normals(0.7, 0.4), errorDegreesOfFreedom: 5,
      turbulence: [firstYear + 2: 9, firstYear + 3: 4],
      initialLevel: normals(5, initialLevel),
      measurement: Dictionary(
        uniqueKeysWithValues: regions.enumerated().map { place, region in
          (region, (0..<n).map { 0.2 + 0.05 * Double($0 + place) })
        }))
  }

  static func regions(_ count: Int) -> [String] { (0..<count).map { "region\($0)" } }

  /// A model with figures of random size and random holes, the last region mostly without.
  static func withHoles(
    regionCount: Int, seriesCount n: Int, yearCount: Int, levelPersistence: Double,
    initialLevel: Double = 1.5, firstDeviation: Double = 1.2, stream: inout RandomStream
  ) -> RegionalModel {
    let regions = regions(regionCount)
    var values: [[[Double?]]] = []
    for _ in 0..<yearCount {
      var year: [[Double?]] = []
      for region in 0..<regionCount {
        var figures: [Double?] = []
        for _ in 0..<n {
          let value = 4 + 3 * stream.normal()
          figures.append(stream.uniform() < (region == 0 ? 0.9 : 0.5) ? value : nil)
        }
        year.append(figures)
      }
      values.append(year)
    }
    return RegionalModel(
      prior: prior(
        seriesCount: n, regions: regions, firstYear: 2010, initialLevel: initialLevel,
        firstDeviation: firstDeviation),
      observations: RegionalObservations(
        firstYear: 2010, regions: regions, series: (0..<n).map { "series\($0)" },
        values: values), levelPersistence: levelPersistence)
  }

  /// Parameters away from their prior means.
  static func parameters(
    of model: RegionalModel, stream: inout RandomStream
  ) throws -> RegionalParameters {
    try PriorDraw(model, stream: &stream).parameters
  }
}
