internal import Foundation
public import OutturnModels
public import OutturnPlanning
public import OutturnSeries
public import OutturnSimulation

/// Everything that a model folder says, checked.
public struct LoadedModel: Sendable {
  public var specification: ModelSpecification
  public var dataset: Dataset
  public var plan: Plan
  /// `baseline` first, then by name.
  public var scenarios: [Scenario]
  /// What is worth knowing and stops nothing; in order of place.
  public var warnings: [Diagnostic]
  /// Every file that was read, by name.
  public var files: [ModelFile]
  /// Growth targets of earlier years, from `data/targets.csv` where the folder has one.
  public var pastTargets: [PastTarget]
  /// What each quarter of the base year was worth, by series, where the folder says it.
  public var quarterShares: [String: QuarterShares]
  /// How often such probabilities came true, where the folder keeps it.
  public var record: AttainmentRecord?
  /// Where each indicator of the plan stands, by id: to point at it in a diagnostic.
  public var indicatorPlaces: [String: FilePlace]

  /// SHA-256 of ``files``, as ``ModelDigest`` makes it.
  public var digest: String { ModelDigest.sha256(of: files) }
}

/// A place in a file with its line.
public struct FilePlace: Sendable, Hashable {
  /// As the user would write it.
  public var file: String
  public var line: Int
  public var column: Int
  public var excerpt: String
}

/// Why a model cannot be used: everything that is wrong with it.
public struct LoadFailure: Error, Sendable, Hashable {
  /// In order of place; at least one is an error.
  public var diagnostics: [Diagnostic]
  /// Whether a file is missing, rather than wrong.
  public var isFileMissing: Bool

  package init(diagnostics: [Diagnostic], isFileMissing: Bool) {
    self.diagnostics = diagnostics
    self.isFileMissing = isFileMissing
  }
}

/// A folder with `model.yaml`, `plan.yaml`, the table of figures and `scenarios/`.
public enum ModelFolder {
  /// Reads and checks all files of a folder.
  ///
  ///     let model = try ModelFolder.load(at: "Models/lingling-2026")
  ///
  /// - Parameter path: As the user wrote it; diagnostics name files below it.
  /// - Throws: ``LoadFailure`` with all that is wrong in all files, not only the first. What
  ///   cannot be judged while `model.yaml` is wrong, such as the names in a scenario, is not.
  public static func load(at path: String) throws(LoadFailure) -> LoadedModel {
    var reader = ModelFolderReader(path: path)
    return try reader.load()
  }
}

/// Reads one folder once.
private struct ModelFolderReader {
  let path: String
  private var diagnostics: [Diagnostic] = []
  private var isFileMissing = false
  private var files: [ModelFile] = []

  init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  mutating func load() throws(LoadFailure) -> LoadedModel {
    guard checkFolder() else { throw failure }
    var specification: ModelSpecification?
    var historyName = "data/history.csv"
    if let (root, log) = yaml("model.yaml", kind: FileKind.model) {
      let reader = ModelSpecificationReader(log: log)
      specification = reader.read(root)
      historyName = reader.history(root) ?? historyName
      diagnostics += log.diagnostics
    }
    let history = source(historyName, kind: FileKind.history)
    let plan = yaml("plan.yaml", kind: FileKind.plan)
    let scenarioFiles = self.scenarioFiles()
    let targets = targetHistory()
    guard let specification else {
      diagnostics += targets.map { $0.log.diagnostics } ?? []
      diagnostics += [history?.log, plan?.log].compactMap { $0?.diagnostics }.flatMap { $0 }
      diagnostics += scenarioFiles.flatMap { $0.log.diagnostics }
      throw failure
    }
    return try assemble(specification, history, plan, scenarioFiles, targets)
  }

  private mutating func assemble(
    _ specification: ModelSpecification, _ history: (source: SourceText, log: DiagnosticLog)?,
    _ planFile: (root: YAMLValue, log: DiagnosticLog)?, _ scenarioFiles: [ScenarioFamily.File],
    _ targets: (source: SourceText, log: DiagnosticLog)?
  ) throws(LoadFailure) -> LoadedModel {
    var dataset = Dataset()
    if let history {
      dataset = HistoryReader(log: history.log, specification: specification).read(history.source)
      if !history.log.hasErrors { checkLevels(specification, dataset, history.log) }
      diagnostics += history.log.diagnostics
    }
    let pastTargets =
      targets.map {
        TargetHistoryReader(log: $0.log, specification: specification).read($0.source)
      } ?? []
    diagnostics += targets.map { $0.log.diagnostics } ?? []
    var plan: Plan?
    var places: [String: FilePlace] = [:]
    if let planFile {
      let reader = PlanReader(log: planFile.log, specification: specification)
      plan = reader.read(planFile.root)
      places = reader.places(planFile.root).mapValues { place in
        FilePlace(
          file: planFile.log.file, line: place.line, column: place.column,
          excerpt: planFile.log.source?.line(place.line) ?? "")
      }
      diagnostics += planFile.log.diagnostics
    }
    var family = ScenarioFamily(scenarioFiles, specification: specification)
    let scenarios = family.scenarios()
    diagnostics += scenarioFiles.flatMap { $0.log.diagnostics }
    let quarterShares = self.quarterShares(specification)
    guard let plan, !diagnostics.contains(where: { $0.severity == .error }) else { throw failure }
    let (record, recordWarnings) = AttainmentRecordFile.read(in: path)
    diagnostics += recordWarnings
    let baseline = scenarios.first { $0.id == Scenario.baseline.id } ?? .baseline
    return LoadedModel(
      specification: specification, dataset: dataset, plan: plan,
      scenarios: [baseline] + scenarios.filter { $0.id != baseline.id },
      warnings: diagnostics.sorted(), files: files.sorted { $0.name < $1.name },
      pastTargets: pastTargets, quarterShares: quarterShares, record: record,
      indicatorPlaces: places)
  }

