import Glibc
import OutturnAlgebra
import OutturnModels
import _OutturnTestSupport

/// The conjugate form with dummies and scaled shocks, computed elsewhere.
struct BayesianReference: Decodable {
  struct Course: Decodable {
    var first: Int
    var factors: [Double]
    var decay: Double
  }

  struct Case: Decodable {
    var tightness: Double
    var sumOfCoefficients: Double?
    var singleUnitRoot: Double?
    var course: Course?
    var logMarginalLikelihood: Double
    var mean: [[Double]]
    var expectedCovariance: [[Double]]

    var hyperparameters: Hyperparameters {
      Hyperparameters(
        tightness: tightness, sumOfCoefficients: sumOfCoefficients, singleUnitRoot: singleUnitRoot,
        outbreak: course.map { OutbreakScale(factors: $0.factors, decay: $0.decay) })
    }
  }

  var psi: [Double]
  var lags: Int
  var cases: [Case]

  static func read() throws -> BayesianReference {
    try ReferenceFile.read("bayesian-var", beside: #filePath)
  }
}

extension LuetkepohlData {
  /// Log differences, 75 quarters.
  var growth: SeriesTable {
    SeriesTable(
      names: ["investment", "income", "consumption"],
      values: Matrix(
        rows: zip(levels, levels.dropFirst()).map { before, now in
          zip(before, now).map { log($1) - log($0) }
        }))
  }

  /// 100 times the logs of the levels, 76 quarters.
  var logLevels: SeriesTable {
    SeriesTable(
      names: ["investment", "income", "consumption"],
      values: Matrix(rows: levels.map { $0.map { 100 * log($0) } }))
  }

  /// The growth rates with ψ as in the other programs.
  func growthSample() throws -> ConjugateSample {
    ConjugateSample(
      try BayesianSample(growth, lags: lags, residualVariances: psi), ownLagMeans: [0, 0, 0])
  }
}
