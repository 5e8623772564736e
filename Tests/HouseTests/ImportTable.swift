/// Which module may import which: the seams of the package.
///
/// `below` names the neighbours a module stands on; with `deep` it may import what those stand
/// on as well. `also` names modules from outside the package.
struct ImportTable {
  struct Rule {
    var below: [String] = []
    var deep = false
    var also: Set<String> = []
  }

  private let rules: [String: Rule]

  init(_ rules: [String: Rule]) {
    self.rules = rules
  }

  /// Numeric modules need the C library's mathematics and threads, never Foundation.
  private static let mathematics: Set<String> = ["Glibc"]
  private static let threads: Set<String> = ["Glibc", "Synchronization"]
  private static let foundation: Set<String> = ["Foundation", "FoundationEssentials", "Glibc"]

  static let house = ImportTable([
    "COutturnLAPACK": Rule(),
    "COutturnSIMD": Rule(),
    "COpenMPI": Rule(),
    "COutturnMPI": Rule(below: ["COpenMPI"]),
    "OutturnAlgebra": Rule(below: ["COutturnLAPACK", "OutturnKernel"], also: mathematics),
    "OutturnKernelBaseline": Rule(below: ["COutturnSIMD"]),
    "OutturnKernelV3": Rule(below: ["COutturnSIMD"]),
    "OutturnKernelV4": Rule(below: ["COutturnSIMD"]),
    "OutturnKernelSingleBaseline": Rule(below: ["COutturnSIMD"]),
    "OutturnKernelSingleV3": Rule(below: ["COutturnSIMD"]),
    "OutturnKernelSingleV4": Rule(below: ["COutturnSIMD"]),
    "OutturnKernel": Rule(
      below: [
        "OutturnKernelBaseline", "OutturnKernelV3", "OutturnKernelV4", "COutturnSIMD",
        "OutturnKernelSingleBaseline", "OutturnKernelSingleV3", "OutturnKernelSingleV4",
      ]),
    "OutturnRandom": Rule(
      below: ["OutturnKernel", "OutturnAlgebra"],
      also: threads.union(["RealModule", "COutturnSIMD"])),
    "OutturnSeries": Rule(also: mathematics),
    "OutturnModels": Rule(
      below: ["OutturnAlgebra", "OutturnRandom", "OutturnSeries"], also: threads),
    "OutturnSimulation": Rule(
      below: ["OutturnModels", "OutturnKernel"], deep: true, also: threads),
    "OutturnPlanning": Rule(below: ["OutturnSimulation"], deep: true, also: mathematics),
    "OutturnEvaluation": Rule(below: ["OutturnPlanning"], deep: true, also: foundation),
    "OutturnCluster": Rule(
      below: ["OutturnFiles"], deep: true,
      also: foundation.union(["COutturnMPI", "Synchronization"])),
    "COutturnXLSXWriter": Rule(),
    "COutturnMinizip": Rule(),
    "OutturnSheets": Rule(
      below: ["COutturnXLSXWriter", "COutturnMinizip"],
      also: foundation.union(["FoundationXML"])),
    "OutturnFiles": Rule(
      below: ["OutturnPlanning"], deep: true, also: foundation.union(["Yams", "OutturnSheets"])),
    "OutturnReporting": Rule(
      below: ["OutturnEvaluation", "OutturnPlanning"], deep: true,
      also: foundation.union(["Mustache", "OutturnSheets"])),
    "Outturn": Rule(
      below: ["OutturnFiles", "OutturnReporting", "OutturnCluster", "OutturnEvaluation"],
      deep: true, also: foundation),
    "OutturnWorkbench": Rule(below: ["Outturn"], also: foundation.union(["FlyingFox"])),
    "OutturnCommand": Rule(
      below: ["Outturn", "OutturnWorkbench"],
      also: foundation.union(["ArgumentParser", "Synchronization"])),
  ])

  /// What a module may import; nil when the table does not know the module.
  ///
  /// Swift's own module and what it always imports need no leave.
  func allowed(for module: String) -> Set<String>? {
    guard let rule = rules[module] else { return nil }
    var allowed = rule.also.union(rule.below).union(["Swift", "_Concurrency"])
    if rule.deep {
      for neighbour in rule.below { allowed.formUnion(reach(of: neighbour)) }
    }
    return allowed
  }

  /// The modules of the package that a module stands on, directly or not.
  private func reach(of module: String) -> Set<String> {
    (rules[module]?.below ?? []).reduce(into: []) { found, neighbour in
      found.insert(neighbour)
      found.formUnion(reach(of: neighbour))
    }
  }

  /// The imports that break the table, as `path:line: module may not import other`.
  func findings(in modules: [String: [SwiftSource]]) -> [String] {
    modules.sorted { $0.key < $1.key }.flatMap { module, sources -> [String] in
      guard let allowed = allowed(for: module) else {
        return ["Sources/\(module): the import table does not know this module"]
      }
      return sources.flatMap { source in
        source.imports.filter { !allowed.contains($0.name) }.map {
          "\(source.path):\($0.line): \(module) may not import \($0.name)"
        }
      }
    }
  }
}