  private var failure: LoadFailure {
    LoadFailure(diagnostics: diagnostics.sorted(), isFileMissing: isFileMissing)
  }

  // MARK: Files

  private enum FileKind {
    static let folder = LocalizedText(zhHans: "模型文件夹", en: "the model folder")
    static let model = LocalizedText(zhHans: "模型文件", en: "the model file")
    static let plan = LocalizedText(zhHans: "计划文件", en: "the plan file")
    static let history = LocalizedText(zhHans: "历史数据文件", en: "the table of figures")
    static let targets = LocalizedText(zhHans: "历年目标文件", en: "the table of earlier targets")
    static let quarters = LocalizedText(zhHans: "季度比重文件", en: "the table of quarter shares")
    static let scenario = LocalizedText(zhHans: "情景文件", en: "the scenario file")
  }

  private mutating func checkFolder() -> Bool {
    var isFolder: ObjCBool = false
    let log = DiagnosticLog(file: path)
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if !exists {
      let remedy =
        NameSuggestion.folder(near: path).map { near in
          LocalizedText(zhHans: "是不是 \(near)？", en: "did you mean \(near)?")
        } ?? FileRule.modelFolder
      log.report(FileRule.missing(FileKind.folder, remedy: remedy), at: .file)
      isFileMissing = true
    } else if !isFolder.boolValue {
      log.report(FileRule.notAFolder, at: .file)
    } else if !["model.yaml", "plan.yaml"].contains(where: {
      FileManager.default.fileExists(atPath: "\(path)/\($0)")
    }) {
      log.report(FileRule.noModel, at: .file)
      isFileMissing = true
    }
    diagnostics += log.diagnostics
    return !log.hasErrors
  }

  private mutating func source(_ name: String, kind: LocalizedText)
    -> (source: SourceText, log: DiagnosticLog)?
  {
    let file = "\(path)/\(name)"
    let log = DiagnosticLog(file: file)
    defer { diagnostics += log.diagnostics }
    let found = FileSource.read(file, kind: kind, remedy: FileRule.modelFolder, log: log)
    isFileMissing = isFileMissing || found.isMissing
    if let bytes = found.bytes { files.append(ModelFile(name: name, bytes: bytes)) }
    guard let source = found.text else { return nil }
    return (source, DiagnosticLog(file: file, source: source))
  }

  /// Targets of earlier years, in folders that have them.
  private mutating func targetHistory() -> (source: SourceText, log: DiagnosticLog)? {
    let name = TargetHistoryReader.file
    guard FileManager.default.fileExists(atPath: "\(path)/\(name)") else { return nil }
    return source(name, kind: FileKind.targets)
  }

  private mutating func yaml(_ name: String, kind: LocalizedText)
    -> (root: YAMLValue, log: DiagnosticLog)?
  {
    guard let (source, log) = source(name, kind: kind) else { return nil }
    if let root = YAMLDocument.parse(source, log: log) { return (root, log) }
    if log.diagnostics.isEmpty { log.report(FileRule.empty, at: .file) }
    diagnostics += log.diagnostics
    return nil
  }

  private mutating func quarterShares(
    _ specification: ModelSpecification
  ) -> [String: QuarterShares] {
    let name = QuarterShareReader.file
    guard FileManager.default.fileExists(atPath: "\(path)/\(name)"),
      let (source, log) = source(name, kind: FileKind.quarters)
    else { return [:] }
    defer { diagnostics += log.diagnostics }
    return QuarterShareReader(log: log, specification: specification).read(source)
  }

  private mutating func scenarioFiles() -> [ScenarioFamily.File] {
    let folder = "\(path)/scenarios"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().compactMap {
      name in
      guard let (root, log) = yaml("scenarios/\(name)", kind: FileKind.scenario) else {
        return nil
      }
      let id = String(name.prefix { $0 != "." })
      if id == "line" {
        log.report(ScenarioRule.reservedName, at: .file)
      } else if !isName(id) {
        log.report(ScenarioRule.badName(id), at: .file)
      }
      return ScenarioFamily.File(id: id, root: root, log: log)
    }
  }

  private func isName(_ id: String) -> Bool {
    let letters = Array(id.utf8)
    return letters.first.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } == true
      && letters.allSatisfy {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || $0 == UInt8(ascii: "-")
      }
  }

  /// A level that is built up from a published one needs that one in the data.
  private func checkLevels(
    _ specification: ModelSpecification, _ dataset: Dataset, _ log: DiagnosticLog
  ) {
    for series in specification.levels.keys.sorted() {
      let year =
        switch specification.levels[series] {
        case .builtUp(let from, _): from
        default: specification.baseYear
        }
      let key = SeriesKey(region: specification.focus, series: series, measure: .level)
      let found = dataset.observations[key]?.contains { $0.period == Period(year: year) } ?? false
      if !found {
        log.report(
          ModelRule.missingLevel(series, region: specification.focus, year: year), at: .file)
      }
    }
  }
}
