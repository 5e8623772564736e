public import OutturnCluster
public import OutturnFiles
internal import OutturnModels
internal import OutturnAlgebra
public import OutturnReporting
internal import OutturnSeries

/// Several model folders in one run, each forecast with its own model, and a league of those whose
/// leading targets are of one indicator and year.
///
/// Work is done model by model; a finished one is on disk, so a run that was killed goes on with the
/// next and writes the same bytes. A folder that fails stops no other one.
///
/// - Complexity: The time of a report a folder; memory that of one model, and 80 kB a folder for the
///   league.
public struct ModelBatch: Sendable {
  /// A folder as it was when the run began.
  struct Entry: Sendable {
    var folder: String
    var id: String?
    var sha256: String?
    var failure: LoadFailure?
  }

  let entries: [Entry]
  let options: ForecastOptions
  /// Which language the reports open in.
  let language: Language
  private let command: @Sendable (String) -> String

  /// - Parameters:
  ///   - folders: As they were named.
  ///   - language: Which the reports open in.
  ///   - command: What makes the report of a folder alone.
  /// - Throws: ``ForecastFailure`` when two folders have one id, or an id can be no file's name.
  public init(
    _ folders: [String], options: ForecastOptions, language: Language,
    command: @escaping @Sendable (String) -> String
  ) throws(ForecastFailure) {
    var entries: [Entry] = []
    for folder in folders {
      let entry = Entry(reading: folder)
      if let id = entry.id {
        if let other = entries.first(where: { $0.id == id }) {
          throw ForecastFailure.sameID(id, folder, other.folder)
        }
        if id.hasPrefix(".") || id.contains("/") { throw ForecastFailure.noFileName(id, folder) }
      }
      entries.append(entry)
    }
    self.entries = entries
    self.options = options
    self.language = language
    self.command = command
  }

  /// What is wrong with the files of folders that cannot be read.
  public var diagnostics: [Diagnostic] { entries.compactMap(\.failure).flatMap(\.diagnostics) }

  /// What decides the bytes of the results.
  public var identity: PieceFolder.Identity {
    let provider = LAPACKProvider.current
    return PieceFolder.Identity(
      outturn: Version.current,
      models: entries.map { .init(folder: $0.folder, id: $0.id, sha256: $0.sha256) },
      lapack: "\(provider.name) \(provider.version)", seed: options.seed, paths: options.paths,
      draws: options.draws, through: options.through, language: language.rawValue)
  }

  /// Forecasts what is not yet finished, and writes a document and a report for each model and one of
  /// each for all.
  ///
  /// - Parameter progress: Called after each model with the finished and all.
  /// - Throws: `PieceFolder.Failure`; what was finished is kept.
  public func run(
    in folder: PieceFolder, progress: (Int, Int) -> Void
  ) throws(PieceFolder.Failure) -> BatchDocument {
    let files = BatchFiles(folder, language: language)
    try files.makeFolders()
    var finished: [(place: Int, piece: ModelPiece)] = []
    var failures: [RegionFailure] = []
    for (place, entry) in entries.enumerated() {
      if let failure = entry.failure {
        failures.append(entry.failed(failure.diagnostics.filter { $0.severity == .error }))
      } else if let piece: ModelPiece = try files.kept(place) {
        finished.append((place, piece))
      } else {
        switch forecast(entry) {
        case .success(let forecast):
          try files.write(
            forecast.report.probability, forecast.report, of: forecast.piece.forecast.id)
          if let growth = forecast.growth { try files.keep(growth: growth, place) }
          try files.keep(forecast.piece, place)
          finished.append((place, forecast.piece))
        case .failure(let failure): failures.append(entry.failed(failure))
        }
      }
      progress(place + 1, entries.count)
    }
    let document = try document(finished, failures, files)
    try files.write(document)
    return document
  }

  /// One model's answer, before it is on disk.
  private func forecast(_ entry: Entry) -> Result<ModelForecast, ForecastFailure> {
    Result { () throws(ForecastFailure) in
      let project: Project
      do {
        project = try Project(at: entry.folder)
      } catch {
        throw ForecastFailure.changed(entry.folder)
      }
      guard project.model.digest == entry.sha256 else {
        throw ForecastFailure.changed(entry.folder)
      }
      return try project.fit(options).forecast(command: command(entry.folder))
    }
  }
}

extension ModelBatch.Entry {
  fileprivate init(reading folder: String) {
    self.folder = folder
    do {
      let model = try Project(at: folder).model
      (id, sha256) = (model.specification.id, model.digest)
    } catch {
      failure = error
    }
  }

  fileprivate func failed(_ diagnostics: [Diagnostic]) -> RegionFailure {
    RegionFailure(
      region: folder, name: LocalizedText(zhHans: folder, en: folder),
      reasons: diagnostics.map(\.message))
  }

  fileprivate func failed(_ failure: ForecastFailure) -> RegionFailure {
    RegionFailure(
      region: folder, name: LocalizedText(zhHans: folder, en: folder),
      reasons: [failure.message])
  }
}

extension ForecastFailure {
  fileprivate static func sameID(_ id: String, _ folder: String, _ other: String) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "“\(folder)”和“\(other)”的模型代号都是“\(id)”",
        en: "\"\(folder)\" and \"\(other)\" are both the model \"\(id)\""),
      help: LocalizedText(
        zhHans: "每个文件夹只列一次，model.yaml 里的 id 各不相同",
        en: "name each folder once, and give each model.yaml an id of its own"), isUsage: false)
  }

  fileprivate static func noFileName(_ id: String, _ folder: String) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "“\(folder)”的模型代号“\(id)”不能作为文件名",
        en: "the id \"\(id)\" of \"\(folder)\" can name no file"),
      help: LocalizedText(
        zhHans: "model.yaml 里的 id 不要用 /，也不要以点开头",
        en: "write an id without / that does not begin with a point"), isUsage: false)
  }

  fileprivate static func changed(_ folder: String) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "计算过程中“\(folder)”的文件有改动",
        en: "the files of \"\(folder)\" changed while the run went on"),
      help: LocalizedText(
        zhHans: "请用 --output 另写一个文件夹重新计算", en: "start again with another --output"),
      isUsage: false)
  }
}
