import Testing
import _OutturnTestSupport

/// What scoringrules, properscoring, SciPy and statsmodels say.
struct ScoreReference: Decodable {
  struct Law: Decodable {
    var location, scale, nu, outturn: Double
    var studentCRPS, normalCRPS, studentLog, normalLog: Double
  }
  struct Sample: Decodable {
    var sample: [Double]
    var outturn, crps: Double
    var fair: Double?
  }
  struct Percentiles: Decodable {
    var quantiles: [Double]
    var outturn: Double
    var pinball: [Double]
    var crps: Double
    /// Cover and score.
    var intervals: [[Double]]
  }
  struct Isotonic: Decodable {
    var values, weights, fit: [Double]
  }
  struct Brier: Decodable {
    var probabilities: [Double]
    var happened, years: [Int]
    var score, miscalibration, discrimination, uncertainty: Double
  }
  struct Joint: Decodable {
    var sample: [[Double]]
    var outturn: [Double]
    var energy, variogramHalf, variogramOne: Double
  }
  struct Transforms: Decodable {
    var transforms: [Double]
    var years: [Int]
    var cover80, standardError, designEffect, low, high, ks: Double
  }
  struct Comparison: Decodable {
    var differences: [Double]
    var horizon: Int
    var mean, bartlett: Double
    var rectangular, t, pValue: Double?
  }

  var laws: [Law]
  var samples: [Sample]
  var quantiles: [Percentiles]
  var isotonic: [Isotonic]
  var brier: [Brier]
  var joint: [Joint]
  var calibration: [Transforms]
  var comparison: [Comparison]

  static func read() throws -> ScoreReference { try ReferenceFile.read("forecast-scores") }
}

/// Equal but for rounding: sums over at most a thousand terms in another order, and special
/// functions with thirteen digits.
func expectEqual(
  _ value: Double, _ expected: Double, _ comment: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    (value - expected).magnitude <= 1e-10 * max(1, expected.magnitude), comment,
    sourceLocation: sourceLocation)
}
