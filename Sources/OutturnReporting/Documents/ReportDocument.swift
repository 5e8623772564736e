public import OutturnPlanning

/// Everything that a reader of a plan's odds is to have at hand: the answer of `report`.
public struct ReportDocument: Document {
  public static let verb = Verb.report
  public var header: DocumentHeader
  /// The targets under the scenario asked for.
  public var probability: ProbabilityDocument
  /// Growth under every scenario of the folder.
  public var projection: ProjectDocument
  /// What arithmetic says about the plan.
  public var check: CheckDocument
  /// The data and their sources.
  public var description: DescribeDocument
  /// How earlier forecasts of the model came out; nil while there is no record.
  public var record: AttainmentRecord?
  /// What makes the same report again, as it is typed.
  public var command: String

  public init(
    header: DocumentHeader, probability: ProbabilityDocument, projection: ProjectDocument,
    check: CheckDocument, description: DescribeDocument, record: AttainmentRecord?,
    command: String
  ) {
    self.header = header
    self.probability = probability
    self.projection = projection
    self.check = check
    self.description = description
    self.record = record
    self.command = command
  }

  private enum CodingKeys: String, CodingKey {
    case probability, projection, check, description, record, command
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(probability, forKey: .probability)
    try container.encode(projection, forKey: .projection)
    try container.encode(check, forKey: .check)
    try container.encode(description, forKey: .description)
    try container.encode(record, forKey: .record)
    try container.encode(command, forKey: .command)
  }
}
