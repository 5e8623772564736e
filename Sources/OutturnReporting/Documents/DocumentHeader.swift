public import OutturnSeries

/// The verbs that answer with a document.
public enum Verb: String, Sendable, CaseIterable {
  case initialize = "init"
  case check, describe, fit, selftest, project, probability, require, update, backtest, compare
  case rerun, report, bench, batch

  /// Name and version of the document's form, such as `outturn.project/1`.
  public var schema: String { "outturn.\(rawValue)/1" }

  /// Whether a second run gives the same document: not of one that makes a folder, measures time,
  /// or is about another run.
  public var isRepeatable: Bool {
    switch self {
    case .initialize, .bench, .rerun: false
    default: true
    }
  }
}

/// What a verb answers with: data without language. Its JSON is the command's contract.
public protocol Document: Encodable, Sendable {
  static var verb: Verb { get }
  var header: DocumentHeader { get }
}

/// What every document starts with. Its keys stand in the document itself, not in an object of
/// their own.
public struct DocumentHeader: Sendable, Hashable {
  /// Version of the program.
  public var outturn: String
  /// The model that was answered from; nil for a verb that reads none.
  public var model: ModelIdentity?
  /// Nil for a verb that draws nothing.
  public var seed: UInt64?
  /// Simulated paths; nil for a verb that draws nothing.
  public var paths: Int?
  /// How paths were sampled, such as `plain`; nil for a verb that simulates none.
  public var sampler: String?
  /// What paths were computed in, `double` or `fast`; nil for a verb that simulates none.
  public var precision: String?
  /// `order_statistic` where quantiles are exact; nil where they are read off histograms.
  public var quantileMethod: String?
  /// Nil for a verb that does no linear algebra.
  public var lapack: LAPACKIdentity?
  public var warnings: [DocumentWarning]

  public init(
    outturn: String, model: ModelIdentity? = nil, seed: UInt64? = nil, paths: Int? = nil,
    sampler: String? = nil, precision: String? = nil, lapack: LAPACKIdentity? = nil,
    warnings: [DocumentWarning] = []
  ) {
    self.outturn = outturn
    self.model = model
    self.seed = seed
    self.paths = paths
    self.sampler = sampler
    self.precision = precision
    self.lapack = lapack
    self.warnings = warnings
  }

  private enum CodingKeys: String, CodingKey {
    case schema, outturn, model, seed, paths, sampler, precision
    case quantileMethod = "quantile_method"
    case lapack, warnings
  }

  /// Writes the header's keys into the object of its document.
  func encode(into encoder: any Encoder, verb: Verb) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(verb.schema, forKey: .schema)
    try container.encode(outturn, forKey: .outturn)
    try container.encode(model, forKey: .model)
    try container.encode(seed, forKey: .seed)
    try container.encode(paths, forKey: .paths)
    try container.encodeIfPresent(sampler, forKey: .sampler)
    try container.encodeIfPresent(precision, forKey: .precision)
    try container.encodeIfPresent(quantileMethod, forKey: .quantileMethod)
    try container.encode(lapack, forKey: .lapack)
    try container.encode(warnings, forKey: .warnings)
  }
}

/// Which model, and exactly which state of its files.
public struct ModelIdentity: Sendable, Hashable, Encodable {
  public var id: String
  /// SHA-256 over the model's files, in hexadecimal.
  public var sha256: String

  public init(id: String, sha256: String) {
    self.id = id
    self.sha256 = sha256
  }
}

/// The library that factorised the matrices; results agree between libraries to a tolerance.
public struct LAPACKIdentity: Sendable, Hashable, Encodable {
  public var provider: String
  public var version: String

  public init(provider: String, version: String) {
    self.provider = provider
    self.version = version
  }
}

/// Something a reader has to know before using the figures.
public struct DocumentWarning: Sendable, Hashable, Encodable {
  /// Stable, such as `short_sample`.
  public var code: String
  public var message: LocalizedText

  public init(code: String, message: LocalizedText) {
    self.code = code
    self.message = message
  }
}

/// A region with its names.
public struct RegionIdentity: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  /// Administrative code, such as `431102`.
  public var code: String

  public init(id: String, name: LocalizedText, code: String) {
    self.id = id
    self.name = name
    self.code = code
  }
}
