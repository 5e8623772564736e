import Glibc
import OutturnAlgebra
import OutturnModels
import _OutturnTestSupport

/// Lütkepohl's West German quarters with posteriors computed elsewhere.
struct LuetkepohlData: Decodable {
  struct Case: Decodable {
    var tightness: Double
    var weights: [Double]
    var logMarginalLikelihood: Double
    var mean: [[Double]]
    var rowCovariance: [[Double]]
    var expectedCovariance: [[Double]]
  }

  var levels: [[Double]]
  var psi: [Double]
  var lags: Int
  var cases: [Case]

  static func read() throws -> LuetkepohlData {
    try ReferenceFile.read("conjugate-var", beside: #filePath)
  }

  /// Log differences of investment, income and consumption; quarters stand for years.
  var design: DesignMatrix {
    let growth = zip(levels, levels.dropFirst()).map { before, now in
      zip(before, now).map { Optional(log($1) - log($0)) }
    }
    return DesignMatrix(
      histories: [growth], firstYear: 1, series: ["investment", "income", "consumption"],
      lags: lags)
  }

  func prior(tightness: Double) -> NormalInverseWishart {
    MinnesotaPrior(
      tightness: tightness, ownLagMeans: [0, 0, 0], residualVariances: psi
    ).law(lags: lags)
  }

  /// The posterior at λ = 0.2.
  func posterior() throws -> NormalInverseWishart {
    try prior(tightness: 0.2).posterior(
      regressors: design.regressors, responses: design.responses)
  }
}

/// Largest absolute difference of two matrices in units of the largest element of the second.
func relativeDistance(_ a: Matrix, _ b: Matrix) -> Double {
  let largest = b.elements.reduce(0) { max($0, abs($1)) }
  return zip(a.elements, b.elements).reduce(0) { max($0, abs($1.0 - $1.1)) } / largest
}
