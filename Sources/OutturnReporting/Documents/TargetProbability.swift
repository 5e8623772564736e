public import OutturnPlanning
public import OutturnSeries

/// A model whose probability is shown beside the combined one.
public struct ModelMember: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  /// Its share in the combined forecast, 0 to 1; 0 when it only stands beside it.
  public var weight: Double

  public init(id: String, name: LocalizedText, weight: Double) {
    self.id = id
    self.name = name
    self.weight = weight
  }
}

/// What a probability rests on.
public enum ProbabilityBasis: String, Sendable, Hashable, Encodable, CaseIterable {
  /// Joint paths of the model: it may stand together with others in one event.
  case jointPaths = "joint_paths"
  /// One year's figure and what indicators of its kind do; no link to others is known.
  case kindPrior = "kind_prior"
}

/// The probability of one target. The target's own keys stand beside it.
public struct TargetProbability: Sendable, Hashable, Encodable {
  public var target: TargetReference
  public var basis: ProbabilityBasis
  /// Of the indicator, where that is the basis.
  public var kind: IndicatorKind?
  /// The sense that the probability is for, where it is not the target's own: a task that is stated
  /// by its number alone is carried out by more as well.
  public var judgedAs: Sense?
  /// Of meeting the threshold as it stands, 0 to 1.
  public var probability: Double
  public var mcStandardError: Double
  /// Nil when no member has one.
  public var closedForm: ClosedFormValue?
  /// Nil when the sense or the unit leaves nothing to round.
  public var asPublished: PublishedProbability?
  /// By model id, 0 to 1.
  public var byModel: [String: Double]
  /// Of the figure itself, in the target's unit.
  public var quantiles: Quantiles
  /// How often such a probability came true in back-tests; nil without a record of such.
  public var record: ReliabilityBin?
  /// The thresholds that other probabilities would go with, the surest first.
  public var curve: [AttainableThreshold]

  public init(
    target: TargetReference, basis: ProbabilityBasis = .jointPaths, kind: IndicatorKind? = nil,
    judgedAs: Sense? = nil, probability: Double, mcStandardError: Double,
    closedForm: ClosedFormValue? = nil, asPublished: PublishedProbability? = nil,
    byModel: [String: Double] = [:], quantiles: Quantiles, record: ReliabilityBin? = nil,
    curve: [AttainableThreshold] = []
  ) {
    self.target = target
    self.basis = basis
    self.kind = kind
    self.judgedAs = judgedAs
    self.probability = probability
    self.mcStandardError = mcStandardError
    self.closedForm = closedForm
    self.asPublished = asPublished
    self.byModel = byModel
    self.quantiles = quantiles
    self.record = record
    self.curve = curve
  }

  private enum CodingKeys: String, CodingKey {
    case probability, quantiles, record, curve, basis, kind
    case judgedAs = "judged_as"
    case mcStandardError = "mc_standard_error"
    case closedForm = "closed_form"
    case asPublished = "as_published"
    case byModel = "by_model"
  }

  public func encode(to encoder: any Encoder) throws {
    try target.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(basis, forKey: .basis)
    try container.encode(kind, forKey: .kind)
    try container.encode(judgedAs, forKey: .judgedAs)
    try container.encode(probability, forKey: .probability)
    try container.encode(mcStandardError, forKey: .mcStandardError)
    try container.encode(closedForm, forKey: .closedForm)
    try container.encode(asPublished, forKey: .asPublished)
    try container.encode(byModel, forKey: .byModel)
    try container.encode(quantiles, forKey: .quantiles)
    try container.encode(record, forKey: .record)
    try container.encode(curve, forKey: .curve)
  }
}

extension TargetProbability {
  /// Whether the curve tells what could be asked for: a headline target of which more is enough.
  var isHeadlineFloor: Bool { target.headline && !curve.isEmpty && target.sense.isFloor }

  /// What may be asked for with a given probability, or nil.
  func threshold(at probability: Double) -> Double? {
    curve.first { abs($0.probability - probability) < 1e-9 }?.threshold
  }
}

/// What the number of a target would have to be for a probability.
public struct AttainableThreshold: Sendable, Hashable, Encodable {
  public var probability: Double
  /// In the target's unit.
  public var threshold: Double

  public init(probability: Double, threshold: Double) {
    self.probability = probability
    self.threshold = threshold
  }
}

/// A probability that needs no simulation.
public struct ClosedFormValue: Sendable, Hashable, Encodable {
  /// Id of the model member.
  public var model: String
  public var value: Double

  public init(model: String, value: Double) {
    self.model = model
    self.value = value
  }
}

/// The probability that the figure, once rounded for publication, meets the target.
public struct PublishedProbability: Sendable, Hashable, Encodable {
  /// The smallest (or largest) value that rounds to the target, in the target's unit.
  public var threshold: Double
  public var probability: Double

  public init(threshold: Double, probability: Double) {
    self.threshold = threshold
    self.probability = probability
  }
}

/// The probability of an event given on the command line.
public struct ExpressionProbability: Sendable, Hashable, Encodable {
  /// As typed: `gdp.growth[2026] >= 5.5 and gdp.level[2026] >= 330`.
  public var text: String
  public var probability: Double
  public var mcStandardError: Double
  /// With every threshold rounded as published; nil when that changes nothing.
  @Nullable public var asPublished: Double?
  public var byModel: [String: Double]

  public init(
    text: String, probability: Double, mcStandardError: Double, asPublished: Double? = nil,
    byModel: [String: Double] = [:]
  ) {
    self.text = text
    self.probability = probability
    self.mcStandardError = mcStandardError
    self.asPublished = asPublished
    self.byModel = byModel
  }

  enum CodingKeys: String, CodingKey {
    case text, probability
    case mcStandardError = "mc_standard_error"
    case asPublished = "as_published"
    case byModel = "by_model"
  }
}

/// Why an indicator of the plan has no probability.
public enum UnavailableReason: String, Sendable, Hashable, Encodable, CaseIterable {
  /// No earlier figures to learn from.
  case noHistory = "no_history"
  /// Earlier figures exist, too few or too different to estimate from.
  case shortHistory = "short_history"
  /// The model does not carry the series.
  case notModelled = "not_modelled"
  /// The plan gives no number.
  case notQuantified = "not_quantified"
  /// A target for the level, and no level of the base year.
  case noBaseLevel = "no_base_level"
  /// Target and history do not speak of the same thing.
  case differentConcept = "different_concept"
}

/// An indicator of the plan that is named and not judged.
public struct UnavailableTarget: Sendable, Hashable, Encodable {
  public var indicator: String
  public var name: LocalizedText
  @Nullable public var measure: Measure?
  @Nullable public var threshold: Double?
  public var reason: UnavailableReason
  /// What a reader is told of this indicator beyond the reason.
  public var explanation: LocalizedText

  public init(
    indicator: String, name: LocalizedText, measure: Measure? = nil, threshold: Double? = nil,
    reason: UnavailableReason, explanation: LocalizedText
  ) {
    self.indicator = indicator
    self.name = name
    self.measure = measure
    self.threshold = threshold
    self.reason = reason
    self.explanation = explanation
  }
}
