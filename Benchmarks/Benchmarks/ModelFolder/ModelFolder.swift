import Benchmark
import Outturn

let folder = "../Models/lingling-2026"

let benchmarks: @Sendable () -> Void = {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], maxDuration: .seconds(15),
    maxIterations: 50)

  Benchmark("Read and check a model folder", configuration: configuration) { _ in
    blackHole(try Project(at: folder))
  }

  Benchmark("Fit the regional and the conjugate model of a folder", configuration: configuration) {
    benchmark in
    let project = try Project(at: folder)
    var options = ForecastOptions()
    options.threads = 1
    benchmark.startMeasurement()
    blackHole(try project.fit(options))
  }
}
