public import OutturnPlanning
public import OutturnSeries

/// The chance of each target, of all together, of k of n: the answer of `probability`.
public struct ProbabilityDocument: Document {
  public static let verb = Verb.probability
  public var header: DocumentHeader
  public var region: RegionIdentity
  /// Written as its id under `scenario` and in full under `scenario_statement`.
  public var scenario: ScenarioStatement
  /// Which probability a text puts first. In the document `probability` is always the exact one.
  public var rounding: Rounding
  /// The models behind `by_model`.
  public var models: [ModelMember]
  public var targets: [TargetProbability]
  public var expressions: [ExpressionProbability]
  public var unavailable: [UnavailableTarget]
  /// Nil when fewer than two targets have a probability.
  public var joint: JointSummary?
  public var binding: [BindingTarget]
  public var baseLevels: [BaseLevel]
  public var borrowing: [Borrowing]
  /// The centre of each growth forecast as a sum of parts.
  public var composition: [CentrePart]
  /// What the spread of each growth forecast is made of.
  public var spread: [SpreadPart]
  /// What each target's being met hangs on.
  public var sourcesOfUncertainty: [UncertaintySource]
  /// What beliefs about the series do to the leading target's probability and to that of all
  /// headline targets together.
  public var sensitivity: [Sensitivity]
  /// The plan's growth targets as signals; no other probability uses them.
  public var targetInformation: [TargetInformation] = []
  /// The odds with figures managed to the targets; empty unless asked for.
  public var managed: [ManagedTarget] = []
  /// Simulation against a closed form, for a member that has one.
  public var closedFormCheck: ClosedFormCheck?
  /// Record of back-tests; nil while there is none.
  public var calibration: CalibrationRecord?
  /// What the record says, or why there is none.
  public var calibrationNote: LocalizedText

  public init(
    header: DocumentHeader, region: RegionIdentity, scenario: ScenarioStatement,
    rounding: Rounding, models: [ModelMember], targets: [TargetProbability],
    expressions: [ExpressionProbability] = [], unavailable: [UnavailableTarget] = [],
    joint: JointSummary? = nil, binding: [BindingTarget] = [],
    baseLevels: [BaseLevel] = [],
    borrowing: [Borrowing] = [], composition: [CentrePart] = [],
    spread: [SpreadPart] = [], sourcesOfUncertainty: [UncertaintySource] = [],
    sensitivity: [Sensitivity] = [],
    closedFormCheck: ClosedFormCheck? = nil, calibration: CalibrationRecord? = nil,
    calibrationNote: LocalizedText
  ) {
    self.header = header
    self.region = region
    self.scenario = scenario
    self.rounding = rounding
    self.models = models
    self.targets = targets
    self.expressions = expressions
    self.unavailable = unavailable
    self.joint = joint
    self.binding = binding
    self.baseLevels = baseLevels
    self.borrowing = borrowing
    self.composition = composition
    self.spread = spread
    self.sourcesOfUncertainty = sourcesOfUncertainty
    self.sensitivity = sensitivity
    self.closedFormCheck = closedFormCheck
    self.calibration = calibration
    self.calibrationNote = calibrationNote
  }

  private enum CodingKeys: String, CodingKey {
    case region, scenario, rounding, models, targets, expressions, unavailable, joint, binding
    case borrowing, composition, spread, calibration, sensitivity
    case scenarioStatement = "scenario_statement"
    case baseLevels = "base_levels"
    case sourcesOfUncertainty = "sources_of_uncertainty"
    case managed
    case targetInformation = "target_information"
    case closedFormCheck = "closed_form_check"
    case calibrationNote = "calibration_note"
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(region, forKey: .region)
    try container.encode(scenario.id, forKey: .scenario)
    try container.encode(scenario, forKey: .scenarioStatement)
    try container.encode(rounding, forKey: .rounding)
    try container.encode(models, forKey: .models)
    try container.encode(targets, forKey: .targets)
    try container.encode(expressions, forKey: .expressions)
    try container.encode(unavailable, forKey: .unavailable)
    try container.encode(joint, forKey: .joint)
    try container.encode(binding, forKey: .binding)
    try container.encode(baseLevels, forKey: .baseLevels)
    try container.encode(borrowing, forKey: .borrowing)
    try container.encode(composition, forKey: .composition)
    try container.encode(spread, forKey: .spread)
    try container.encode(sourcesOfUncertainty, forKey: .sourcesOfUncertainty)
    try container.encode(sensitivity, forKey: .sensitivity)
    try container.encode(targetInformation, forKey: .targetInformation)
    try container.encode(managed, forKey: .managed)
    try container.encode(closedFormCheck, forKey: .closedFormCheck)
    try container.encode(calibration, forKey: .calibration)
    try container.encode(calibrationNote, forKey: .calibrationNote)
  }
}

extension ProbabilityDocument {
  /// Targets from joint paths, in the document's order.
  public var linkedTargets: [TargetProbability] { targets.filter { $0.basis == .jointPaths } }

  /// Targets by what their kind does.
  public var kindTargets: [TargetProbability] { targets.filter { $0.basis == .kindPrior } }

  /// The one probability that the question was about: of the only target or condition, else of all
  /// headline targets together. Nil when there is none.
  public var headlineProbability: Double? {
    if let expression = expressions.first, expressions.count == 1 {
      return rounding == .published ? expression.asPublished : expression.probability
    }
    if let target = targets.first, targets.count == 1 {
      return rounding == .published ? target.asPublished?.probability : target.probability
    }
    return joint?.all.probability
  }
}
