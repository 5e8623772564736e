import OutturnModels
import _OutturnTestSupport

/// Lingling's model with the posterior that an independent sampler finds, see
/// `ReferenceGenerators/regional_model.py`.
struct RegionalReference: Decodable {
  struct Quantity: Decodable {
    var mean: Double
    var mean_error: Double
    var sd: Double
    var sd_error: Double
  }

  struct Member: Decodable {
    var quantities: [String: Quantity]
  }

  struct Normal: Decodable {
    var mean: Double
    var sd: Double

    var prior: NormalPrior { NormalPrior(mean: mean, standardDeviation: sd) }
  }

  struct Covariance: Decodable {
    var degrees_of_freedom: Double
    var sd: [Double]
    var correlation: [Double]

    var prior: CovariancePrior {
      CovariancePrior(
        degreesOfFreedom: degrees_of_freedom, standardDeviations: sd, correlations: correlation)
    }
  }

  struct Prior: Decodable {
    var national_level: Covariance
    var national_shock: Covariance
    var deviations: [String: Covariance]
    var deviation_persistence: [Normal]
    var initial_deviation: [Double]
    var reversion: Double
    var long_run_mean: [Normal]
    var shock_loading: [Normal]
    var error_degrees_of_freedom: Int
    var turbulence: [String: Double]
    var initial_level: [Normal]
    var measurement: [String: [Double]]
  }

  var regions: [String]
  var series: [String]
  var first_year: Int
  var values: [[[Double?]]]
  var prior: Prior
  var members: [String: Member]

  static func read() throws -> RegionalReference {
    try ReferenceFile.read("regional-model", beside: #filePath)
  }

  var observations: RegionalObservations {
    RegionalObservations(firstYear: first_year, regions: regions, series: series, values: values)
  }

  var regionalPrior: RegionalPrior {
    RegionalPrior(
      nationalLevel: prior.national_level.prior, nationalShock: prior.national_shock.prior,
      deviations: prior.deviations.mapValues(\.prior),
      deviationPersistence: prior.deviation_persistence.map(\.prior),
      initialDeviation: prior.initial_deviation, reversion: prior.reversion,
      longRunMean: prior.long_run_mean.map(\.prior),
      shockLoading: prior.shock_loading.map(\.prior),
      errorDegreesOfFreedom: prior.error_degrees_of_freedom, turbulence: turbulence,
      initialLevel: prior.initial_level.map(\.prior), measurement: prior.measurement)
  }

  /// Factor on the variance of the national shock, by year.
  var turbulence: [Int: Double] {
    Dictionary(uniqueKeysWithValues: prior.turbulence.map { (Int($0.key) ?? 0, $0.value) })
  }
}
