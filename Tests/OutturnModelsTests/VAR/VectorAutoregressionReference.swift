import OutturnAlgebra
import OutturnModels
import _OutturnTestSupport

/// What other programs estimate, see `ReferenceGenerators/vector_autoregression.py`.
struct VectorAutoregressionReference: Decodable {
  struct Criteria: Decodable {
    var akaike: Double
    var bayes: Double
    var hannanQuinn: Double
    var fpe: Double
  }

  struct FTest: Decodable {
    var statistic: Double
    var p: Double
    var df: [Double]
  }

  struct ChiSquareTest: Decodable {
    var statistic: Double
    var p: Double
    var df: Int
  }

  struct Normality: Decodable {
    var statistic: Double
    var p: Double
  }

  struct Univariate: Decodable {
    var lagrangeMultiplier: Double
    var arch: Double
  }

  struct Luetkepohl: Decodable {
    var coefficients: [[Double]]
    var standardErrors: [[Double]]
    var covariance: [[Double]]
    var maximumLikelihoodCovariance: [[Double]]
    var logLikelihood: Double
    var moduli: [Double]
    var mean: [Double]
    var criteria: [Criteria]
    var forecast: [[Double]]
    var mse: [[[Double]]]
    var forecastCovariance: [[[Double]]]
    var unit: [[[Double]]]
    var orthogonalised: [[[Double]]]
    var generalised: [[[Double]]]
    var cumulated: [[[Double]]]
    /// By series, step and shock.
    var decomposition: [[[Double]]]
    var granger: [FTest]
    var normality: Normality
    var portmanteau: [ChiSquareTest]
    var lagrangeMultiplier: [ChiSquareTest]
    var arch: [ChiSquareTest]
    var univariate: Univariate
  }

  struct Terms: Decodable {
    var coefficients: [[Double]]
    var standardErrors: [[Double]]
    var logLikelihood: Double
    var forecast: [[Double]]
  }

  struct Exogenous: Decodable {
    var coefficients: [[Double]]
    var standardErrors: [[Double]]
    var future: [Double]
    var forecast: [[Double]]
    var mse: [[[Double]]]
  }

  struct Macrodata: Decodable {
    var names: [String]
    var values: [[Double]]
    /// By series and quarter.
    var forecast: [[Double]]
    var lower95: [[Double]]
    var upper95: [[Double]]
    var statsmodelsForecast: [[Double]]
  }

  var luetkepohl: Luetkepohl
  var terms: Terms
  var exogenous: Exogenous
  var macrodata: Macrodata

  static func read() throws -> VectorAutoregressionReference {
    try ReferenceFile.read("vector-autoregression", beside: #filePath.parent)
  }

  /// Log differences of investment, income and consumption, 1960Q2–1978Q4.
  static func table() throws -> SeriesTable {
    let percent = try ForecastModelContract.table()
    return SeriesTable(names: percent.names, values: 0.01 * percent.values)
  }
}

extension String {
  /// The folder of a path, as a path.
  fileprivate var parent: String {
    guard let slash = lastIndex(of: "/") else { return self }
    return String(self[..<slash])
  }
}

/// Largest relative distance over several matrices.
func relativeDistance(_ a: [Matrix], _ b: [[[Double]]]) -> Double {
  a.count == b.count
    ? zip(a, b).reduce(0) { max($0, relativeDistance($1.0, Matrix(rows: $1.1))) } : .infinity
}
