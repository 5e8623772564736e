import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  private static func term(
    _ series: String, _ name: LocalizedText, _ year: Int, _ weight: Double = 1
  ) -> ConditionTerm {
    ConditionTerm(series: series, name: name, period: Period(year: year), weight: weight)
  }

  /// A scenario with a condition of each kind and a view.
  static let known = ScenarioStatement(
    id: "line", name: LocalizedText(zhHans: "命令行情景", en: "from the command line"),
    story: LocalizedText(
      zhHans: "在“基准情景”上加命令行给出的内容。", en: "Baseline with what the command line adds."),
    source: "",
    conditions: [
      ConditionStatement(
        text: "industry@2026=7.5", kind: .exact, terms: [term("industry", industry, 2026)],
        value: 7.5, modelledMean: 6.25, conditionedMean: 7.5),
      ConditionStatement(
        text: "retail@2026=5+0.5-1", kind: .distributed, terms: [term("retail", retail, 2026)],
        value: 5, below: 1, above: 0.5, modelledMean: 5.4, conditionedMean: 4.6),
      ConditionStatement(
        text: "sum(gdp@2026..2027)>=10", kind: .region,
        terms: [term("gdp", gdp, 2026), term("gdp", gdp, 2027)], lower: 10, modelledMean: 10.1,
        conditionedMean: 10.9),
      ConditionStatement(
        text: "0.4*gdp@2026-0.6*retail@2027<=1", kind: .region,
        terms: [term("gdp", gdp, 2026, 0.4), term("retail", retail, 2027, -0.6)], upper: 1,
        modelledMean: -1.1, conditionedMean: -0.9),
      ConditionStatement(
        text: "industry@2027=triangular(4,6,7)", kind: .distributed,
        terms: [term("industry", industry, 2027)], value: 5.67,
        law: StatedDistribution(.triangular, [4, 6, 7]), modelledMean: 6.1,
        conditionedMean: 5.67),
    ],
    correlations: [
      CorrelationStatement(
        first: "retail@2026=5+0.5-1", second: "industry@2027=triangular(4,6,7)", value: 0.6)
    ],
    conditioning: Conditioning(
      plausibility: Plausibility(distance: 1.4, degreesOfFreedom: 2, probability: 0.38),
      regionProbability: 0.46, candidates: 8192, particles: 4096, effectiveSampleSize: 5310,
      agreement: EngineComparison(draws: 4, mean: 2e-15, covariance: 6e-16, logDensity: 4e-16)),
    views: [
      ViewStatement(
        text: "gdp@2027=4.5", terms: [term("gdp", gdp, 2027)], mean: 4.5, modelledMean: 5)
    ],
    divergence: 0.08,
    effects: [
      ScenarioEffect(
        series: "gdp", name: gdp, period: year, meanBefore: 5.1, meanAfter: 5.4,
        contributions: [
          EffectContribution(kind: .condition, source: "industry@2026=7.5", change: 0.25),
          EffectContribution(kind: .condition, source: "retail@2026=5+0.5-1", change: -0.05),
          EffectContribution(kind: .condition, source: "sum(gdp@2026..2027)>=10", change: 0.2),
          EffectContribution(
            kind: .condition, source: "0.4*gdp@2026-0.6*retail@2027<=1", change: 0),
          EffectContribution(kind: .view, source: "gdp@2027=4.5", change: -0.15),
          EffectContribution(kind: .reweighting, source: "", change: 0.05),
        ])
    ])

  /// A scenario built from another one.
  private static var derived: ScenarioStatement {
    var scenario = push
    scenario.id = baseline.id
    scenario.name = LocalizedText(zhHans: "推出的情景", en: "A scenario from another")
    scenario.origins = [
      ScenarioOrigin(
        id: "push", name: push.name, story: push.story,
        source: "2026")
    ]
    scenario.assumptions = [
      AssumptionStatement(
        series: "industry", name: industry, first: year, last: year, growth: 6,
        deviation: -1.5, deviatesFrom: "push", modelledMean: 6.25)
    ]
    return scenario
  }

  /// The projection under what is known.
  static var conditional: ProjectDocument {
    var document = project
    document.scenarios[1].scenario = known
    document.scenarios[0].scenario = derived
    return document
  }

  static let require = RequireDocument(
    header: header, region: region, scenario: baseline,
    targets: [
      target("gdp", gdp, .growth, 5.5), target("gdp", gdp, .level, 330, unit: "亿元", decimals: 0),
    ], probability: 0.23, mcStandardError: 0.002,
    required: [
      RequiredGrowth(
        target: "gdp.growth.2026", indicator: "gdp", name: gdp, period: year, growth: 5.5,
        low: 5.5, high: 5.5, expected: 5.1, plausibility: 0.36),
      RequiredGrowth(
        target: "gdp.level.2026", indicator: "gdp", name: gdp, period: year, growth: 6.2,
        low: 4.4, high: 8.1, expected: 5.1, plausibility: 0.21),
    ],
    givenSuccess: [
      SuccessOutlook(
        series: "gdp", name: gdp, period: year, mean: 5.1, ifMet: 6.6, ifMissed: 4.7,
        association: nil),
      SuccessOutlook(
        series: "industry", name: industry, period: year, mean: 6.25, ifMet: 8, ifMissed: 5.7,
        association: 0.31),
    ],
    mostLikelyMiss: LikelyMiss(
      missed: ["gdp.growth.2026", "gdp.level.2026"], share: 0.71, growth: 4.3,
      laggard: "industry", laggardName: industry, laggardGrowth: 5.4, laggardMean: 6.25),
    levers: LeverPlan(
      probability: 0.6,
      levers: [
        Lever(
          series: "industry", name: industry, period: year, centre: 6.25, together: 9.1,
          alone: 11.2),
        Lever(
          series: "retail", name: retail, period: year, centre: 5.4, together: 6.8, alone: nil),
      ]),
    frontier: TargetFrontier(
      first: "gdp", firstName: gdp, second: "retail", secondName: retail, period: year,
      probability: 0.234,
      points: [FrontierPoint(first: 4.2, second: 6.6), FrontierPoint(first: 5.5, second: 4.9)]))
}
