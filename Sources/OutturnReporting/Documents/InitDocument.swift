public import OutturnSeries

/// What a new model folder was filled with: the answer of `init`.
public struct InitDocument: Document {
  public static let verb = Verb.initialize

  /// An indicator for a person to check.
  public struct Doubtful: Sendable, Hashable, Encodable {
    public var indicator: String
    public var name: String
    /// Line of the report.
    public var line: Int
    public var quote: String
    public var reasons: [LocalizedText]

    public init(
      indicator: String, name: String, line: Int, quote: String, reasons: [LocalizedText]
    ) {
      self.indicator = indicator
      self.name = name
      self.line = line
      self.quote = quote
      self.reasons = reasons
    }
  }

  public var header: DocumentHeader
  /// The folder as it was named.
  public var folder: String
  public var region: String
  /// Year of the plan.
  public var year: Int
  public var files: [String]
  /// The report or workbook that was read, as it was named; nil for the template alone.
  @Nullable public var report: String?
  public var isFromWorkbook: Bool
  /// Indicators taken from the report or workbook.
  public var indicators: Int
  /// Numbers found in the report, or figures of the workbook's history, in all.
  public var figures: Int
  public var doubtful: [Doubtful]

  public init(
    header: DocumentHeader, folder: String, region: String, year: Int, files: [String],
    report: String?, isFromWorkbook: Bool = false, indicators: Int, figures: Int,
    doubtful: [Doubtful]
  ) {
    self.header = header
    self.folder = folder
    self.region = region
    self.year = year
    self.files = files
    self.report = report
    self.isFromWorkbook = isFromWorkbook
    self.indicators = indicators
    self.figures = figures
    self.doubtful = doubtful
  }

  private enum CodingKeys: String, CodingKey {
    case folder, region, year, files, report, indicators, figures, doubtful
    case isFromWorkbook = "is_from_workbook"
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(folder, forKey: .folder)
    try container.encode(region, forKey: .region)
    try container.encode(year, forKey: .year)
    try container.encode(files, forKey: .files)
    try container.encode(report, forKey: .report)
    try container.encode(isFromWorkbook, forKey: .isFromWorkbook)
    try container.encode(indicators, forKey: .indicators)
    try container.encode(figures, forKey: .figures)
    try container.encode(doubtful, forKey: .doubtful)
  }
}
