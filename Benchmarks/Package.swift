// swift-tools-version: 6.1
import PackageDescription

/// An executable of benchmarks that `swift package benchmark` finds and runs.
func benchmarks(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      .product(name: "Benchmark", package: "benchmark"),
      .product(name: "Outturn", package: "Outturn"),
    ],
    path: "Benchmarks/\(name)",
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
}

let package = Package(
  name: "OutturnBenchmarks",
  dependencies: [
    .package(name: "Outturn", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    benchmarks("Kernel"),
    benchmarks("Estimation"),
    benchmarks("ModelFolder"),
    .executableTarget(
      name: "EstimationTimes", dependencies: [.product(name: "Outturn", package: "Outturn")],
      path: "Comparisons/Estimation"),
  ],
  swiftLanguageModes: [.v6]
)
