public import OutturnSeries

/// Certified and reference checks on this machine: the answer of `selftest`.
public struct SelfTestDocument: Document {
  public static let verb = Verb.selftest
  public var header: DocumentHeader
  /// Instruction sets of the kernel that this processor runs.
  public var instructionSets: [String]
  public var checks: [SelfTestCheck]

  public init(header: DocumentHeader, instructionSets: [String], checks: [SelfTestCheck]) {
    self.header = header
    self.instructionSets = instructionSets
    self.checks = checks
  }

  /// Whether every check passed.
  public var hasPassed: Bool { checks.allSatisfy(\.hasPassed) }

  private enum CodingKeys: String, CodingKey {
    case checks
    case instructionSets = "instruction_sets"
    case hasPassed = "ok"
  }

  /// Writes the header's keys and the document's own into one object.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(instructionSets, forKey: .instructionSets)
    try container.encode(checks, forKey: .checks)
    try container.encode(hasPassed, forKey: .hasPassed)
  }
}

/// One check against somebody else's number.
public struct SelfTestCheck: Sendable, Hashable, Encodable {
  /// What is measured.
  public enum Measure: String, Sendable, Hashable, Encodable {
    /// Correct digits; at least the bound.
    case digits
    /// Distance in standard errors; at most the bound.
    case standardErrors = "standard_errors"
    /// Results that differ; at most the bound.
    case differences
  }

  public var group: LocalizedText
  public var name: LocalizedText
  public var measure: Measure
  public var value: Double
  public var bound: Double
  /// Whose number it is.
  public var source: String

  public init(
    group: LocalizedText, name: LocalizedText, measure: Measure, value: Double, bound: Double,
    source: String
  ) {
    self.group = group
    self.name = name
    self.measure = measure
    self.value = value
    self.bound = bound
    self.source = source
  }

  public var hasPassed: Bool {
    switch measure {
    case .digits: value >= bound
    case .standardErrors, .differences: value <= bound
    }
  }

  private enum CodingKeys: String, CodingKey {
    case group, name, measure, value, bound, source
    case hasPassed = "ok"
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(name, forKey: .name)
    try container.encode(measure, forKey: .measure)
    try container.encode(value, forKey: .value)
    try container.encode(bound, forKey: .bound)
    try container.encode(source, forKey: .source)
    try container.encode(hasPassed, forKey: .hasPassed)
  }
}
