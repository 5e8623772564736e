public import OutturnSeries

/// A plan for one year: what was reached the year before and what is wanted now.
public struct Plan: Sendable, Hashable {
  public var title: LocalizedText
  /// The region that it is for, by id.
  public var region: String
  /// The plan's year; outturns are of the year before.
  public var year: Int
  /// The report that it is taken from.
  public var source: LocalizedText
  /// In the order of the file; no id twice.
  public var indicators: [Indicator]

  public init(
    title: LocalizedText, region: String, year: Int, source: LocalizedText,
    indicators: [Indicator]
  ) {
    self.title = title
    self.region = region
    self.year = year
    self.source = source
    self.indicators = indicators
  }

  /// The indicator with an id.
  public subscript(id: String) -> Indicator? { indicators.first { $0.id == id } }

  /// Every target, in the order of the file, growth before level within an indicator.
  public var targets: [PlanTarget] {
    indicators.flatMap { indicator in
      [Measure.growth, .level].compactMap { measure in
        indicator.target(measure).map {
          PlanTarget(indicator: indicator, measure: measure, target: $0)
        }
      }
    }
  }
}

/// A target with the indicator that it is of.
public struct PlanTarget: Sendable, Hashable {
  public var indicator: Indicator
  public var measure: Measure
  public var target: Target

  /// Names it within its plan: `gdp.growth`.
  public var id: String { "\(indicator.id).\(measure.rawValue)" }
}

/// One line of a plan.
public struct Indicator: Sendable, Hashable {
  public var id: String
  public var name: LocalizedText
  /// Unit of the level, such as `亿元`; nil when only growth is published.
  public var unit: Unit?
  /// Where in the report its target stands, such as `2.2`.
  public var section: String
  /// The modelled series that tells its future; nil when there is none.
  public var series: String?
  /// Whether growth is at constant prices; nil when the plan does not say.
  public var growthIsReal: Bool?
  public var outturn: ReportedOutturn
  public var levelTarget: Target?
  public var growthTarget: Target?
  /// What the figures mean, in words.
  public var basis: LocalizedText?
  public var comparison: ComparisonNote?
  /// The kind of quantity as the plan names it; see ``kind`` for the one to use.
  public var statedKind: IndicatorKind?
  /// Id of the indicator that this one is a part of, in the same unit.
  public var partOf: String?
  /// What a share is a share of, in words.
  public var shareOf: LocalizedText?
  /// The report's own words.
  public var quotes: Quotes

  public init(
    id: String, name: LocalizedText, unit: Unit?, section: String, series: String? = nil,
    growthIsReal: Bool? = nil, outturn: ReportedOutturn = ReportedOutturn(),
    levelTarget: Target? = nil, growthTarget: Target? = nil, basis: LocalizedText? = nil,
    comparison: ComparisonNote? = nil, kind: IndicatorKind? = nil, partOf: String? = nil,
    shareOf: LocalizedText? = nil, quotes: Quotes = Quotes()
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.section = section
    self.series = series
    self.growthIsReal = growthIsReal
    self.outturn = outturn
    self.levelTarget = levelTarget
    self.growthTarget = growthTarget
    self.basis = basis
    self.comparison = comparison
    statedKind = kind
    self.partOf = partOf
    self.shareOf = shareOf
    self.quotes = quotes
  }

  /// What is wanted of one measure.
  public func target(_ measure: Measure) -> Target? {
    switch measure {
    case .growth: growthTarget
    case .level: levelTarget
    }
  }

  /// Decimals with which a statistics bureau publishes the outcome: one for growth, none for a
  /// count, two for an amount; more where the plan's own number has more.
  public func publishedDecimals(_ measure: Measure) -> Int {
    let usual =
      switch measure {
      case .growth: 1
      case .level: unit?.isCount == true ? 0 : unit?.isPercentage == true ? 1 : 2
      }
    return max(usual, target(measure)?.figure.decimals ?? 0)
  }
}

/// What the report says was reached the year before.
public struct ReportedOutturn: Sendable, Hashable {
  /// How firmly the report says it.
  public enum Qualifier: String, Sendable, Hashable, CaseIterable, Codable {
    /// 超: more than the figure.
    case over
    /// 预计: expected when the report was written.
    case expected
  }

  /// In the indicator's unit.
  public var level: PublishedFigure?
  /// In per cent.
  public var growth: PublishedFigure?
  public var qualifier: Qualifier?

  public init(
    level: PublishedFigure? = nil, growth: PublishedFigure? = nil, qualifier: Qualifier? = nil
  ) {
    self.level = level
    self.growth = growth
    self.qualifier = qualifier
  }
}

/// A warning that two figures beside each other do not speak of the same thing.
public struct ComparisonNote: Sendable, Hashable {
  /// In what respect they differ.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// The coverage changed: other projects, other firms.
    case scope
    /// The quantities are different: gross output against value added.
    case concept
  }

  public var kind: Kind
  /// The other indicator, by id, when the note is about two.
  public var other: String?
  public var note: LocalizedText

  public init(kind: Kind, other: String? = nil, note: LocalizedText) {
    self.kind = kind
    self.other = other
    self.note = note
  }
}

/// The report's own words.
public struct Quotes: Sendable, Hashable {
  public var outturn: String
  public var target: String

  public init(outturn: String = "", target: String = "") {
    self.outturn = outturn
    self.target = target
  }
}
