public import OutturnSeries

/// One indicator of a plan, its numbers held against each other. Arithmetic only, no model.
///
/// Growth target, level target and last outturn are three statements about two free numbers: any
/// two give the third. Published numbers are rounded, so what follows from them is an interval.
public struct Coherence: Sendable, Hashable {
  /// What the numbers say of each other.
  public enum Verdict: String, Sendable, Hashable, CaseIterable, Codable {
    /// Growth and level ask for the same, as far as their digits say.
    case consistent
    /// The level target asks for less than the growth target.
    case slack
    /// The level target asks for more than the growth target.
    case binding
    /// Base and target cover different things.
    case scope
    /// Different quantities stand beside each other.
    case concept
    /// No outcome meets both.
    case inconsistent
  }

  /// Id of the indicator.
  public var indicator: String
  /// Level of the last outturn.
  public var base: PublishedFigure?
  /// What the base can stand for.
  public var baseInterval: ClosedRange<Double>?
  /// Growth of the last outturn, in per cent.
  public var baseGrowth: PublishedFigure?
  public var statedGrowth: Target?
  public var statedLevel: Target?
  /// Growth in per cent that leads from the base to the stated level.
  public var impliedGrowth: Double?
  /// The same for all values that base and level are rounded from.
  public var impliedGrowthInterval: ClosedRange<Double>?
  /// Level that the stated growth leads to from the base.
  public var requiredLevel: Double?
  /// The same for all values that the base is rounded from.
  public var requiredLevelInterval: ClosedRange<Double>?
  /// Base from which the stated growth leads to the stated level. Real growth and a nominal
  /// level: at unchanged prices.
  public var impliedBase: Double?
  /// The same for all values that growth and level are rounded from.
  public var impliedBaseInterval: ClosedRange<Double>?
  /// Nil when the plan does not state two things that could disagree.
  public var verdict: Verdict?
  /// Whether some values that round to the published figures agree with each other; nil when
  /// growth, level and base are not all stated.
  public var isReconcilableWithinRounding: Bool?
  /// Prices between a real growth target and a nominal level target; nil without such a pair.
  public var priceGap: PriceGap?
  /// The growth target against what was reached before; nil without figures.
  public var ambition: Ambition?
  /// What a reader should know, the weightiest first.
  public var findings: [Finding]

  /// Every indicator of a plan, in its order.
  ///
  /// - Parameter evidence: Published figures of earlier years; without it nothing is said of
  ///   ambition, nor of prices since a year before last.
  public static func audit(_ plan: Plan, evidence: PlanEvidence = .none) -> [Coherence] {
    plan.indicators.map { Coherence($0, in: plan, evidence: evidence) }
  }

  /// - Parameter plan: Where the other indicator of a comparison stands.
  public init(_ indicator: Indicator, in plan: Plan, evidence: PlanEvidence = .none) {
    let arithmetic = CoherenceArithmetic(indicator)
    self.indicator = indicator.id
    base = indicator.outturn.level
    baseInterval = arithmetic.baseInterval
    baseGrowth = indicator.outturn.growth
    statedGrowth = indicator.growthTarget
    statedLevel = indicator.levelTarget
    impliedGrowth = arithmetic.impliedGrowth
    impliedGrowthInterval = arithmetic.impliedGrowthInterval
    requiredLevel = arithmetic.requiredLevel
    requiredLevelInterval = arithmetic.requiredLevelInterval
    impliedBase = arithmetic.impliedBase
    impliedBaseInterval = arithmetic.impliedBaseInterval
    isReconcilableWithinRounding = arithmetic.isReconcilable
    verdict = arithmetic.verdict
    priceGap = PriceGap(indicator, planYear: plan.year, history: evidence.own(indicator))
    ambition = Ambition(indicator, planYear: plan.year, evidence: evidence)
    findings =
      CoherenceFindings(indicator, arithmetic, plan).all
      + [priceGap.map(Finding.priceGap), ambition.flatMap(Finding.unusual)].compactMap { $0 }
  }
}
