// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is held to.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The settings of one build of the kernel: the same source, another instruction set or precision.
///
/// Optimised in debug builds too: unoptimised, a normal variate costs some 750 ns.
///
/// - Parameter single: Whether numbers are floats; the C header's inline functions follow.
func kernel(_ architecture: String?, single: Bool = false) -> [SwiftSetting] {
  var settings = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]
  if single {
    settings.append(.unsafeFlags(["-Xcc", "-DOUTTURN_SINGLE"]))
  }
  #if arch(x86_64)
    if let architecture {
      settings.append(.unsafeFlags(["-Xcc", "-march=\(architecture)"]))
    }
  #endif
  return settings
}

/// What the umbrella `Outturn` re-exports. Targets above it name these too: SwiftPM rebuilds a
/// target for its own dependencies only, and a changed layout below must rebuild it.
let floors: [Target.Dependency] = [
  "OutturnAlgebra", "OutturnKernel", "OutturnRandom", "OutturnSeries", "OutturnModels",
  "OutturnSimulation", "OutturnPlanning", "OutturnEvaluation", "OutturnSheets", "OutturnFiles",
  "OutturnReporting", "OutturnCluster",
]

let package = Package(
  name: "Outturn",
  products: [
    .library(name: "Outturn", targets: ["Outturn"]),
    .executable(name: "outturn", targets: ["OutturnCommand"]),
  ],
  traits: [
    .trait(name: "MPI", description: "Several processes at once, by Open MPI (libopenmpi-dev)."),
    .trait(
      name: "XLSX", description: "Excel workbooks (libxlsxwriter-dev, libminizip-dev)."),
    .default(enabledTraits: []),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    // Foundations
    .systemLibrary(
      name: "COutturnLAPACK", pkgConfig: "lapack",
      providers: [.apt(["liblapack-dev", "libblas-dev"])]),
    .target(
      name: "OutturnAlgebra", dependencies: ["COutturnLAPACK", "OutturnKernel"],
      swiftSettings: strict),
    .target(
      name: "OutturnRandom",
      dependencies: [
        "COutturnSIMD", "OutturnKernel", "OutturnAlgebra",
        .product(name: "RealModule", package: "swift-numerics"),
      ], swiftSettings: strict),
    .target(name: "OutturnSeries", swiftSettings: strict),

    // The hot loops: one source folder, one build per instruction set and precision
    .target(name: "COutturnSIMD"),
    .target(
      name: "OutturnKernelBaseline", dependencies: ["COutturnSIMD"], exclude: ["Single"],
      swiftSettings: kernel(nil)),
    .target(
      name: "OutturnKernelV3", dependencies: ["COutturnSIMD"], exclude: ["Single"],
      swiftSettings: kernel("x86-64-v3")),
    .target(
      name: "OutturnKernelV4", dependencies: ["COutturnSIMD"], exclude: ["Single"],
      swiftSettings: kernel("x86-64-v4")),
    .target(
      name: "OutturnKernelSingleBaseline", dependencies: ["COutturnSIMD"], exclude: ["Double"],
      swiftSettings: kernel(nil, single: true)),
    .target(
      name: "OutturnKernelSingleV3", dependencies: ["COutturnSIMD"], exclude: ["Double"],
      swiftSettings: kernel("x86-64-v3", single: true)),
    .target(
      name: "OutturnKernelSingleV4", dependencies: ["COutturnSIMD"], exclude: ["Double"],
      swiftSettings: kernel("x86-64-v4", single: true)),
    .target(
      name: "OutturnKernel",
      dependencies: [
        "COutturnSIMD", "OutturnKernelBaseline", "OutturnKernelV3", "OutturnKernelV4",
        "OutturnKernelSingleBaseline", "OutturnKernelSingleV3", "OutturnKernelSingleV4",
      ], swiftSettings: strict),

    // Inference, futures, the plan
    .target(
      name: "OutturnModels", dependencies: ["OutturnAlgebra", "OutturnRandom", "OutturnSeries"],
      swiftSettings: strict),
    .target(
      name: "OutturnSimulation", dependencies: ["OutturnModels", "OutturnKernel", "COutturnSIMD"],
      swiftSettings: strict),
    .target(name: "OutturnPlanning", dependencies: ["OutturnSimulation"], swiftSettings: strict),

    // How good a forecast was
    .target(
      name: "OutturnEvaluation", dependencies: ["OutturnPlanning"], swiftSettings: strict),

    // Spreadsheets: with the trait off neither library is looked for
    .systemLibrary(
      name: "COutturnXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
      name: "COutturnMinizip", pkgConfig: "minizip", providers: [.apt(["libminizip-dev"])]),
    .target(
      name: "OutturnSheets",
      dependencies: ["COutturnXLSXWriter", "COutturnMinizip"].map {
        .target(name: $0, condition: .when(traits: ["XLSX"]))
      }, swiftSettings: strict),

    // Face and edge
    .target(
      name: "OutturnFiles",
      dependencies: ["OutturnPlanning", "OutturnSheets", .product(name: "Yams", package: "Yams")],
      resources: ["model.yaml", "plan.yaml", "downside.yaml", "readme.md", "national.csv"]
        .map { .embedInCode("Template/\($0)") },
      swiftSettings: strict),
    .systemLibrary(
      name: "COpenMPI", pkgConfig: "ompi-c", providers: [.apt(["libopenmpi-dev"])]),
    .target(
      name: "COutturnMPI",
      dependencies: [.target(name: "COpenMPI", condition: .when(traits: ["MPI"]))],
      cSettings: [.define("OUTTURN_MPI", .when(traits: ["MPI"]))]),
    .target(
      name: "OutturnCluster", dependencies: ["OutturnFiles", "COutturnMPI"],
      swiftSettings: strict),
    .target(
      name: "OutturnReporting",
      dependencies: [
        "OutturnEvaluation", "OutturnSeries", "OutturnSheets",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [
        "HTML/report.mustache", "HTML/table.mustache", "HTML/report.css", "Schemas/schemas.json",
      ].map { .embedInCode($0) },
      swiftSettings: strict),
    .target(name: "Outturn", dependencies: floors, swiftSettings: strict),
    .executableTarget(
      name: "OutturnCommand",
      dependencies: floors + [
        "Outturn", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // Tests mirror the sources; `HouseTests` hold the tree itself to the rules
    .target(
      name: "_OutturnTestSupport", dependencies: ["OutturnSimulation"],
      path: "Tests/_OutturnTestSupport", exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "OutturnAlgebraTests",
      dependencies: ["OutturnAlgebra", "OutturnKernel", "_OutturnTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "OutturnRandomTests", dependencies: ["OutturnRandom", "_OutturnTestSupport"],
      exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "OutturnSeriesTests", dependencies: ["OutturnSeries"], exclude: ["Reference"],
      swiftSettings: strict),
    .testTarget(
      name: "OutturnKernelTests",
      dependencies: ["OutturnKernel", "COutturnSIMD", "_OutturnTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "OutturnModelsTests", dependencies: ["OutturnModels", "_OutturnTestSupport"],
      exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "OutturnSimulationTests", dependencies: ["OutturnSimulation", "_OutturnTestSupport"],
      exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "OutturnPlanningTests", dependencies: ["OutturnPlanning", "_OutturnTestSupport"],
      exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "OutturnEvaluationTests", dependencies: ["OutturnEvaluation", "_OutturnTestSupport"],
      exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "OutturnSheetsTests", dependencies: ["OutturnSheets"], exclude: ["Reference"],
      swiftSettings: strict),
    .testTarget(
      name: "OutturnFilesTests", dependencies: ["OutturnFiles", "OutturnSheets"],
      exclude: ["Invalid", "Valid", "Reference", "Reports"], swiftSettings: strict),
    .testTarget(
      name: "OutturnClusterTests", dependencies: ["OutturnCluster", "_OutturnTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "OutturnReportingTests", dependencies: ["OutturnReporting", "_OutturnTestSupport"],
      exclude: ["Golden", "Reference"], swiftSettings: strict),
    .testTarget(
      name: "OutturnTests", dependencies: floors + ["Outturn"], exclude: ["Reference"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["OutturnCommand", "_OutturnTestSupport"],
      exclude: ["Reference"], swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
