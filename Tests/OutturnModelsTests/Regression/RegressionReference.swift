import OutturnAlgebra
import OutturnModels
import _OutturnTestSupport

/// The folder that holds this one: reference files stand beside it.
private let folder = String(
  #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast().joined(separator: "/"))

/// Regressions computed by statsmodels and mpmath.
struct RegressionReference: Decodable {
  struct Test: Decodable {
    var statistic: Double
    var pValue: Double
  }

  struct Equation: Decodable {
    var intercept: Bool
    var coefficients: [Double]
    var classical: [[Double]]
    var hc0: [[Double]]
    var hc1: [[Double]]
    var hc2: [[Double]]
    var hc3: [[Double]]
    var neweyWest4: [[Double]]
    var neweyWest4Small: [[Double]]
    var neweyWestRule: [[Double]]
    var rSquared: Double
    var adjustedRSquared: Double
    var s: Double
    var logLikelihood: Double
    var akaike: Double
    var bayesian: Double
    var hannanQuinn: Double
    var leverage: [Double]
    var tPValues: [Double]
    var tPValuesHC3: [Double]
    var overall: Test
    var overallHC3: Test
    var predictionMean: Double
    var predictionMeanError: Double
    var predictionError: Double
    var predictionInterval90: [Double]
    var durbinWatson: Double
    var jarqueBera: Test
    var breuschGodfrey4: Test
    var ljungBox8: Test
    var breuschPagan: Test
    var white: Test
    var reset3: Test
    var chow50: Test
    var cumulatedResiduals: Test
  }

  struct Ridge: Decodable {
    var penalty: Double
    var coefficients: [Double]
    var effectiveParameters: Double
  }

  struct Autoregression: Decodable {
    var order: Int
    var intercept: Bool
    var coefficients: [Double]
    var standardErrors: [Double]
    var forecasts: [Double]
  }

  struct Bayesian: Decodable {
    struct Prior: Decodable {
      var mean: [Double]
      var variances: [Double]
      var shape: Double
      var scale: Double
    }

    struct Predictive: Decodable {
      var location: Double
      var scale: Double
      var degreesOfFreedom: Double
    }

    var prior: Prior
    var mean: [Double]
    var covarianceScale: [[Double]]
    var shape: Double
    var scale: Double
    var logMarginalLikelihood: Double
    var predictive: Predictive
  }

  var names: [String]
  var data: [[Double]]
  var equations: [String: Equation]
  var ridge: [Ridge]
  var bayesian: [String: Bayesian]
  var autoregressions: [Autoregression]

  static func read() throws -> RegressionReference {
    try ReferenceFile.read("linear-regression", beside: folder)
  }

  var table: SeriesTable { SeriesTable(names: names, values: Matrix(rows: data)) }

  /// The equation of a case: `ordinary`, `weighted` or `noIntercept`.
  static func specification(_ name: String) -> LinearRegression {
    LinearRegression(
      "consumption", on: ["income", "investment", "unemployment"],
      hasIntercept: name != "noIntercept", weights: name == "weighted" ? "population" : nil)
  }

  static let newObservation = ["income": 0.8, "investment": -1.5, "unemployment": 6.25]
}
