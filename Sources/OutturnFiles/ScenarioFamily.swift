import OutturnModels
import OutturnSimulation

/// The files of `scenarios/`, each read after the one that it is built from.
struct ScenarioFamily {
  /// One of them.
  struct File {
    var id: String
    var root: YAMLValue
    var log: DiagnosticLog
  }

  private let files: [File]
  private let specification: ModelSpecification
  /// What was read, or could not be.
  private var read: [String: Scenario?] = [:]

  init(_ files: [File], specification: ModelSpecification) {
    self.files = files
    self.specification = specification
  }

  /// The scenarios that can be read, in the order of the files; what is wrong is in their logs.
  mutating func scenarios() -> [Scenario] {
    files.compactMap { scenario($0, above: []) }
  }

  /// - Parameter children: What is built from it, the outermost first.
  private mutating func scenario(_ file: File, above children: [String]) -> Scenario? {
    if let known = read[file.id] { return known }
    let base = base(of: file, children: children + [file.id])
    let scenario = ScenarioReader(log: file.log, specification: specification)
      .read(file.root, id: file.id, base: base)
    read[file.id] = .some(scenario)
    return scenario
  }

  private mutating func base(of file: File, children: [String]) -> Scenario? {
    guard case .mapping(let entries) = file.root.content,
      let value = entries.first(where: { $0.key == "from" })?.value, let name = value.text
    else { return nil }
    if let start = children.firstIndex(of: name) {
      file.log.report(
        ScenarioRule.circle(Array(children[start...]) + [name]), at: value.place)
      return nil
    }
    if let parent = files.first(where: { $0.id == name }) {
      return scenario(parent, above: children)
    }
    if name == Scenario.baseline.id { return .baseline }
    let known = files.map(\.id).filter { $0 != file.id }
    file.log.report(
      NameRule.scenario(
        name, among: known.contains(Scenario.baseline.id) ? known : [Scenario.baseline.id] + known),
      at: value.place)
    return nil
  }
}
