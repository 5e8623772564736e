import Foundation
import Outturn
import OutturnAlgebra

/// `EstimationTimes DATA.csv REPEATS`: times a VAR(2) fit with standard errors, and 10,000 draws
/// of the conjugate posterior with a one-step forecast each; prints a JSON line a task.
@main
struct EstimationTimes {
  static let draws = 10_000

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let repeats = Int(arguments[2]) else {
      FileHandle.standardError.write(Data("usage: EstimationTimes DATA.csv REPEATS\n".utf8))
      exit(64)
    }
    let lines = try String(contentsOfFile: arguments[1], encoding: .utf8)
      .split(whereSeparator: \.isNewline)
    let names = lines[0].split(separator: ",").map(String.init)
    let rows = lines.dropFirst().map { $0.split(separator: ",").map { Double($0)! } }
    let table = SeriesTable(names: names, values: Matrix(rows: rows))

    var fitted = try VectorAutoregression(lags: 2).fit(table, seed: Seed(1))
    var errors = fitted.standardErrors
    var start = processorSeconds
    for _ in 0..<repeats {
      fitted = try VectorAutoregression(lags: 2).fit(table, seed: Seed(1))
      errors = fitted.standardErrors
    }
    report(
      "fit", (processorSeconds - start) / Double(repeats),
      [fitted.coefficients[1, 0], errors[1, 0]])

    let design = DesignMatrix(
      histories: [rows.map { $0.map { $0 } }], firstYear: 1, series: names, lags: 2)
    let last = rows[rows.count - 1]
    let x = [1] + last + rows[rows.count - 2]
    start = processorSeconds
    let prior = MinnesotaPrior(
      tightness: 0.2, ownLagMeans: names.map { _ in 0 },
      residualVariances: names.map { _ in 0.001 }
    ).law(lags: 2)
    let posterior = try prior.posterior(regressors: design.regressors, responses: design.responses)
    let forecasts = try oneStepForecasts(posterior, x, seed: Seed(UInt64(repeats)))
    let seconds = processorSeconds - start
    let mean = forecasts.reduce(0) { $0 + $1[0] } / Double(draws)
    let squares = forecasts.reduce(0) { $0 + ($1[0] - mean) * ($1[0] - mean) }
    report("draws", seconds, [mean, (squares / Double(draws)).squareRoot()])
  }

  /// x·B + L·z for every draw (B, L).
  static func oneStepForecasts(
    _ posterior: NormalInverseWishart, _ x: [Double], seed: Seed
  ) throws -> [[Double]] {
    let n = posterior.scale.rowCount
    var stream = seed.stream(.posterior, .max)
    return try posterior.draws(draws, seed: seed, firstStream: 0).map { coefficients, factor in
      let z = (0..<n).map { _ in stream.normal() }
      return (0..<n).map { i in
        var value = 0.0
        for j in x.indices { value += x[j] * coefficients[j, i] }
        for j in 0...i { value += factor[i, j] * z[j] }
        return value
      }
    }
  }

  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func report(_ task: String, _ seconds: Double, _ figures: [Double]) {
    print(
      """
      {"program": "outturn", "task": "\(task)", "cpu_seconds": \(seconds), "figures": \(figures)}
      """)
  }
}
