import Benchmark
import Outturn
import OutturnAlgebra

let benchmarks: @Sendable () -> Void = {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], maxDuration: .seconds(10),
    maxIterations: 100)

  Benchmark(
    "1,000 fits of a VAR(2) of 3 series with standard errors", configuration: configuration
  ) { benchmark in
    let table = sample()
    benchmark.startMeasurement()
    for _ in 0..<1000 {
      blackHole(try VectorAutoregression(lags: 2).fit(table, seed: Seed(1)).standardErrors)
    }
  }

  Benchmark(
    "1,000 conjugate posteriors of a VAR(2) of 3 series", configuration: configuration
  ) { benchmark in
    let rows = design()
    let prior = MinnesotaPrior(
      tightness: 0.2, ownLagMeans: [0, 0, 0], residualVariances: [1, 1, 1]
    ).law(lags: 2)
    benchmark.startMeasurement()
    for _ in 0..<1000 {
      blackHole(try prior.posterior(regressors: rows.regressors, responses: rows.responses))
    }
  }

  Benchmark(
    "10,000 draws of a conjugate posterior with a forecast each", configuration: configuration
  ) { benchmark in
    let rows = design()
    let posterior = try MinnesotaPrior(
      tightness: 0.2, ownLagMeans: [0, 0, 0], residualVariances: [1, 1, 1]
    ).law(lags: 2).posterior(regressors: rows.regressors, responses: rows.responses)
    benchmark.startMeasurement()
    blackHole(
      try posterior.drawsWithPaths(
        10_000, seed: Seed(1), firstStream: 0, after: [[0, 0, 0], [0, 0, 0]], horizon: 1))
  }
}
