internal import OutturnAlgebra
public import OutturnFiles
internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// A model folder, read and checked.
///
///     let project = try Project(at: "Models/lingling-2026")
///     let fitted = try project.fit(ForecastOptions())
///     let odds = try fitted.probability(
///       ProbabilityRequest(question: .plan, scenario: .baseline))
public struct Project: Sendable {
  public let model: LoadedModel

  /// Reads a model folder.
  ///
  /// - Throws: `LoadFailure` with everything that is wrong in all of its files.
  public init(at path: String) throws(LoadFailure) {
    model = try ModelFolder.load(at: path)
  }

  private init(_ model: LoadedModel) {
    self.model = model
  }

  /// Years of figures that an estimation needs.
  static let leastYears = 4

  /// The project as it stood when the figures ended in an earlier year.
  ///
  /// - Parameter year: At most the model's base year; the sample keeps at least four years.
  /// - Throws: ``ForecastFailure`` for any other year.
  public func asOf(_ year: Int) throws(ForecastFailure) -> Project {
    let earliest = model.specification.sampleFrom + Self.leastYears - 1
    guard (earliest...max(earliest, model.specification.baseYear)).contains(year) else {
      throw .notAnOrigin(year, years: earliest...model.specification.baseYear)
    }
    var model = model
    model.specification.baseYear = year
    return Project(model)
  }

  /// Estimates every model.
  ///
  /// - Throws: ``ForecastFailure``.
  public func fit(_ options: ForecastOptions) throws(ForecastFailure) -> FittedProject {
    try FittedProject(self, options: options)
  }

  /// The first lines of a document about this model.
  func header(seed: UInt64?, paths: Int?, warnings: [DocumentWarning]) -> DocumentHeader {
    let provider = LAPACKProvider.current
    return DocumentHeader(
      outturn: Version.current,
      model: ModelIdentity(id: model.specification.id, sha256: model.digest), seed: seed,
      paths: paths,
      lapack: LAPACKIdentity(provider: provider.name, version: provider.version),
      warnings: warnings)
  }
}

/// The version of the whole.
public enum Version {
  public static let current = "0.1.0"
}
