public import OutturnSeries

/// Whether a model folder can be used and its plan adds up: the answer of `check`.
public struct CheckDocument: Document {
  public static let verb = Verb.check
  public var header: DocumentHeader
  /// Problems of files and data.
  public var diagnostics: [DiagnosticEntry]
  /// Growth against level of every indicator that states both, or a level and an outturn.
  public var coherence: [CoherenceEntry]
  /// What else a reader of the plan should know; arithmetic only.
  public var findings: [FindingEntry]
  /// Every indicator of the plan.
  public var indicators: [IndicatorEntry]
  /// Growth targets against what was reached before.
  public var ambition: [AmbitionEntry]
  /// What became of earlier targets, the outermost region first.
  public var trackRecord: [TrackRecordEntry]
  public var counts: CheckCounts

  public init(
    header: DocumentHeader, diagnostics: [DiagnosticEntry], coherence: [CoherenceEntry],
    findings: [FindingEntry], indicators: [IndicatorEntry] = [], ambition: [AmbitionEntry] = [],
    trackRecord: [TrackRecordEntry] = [], counts: CheckCounts
  ) {
    self.header = header
    self.diagnostics = diagnostics
    self.coherence = coherence
    self.findings = findings
    self.indicators = indicators
    self.ambition = ambition
    self.trackRecord = trackRecord
    self.counts = counts
  }

  private enum CodingKeys: String, CodingKey {
    case diagnostics, coherence, findings, indicators, ambition, counts
    case trackRecord = "track_record"
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(diagnostics, forKey: .diagnostics)
    try container.encode(coherence, forKey: .coherence)
    try container.encode(findings, forKey: .findings)
    try container.encode(indicators, forKey: .indicators)
    try container.encode(ambition, forKey: .ambition)
    try container.encode(trackRecord, forKey: .trackRecord)
    try container.encode(counts, forKey: .counts)
  }
}

/// How much a problem matters.
public enum Severity: String, Sendable, Hashable, Encodable, CaseIterable {
  /// The model cannot be used.
  case error
  /// It can be used; something is likely wrong.
  case warning
  /// Good to know.
  case note
}

/// One problem of a file.
public struct DiagnosticEntry: Sendable, Hashable, Encodable {
  public var severity: Severity
  /// Stable, such as `E0214`.
  public var code: String
  /// As given on the command line or relative to the model folder.
  public var file: String
  /// From 1; nil when it concerns the whole file.
  @Nullable public var line: Int?
  /// Character within the line, from 1; nil when it concerns the whole line.
  @Nullable public var column: Int?
  public var message: LocalizedText
  /// What to do about it.
  @Nullable public var help: LocalizedText?
  /// The line as it stands in the file.
  @Nullable public var sourceLine: String?
  /// Characters of the line that are meant, from `column`.
  @Nullable public var length: Int?

  public init(
    severity: Severity, code: String, file: String, line: Int? = nil, column: Int? = nil,
    message: LocalizedText, help: LocalizedText? = nil, sourceLine: String? = nil,
    length: Int? = nil
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.help = help
    self.sourceLine = sourceLine
    self.length = length
  }

  enum CodingKeys: String, CodingKey {
    case severity, code, file, line, column, message, help, length
    case sourceLine = "source_line"
  }
}

/// Something of the plan that a reader should know.
public struct FindingEntry: Sendable, Hashable, Encodable {
  /// Stable, such as `W0401`.
  public var code: String
  public var severity: Severity
  /// Id of the indicator; nil when the finding is about the plan as a whole.
  @Nullable public var indicator: String?
  /// The indicator's name; nil when the finding is about the plan as a whole.
  @Nullable public var name: LocalizedText?
  /// Unit of the figures that are levels; `%` for a share.
  @Nullable public var unit: String?
  /// The figures behind the message, by name.
  public var numbers: [String: Double]
  public var message: LocalizedText
  /// What to ask, and whom.
  @Nullable public var ask: LocalizedText?
  /// The plan's own words.
  @Nullable public var quote: String?

  public init(
    code: String, severity: Severity, indicator: String? = nil, name: LocalizedText? = nil,
    unit: String? = nil, numbers: [String: Double] = [:], message: LocalizedText,
    ask: LocalizedText? = nil, quote: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.indicator = indicator
    self.name = name
    self.unit = unit
    self.numbers = numbers
    self.message = message
    self.ask = ask
    self.quote = quote
  }
}

/// How much was looked at and what was found.
public struct CheckCounts: Sendable, Hashable, Encodable {
  public var errors: Int
  public var warnings: Int
  public var notes: Int
  public var files: Int
  public var observations: Int
  public var indicators: Int
  public var targets: Int

  public init(
    errors: Int, warnings: Int, notes: Int, files: Int, observations: Int, indicators: Int,
    targets: Int
  ) {
    self.errors = errors
    self.warnings = warnings
    self.notes = notes
    self.files = files
    self.observations = observations
    self.indicators = indicators
    self.targets = targets
  }
}
