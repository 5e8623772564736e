import Foundation
import Outturn
import OutturnAlgebra

/// `EstimationTimes DATA.csv REPEATS`: times a VAR(2) fit with standard errors, 10,000 draws of the
/// conjugate posterior with a one-step forecast each, and Gibbs sweeps of the independent prior;
/// prints a JSON line a task.
@main
struct EstimationTimes {
  static let draws = 10_000
  static let calls = 10
  static let (burnIn, kept, thinning) = (200, 200, 20)

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
    let recent = [last, rows[rows.count - 2]]
    // Calls before, as the other programs have them: memory is the process's own by then.
    var first: [Double] = []
    for seed in 0..<calls { first = try forecasts(design, recent, seed: UInt64(seed)) }
    start = processorSeconds
    for call in 0..<calls {
      first = try forecasts(design, recent, seed: UInt64(repeats + 1000 * call))
    }
    report("draws", (processorSeconds - start) / Double(calls), meanAndSpread(first))

    start = processorSeconds
    let values = try gibbs(table, seed: UInt64(repeats))
    report(
      "gibbs", (processorSeconds - start) / Double(burnIn + kept * thinning),
      meanAndSpread(values))
  }

  /// The first series in the period after the sample, one a draw.
  static func forecasts(
    _ design: DesignMatrix, _ recent: [[Double]], seed: UInt64
  ) throws -> [Double] {
    let prior = MinnesotaPrior(
      tightness: 0.2, ownLagMeans: design.series.map { _ in 0 },
      residualVariances: design.series.map { _ in 0.001 }
    ).law(lags: 2)
    let posterior = try prior.posterior(regressors: design.regressors, responses: design.responses)
    return try posterior.drawsWithPaths(
      draws, seed: Seed(seed), firstStream: 0, after: recent, horizon: 1
    ).paths.values(series: 0, step: 0)
  }

  /// The investment equation's own first lag in every twentieth sweep.
  static func gibbs(_ table: SeriesTable, seed: UInt64) throws -> [Double] {
    var model = BayesianVectorAutoregression(lags: 2, form: .independent(IndependentPrior()))
    model.sampling.chains = 1
    model.sampling.burnIn = burnIn
    model.sampling.draws = kept
    model.sampling.thinning = thinning
    return try model.fit(table, seed: Seed(seed)).draws.draws.map { $0.coefficients[1, 0] }
  }

  static func meanAndSpread(_ values: [Double]) -> [Double] {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return [mean, (squares / count).squareRoot()]
  }

  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func report(_ task: String, _ seconds: Double, _ figures: [Double]) {
    print(
      """
      {"program": "Outturn", "task": "\(task)", "cpu_seconds": \(seconds), "figures": \(figures)}
      """)
  }
}
