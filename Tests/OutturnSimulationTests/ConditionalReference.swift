import OutturnSimulation
import _OutturnTestSupport

/// Lütkepohl's VAR(2) and its path given the growth of income, see
/// `ReferenceGenerators/conditional_forecast.py`.
struct ConditionalReference: Decodable {
  struct Case: Decodable {
    var name: String
    /// Value by step, from 1.
    var assumed: [String: Double]
    var means: [[Double]]
    var distance: Double
  }

  var coefficients: [[Double]]
  var factor: [[Double]]
  /// Latest first.
  var history: [[Double]]
  var unconditional: [[Double]]
  var incomeDeviations: [Double]
  var cases: [Case]

  static func read() throws -> ConditionalReference {
    try ReferenceFile.read("conditional-forecast", beside: #filePath)
  }

  /// With one draw: the least squares estimate.
  var model: PathModel { model(scale: 1) }

  /// With income in units so many times smaller.
  func model(scale: Double) -> PathModel {
    let units = [1, scale, 1]
    let rows = coefficients.enumerated().map { row, values in
      zip(values, units).map { value, unit in
        value * unit / (row == 0 ? 1 : units[(row - 1) % 3])
      }
    }
    let packed = (0..<3).flatMap { i in (0...i).map { units[i] * factor[i][$0] } }
    return .vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 3, lags: 2, degreesOfFreedom: 0, drawCount: 1,
        parameters: rows.flatMap(\.self) + packed,
        history: history.flatMap { zip($0, units).map { $0 * $1 } }))
  }
}
