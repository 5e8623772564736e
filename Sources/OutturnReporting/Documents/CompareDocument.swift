public import OutturnSeries

/// What differs between scenarios, models or two results: the answer of `compare`.
public struct CompareDocument: Document {
  public static let verb = Verb.compare

  /// What stands side by side.
  public enum Kind: String, Sendable, Hashable, Encodable {
    /// Scenarios of one model, with the same random numbers.
    case scenarios
    /// Baselines of several models.
    case models
    /// Files that earlier runs of one verb wrote.
    case results
  }

  public var header: DocumentHeader
  public var kind: Kind
  /// The verb of the results; nil when they are not files.
  public var compared: Verb?
  /// The first is what the others are compared with.
  public var sides: [ComparedSide]
  /// In what else than their figures two results differ; empty for the other kinds.
  public var circumstances: [ChangedValue]
  /// The figures that both sides have, changed or not, but for ``unmovedByKind``.
  public var differences: [Difference]
  /// Values of a result that is not made of such figures, where they differ.
  public var changes: [ChangedValue]
  /// What only one of two sides has.
  public var oneSided: [OneSidedFigure]
  /// Targets that are judged by their kind alone and are the same on all sides, which ``differences``
  /// leaves out.
  public var unmovedByKind: Int

  public init(
    header: DocumentHeader, kind: Kind, compared: Verb? = nil, sides: [ComparedSide],
    circumstances: [ChangedValue] = [], differences: [Difference] = [],
    changes: [ChangedValue] = [], oneSided: [OneSidedFigure] = [], unmovedByKind: Int = 0
  ) {
    self.header = header
    self.kind = kind
    self.compared = compared
    self.sides = sides
    self.circumstances = circumstances
    self.differences = differences
    self.changes = changes
    self.oneSided = oneSided
    self.unmovedByKind = unmovedByKind
  }

  private enum CodingKeys: String, CodingKey {
    case kind, compared, sides, circumstances, differences, changes
    case oneSided = "one_sided"
    case unmovedByKind = "unmoved_by_kind"
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(compared?.rawValue, forKey: .compared)
    try container.encode(sides, forKey: .sides)
    try container.encode(circumstances, forKey: .circumstances)
    try container.encode(differences, forKey: .differences)
    try container.encode(changes, forKey: .changes)
    try container.encode(oneSided, forKey: .oneSided)
    try container.encode(unmovedByKind, forKey: .unmovedByKind)
  }
}

/// One of the things compared.
public struct ComparedSide: Sendable, Hashable, Encodable {
  /// A scenario's id, a model's folder or a result's file, as it was named.
  public var id: String
  public var name: LocalizedText
  /// Nil for a result of a verb that reads no model.
  @Nullable public var model: ModelIdentity?

  public init(id: String, name: LocalizedText, model: ModelIdentity?) {
    self.id = id
    self.name = name
    self.model = model
  }
}

/// One figure on two sides.
public struct Difference: Sendable, Hashable, Encodable {
  /// What the figure is.
  public enum Kind: String, Sendable, Hashable, Encodable {
    /// Of one target.
    case probability
    /// Of all headline targets together.
    case joint
    /// Of the simulated values of a series in a year.
    case mean
  }

  public var kind: Kind
  /// A target's or series' id; `all` for the targets together.
  public var id: String
  public var name: LocalizedText
  /// Nil unless `kind` is `probability` and the event is a target.
  @Nullable public var target: TargetReference?
  @Nullable public var period: Period?
  @Nullable public var measure: Measure?
  /// `1` for a probability, `%` for growth, the series' unit for a level.
  public var unit: String
  /// Ids of the two sides.
  public var from: String
  public var to: String
  public var before: Double
  public var after: Double
  /// `after` less `before`.
  public var change: Double
  /// Of the change, in `unit`; nil where the results do not tell.
  @Nullable public var mcStandardError: Double?

  public init(
    kind: Kind, id: String, name: LocalizedText, target: TargetReference? = nil,
    period: Period? = nil, measure: Measure? = nil, unit: String, from: String, to: String,
    before: Double, after: Double, mcStandardError: Double?
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    self.target = target
    self.period = period
    self.measure = measure
    self.unit = unit
    self.from = from
    self.to = to
    self.before = before
    self.after = after
    self.change = after - before
    self.mcStandardError = mcStandardError
  }

  /// Whether the change could be the simulation's error alone: at most two standard errors.
  public var isWithinError: Bool { abs(change) <= 2 * (mcStandardError ?? 0) }

  enum CodingKeys: String, CodingKey {
    case kind, id, name, target, period, measure, unit, from, to, before, after, change
    case mcStandardError = "mc_standard_error"
  }
}

/// A value of a document that is not the same in another.
public struct ChangedValue: Sendable, Hashable, Encodable {
  /// Such as `coherence[gdp].implied_growth`.
  public var path: String
  /// As JSON has them; nil where there is no value.
  @Nullable public var before: String?
  @Nullable public var after: String?

  public init(path: String, before: String?, after: String?) {
    self.path = path
    self.before = before
    self.after = after
  }
}

/// A figure that has no counterpart.
public struct OneSidedFigure: Sendable, Hashable, Encodable {
  /// Id of the side that has it.
  public var side: String
  public var kind: Difference.Kind
  public var id: String
  public var name: LocalizedText
  @Nullable public var period: Period?

  public init(
    side: String, kind: Difference.Kind, id: String, name: LocalizedText, period: Period?
  ) {
    self.side = side
    self.kind = kind
    self.id = id
    self.name = name
    self.period = period
  }
}
