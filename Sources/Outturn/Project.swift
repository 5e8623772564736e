internal import OutturnAlgebra
public import OutturnFiles
internal import OutturnModels
public import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// A model folder, read and checked.
///
///     let project = try Project(at: "Models/lingling-2026")
///     let fitted = try project.fit(ForecastOptions())
///     let odds = try fitted.probability(
///       ProbabilityRequest(question: .plan, scenario: try project.scenario("baseline")))
public struct Project: Sendable {
  public let model: LoadedModel

  /// Reads a model folder.
  ///
  /// - Throws: ``LoadFailure`` with everything that is wrong in all of its files.
  public init(at path: String) throws(LoadFailure) {
    model = try ModelFolder.load(at: path)
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
