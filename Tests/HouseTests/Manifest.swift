/// The targets that a `Package.swift` declares.
struct Manifest {
  /// Declared by `.target`, `.executableTarget` or `.systemLibrary`, without an own path.
  let sourceTargets: Set<String>
  /// Declared by `.testTarget`.
  let testTargets: Set<String>
  /// Targets with their code in a folder of another place, by that folder.
  let placed: [String: String]

  init(_ text: String) {
    var sources: Set<String> = []
    var tests: Set<String> = []
    var placed: [String: String] = [:]
    let declaration =
      /\.(target|executableTarget|systemLibrary|testTarget)\(\s*name:\s*"([^"]+)"(,\s*condition:)?/
    let starts = text.matches(of: declaration)
    for (match, next) in zip(starts, starts.dropFirst().map(\.range.lowerBound) + [text.endIndex]) {
      // `.target(name: …, condition: …)` is a dependency, not a declaration.
      guard match.output.3 == nil else { continue }
      let name = String(match.output.2)
      if match.output.1 == "testTarget" {
        tests.insert(name)
      } else if let path = text[match.range.upperBound..<next].firstMatch(of: /path:\s*"([^"]+)"/) {
        placed[String(path.output.1)] = name
      } else {
        sources.insert(name)
      }
    }
    (sourceTargets, testTargets, self.placed) = (sources, tests, placed)
  }

  /// Folders without a target and targets without a folder.
  func findings(sourceFolders: [String], testFolders: [String]) -> [String] {
    var findings: [String] = []
    for (place, targets, folders) in [
      ("Sources", sourceTargets, sourceFolders), ("Tests", testTargets, testFolders),
    ] {
      let folders = Set(folders.filter { placed["\(place)/\($0)"] == nil })
      findings += folders.subtracting(targets).sorted().map {
        "\(place)/\($0) is no target of Package.swift"
      }
      findings += targets.subtracting(folders).sorted().map {
        "target \($0) of Package.swift has no folder in \(place)"
      }
    }
    return findings
  }
}
