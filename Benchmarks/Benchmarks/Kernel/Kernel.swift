import Benchmark

let benchmarks: @Sendable () -> Void = {
  for workload in ["W0", "W1"] {
    Benchmark(
      "\(workload), 4 million paths, one thread",
      configuration: .init(
        metrics: [.wallClock, .cpuTotal, .peakMemoryResident], maxDuration: .seconds(10),
        maxIterations: 30)
    ) { _ in
      simulate(workload: workload, paths: 4_000_000)
    }
  }
}
