import Glibc
import OutturnAlgebra
import OutturnModels
import Testing
import _OutturnTestSupport

/// Filters and smoothers computed by statsmodels.
struct StateSpaceReference: Decodable {
  struct Model: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var start: String
    var designs: [[[Double]]]
    var errors: [[Double]]
    var observationIntercept: [Double]
    var transition: [[Double]]
    var selection: [[Double]]
    var shocks: [[Double]]
    var stateIntercept: [Double]
    var initialMean: [Double]
    var initialCovariance: [[Double]]
    var diffuse: [Bool]
    var values: [[Double?]]
    var logLikelihood: Double
    var diffusePeriods: Int
    var lastPredictedMean: [Double]
    var lastPredictedCovariance: [[Double]]
    var filteredMeans: [[Double]]
    var smoothedMeans: [[Double]]
    var smoothedCovariances: [[[Double]]]
    var forecastMeans: [[Double]]
    var forecastCovariances: [[[Double]]]

    var testDescription: String { name }

    func stateSpace() throws -> LinearGaussianStateSpace {
      let equation = TransitionEquation(
        transition: Matrix(rows: transition), selection: Matrix(rows: selection),
        covariance: Matrix(rows: shocks), intercept: stateIntercept)
      let initial =
        start == "stationary"
        ? try InitialState.stationary(equation)
        : InitialState(
          mean: initialMean, covariance: Matrix(rows: initialCovariance), diffuse: diffuse)
      return LinearGaussianStateSpace(
        observations: designs.map {
          ObservationEquation(
            design: Matrix(rows: $0), covariance: Matrix(rows: errors),
            intercept: observationIntercept)
        }, transitions: [equation], initial: initial)
    }
  }

  struct Nile: Decodable {
    struct Run: Decodable {
      var logLikelihood: Double
      var smoothedLevels: [Double]
      var smoothedVariances: [Double]
      var lastFilteredLevel: Double
    }
    var values: [Double]
    var errorVariance: Double
    var levelVariance: Double
    var burned: Run
    var diffuse: Run

    func level(_ initial: InitialState) -> LinearGaussianStateSpace {
      LinearGaussianStateSpace(
        observation: ObservationEquation(
          design: .identity(1), covariance: Matrix(diagonal: [errorVariance])),
        transition: TransitionEquation(
          transition: .identity(1), covariance: Matrix(diagonal: [levelVariance])),
        initial: initial)
    }
  }

  var models: [Model]
  var nile: Nile

  static func read() throws -> StateSpaceReference {
    try ReferenceFile.read("state-space", beside: #filePath)
  }
}

/// Lütkepohl's VAR(2) by least squares, its covariance with divisor 66, and its last two quarters.
struct LuetkepohlVAR {
  private struct Levels: Decodable {
    var levels: [[Double]]
  }

  let model: VectorAutoregressionStateSpace
  /// Log differences, oldest first, 75×3.
  let growth: Matrix

  init() throws {
    let file = try ReferenceFile.read("conjugate-var", as: Levels.self, beside: #filePath)
    let growth = Matrix(
      rows: zip(file.levels, file.levels.dropFirst()).map { before, now in
        zip(before, now).map { log($1) - log($0) }
      })
    let rows = 2..<growth.rowCount
    let x = Matrix(rows: rows.map { [1] + growth.row($0 - 1) + growth.row($0 - 2) })
    let y = Matrix(rows: rows.map { growth.row($0) })
    let coefficients = try PivotedQR(x).leastSquares(y)
    let residuals = y - x * coefficients
    let divisor = Double(rows.count - 7)
    model = VectorAutoregressionStateSpace(
      names: ["inv", "inc", "cons"], coefficients: coefficients,
      covariance: (1 / divisor) * residuals.multiplied(by: residuals, transposingSelf: true))
    self.growth = growth
  }

  /// The last two quarters, oldest first.
  var history: Matrix {
    growth[[growth.rowCount - 2, growth.rowCount - 1], [0, 1, 2]]
  }
}

/// Largest |a − b| in units of the largest |b|; infinite where a number is none.
func farthest(_ a: [Double], _ b: [Double]) -> Double {
  precondition(a.count == b.count, "\(a.count) beside \(b.count)")
  let size = b.reduce(1e-300) { max($0, abs($1)) }
  let distance = zip(a, b).reduce(0) {
    let difference = abs($1.0 - $1.1)
    return difference.isNaN ? .infinity : max($0, difference)
  }
  return distance / size
}
