import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  static let compare = CompareDocument(
    header: header, kind: .scenarios,
    sides: [
      ComparedSide(id: baseline.id, name: baseline.name, model: header.model),
      ComparedSide(id: push.id, name: push.name, model: header.model),
    ],
    differences: [
      difference(
        .joint, "all",
        LocalizedText(zhHans: "3项主要目标同时达成", en: "All 3 headline targets together"),
        before: 0.0123, after: 0.0312, error: 0.0002),
      difference(
        .probability, "gdp.growth", gdp, target: target("gdp", gdp, .growth, 5.5), before: 0.434,
        after: 0.521, error: 0.0003),
      difference(
        .probability, "trade.growth", trade, target: target("trade", trade, .growth, 8),
        before: 0.31, after: 0.3101, error: 0.0004),
      mean("gdp", gdp, 2026, before: 5.1, after: 5.45, error: 0.002),
      mean("gdp", gdp, 2027, before: 5.0, after: 5.31, error: 0.003),
      mean("trade", trade, 2026, before: -0.02, after: 0.01, error: 0.02),
      mean("trade", trade, 2027, before: 0.4, after: 0.4, error: 0.03),
      difference(
        .mean, "gdp", gdp, period: year, measure: .level, unit: "亿元", before: 330.1, after: 331.2,
        error: 0.01),
    ])

  /// Two results of a verb that is compared value by value.
  static let compareResults = CompareDocument(
    header: DocumentHeader(outturn: "0.1.0"), kind: .results, compared: .check,
    sides: ["before.json", "after.json"].map {
      ComparedSide(
        id: $0, name: LocalizedText(zhHans: $0, en: $0), model: header.model)
    },
    circumstances: [ChangedValue(path: "model.sha256", before: "5f70bf18", after: "90ab12cd")],
    changes: [
      ChangedValue(path: "coherence[trade].implied_growth", before: "5", after: "6.5"),
      ChangedValue(path: "findings[W0401 gdp]", before: nil, after: "gdp"),
    ],
    oneSided: [
      OneSidedFigure(side: "after.json", kind: .mean, id: "retail", name: retail, period: year)
    ])

  static let rerun = RerunDocument(
    header: DocumentHeader(outturn: "0.1.0"), manifest: "odds.json.manifest.json",
    command: ["probability", "Models/sample", "--format", "json"],
    expected: "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
    found: "90ab12cda086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef", file: .unchanged,
    circumstances: [ChangedValue(path: "outturn", before: "0.1.0", after: "0.2.0")])

  private static func mean(
    _ id: String, _ name: LocalizedText, _ year: Int, before: Double, after: Double, error: Double
  ) -> Difference {
    difference(
      .mean, id, name, period: Period(year: year), measure: .growth, unit: "%", before: before,
      after: after, error: error)
  }

  private static func difference(
    _ kind: Difference.Kind, _ id: String, _ name: LocalizedText,
    target: TargetReference? = nil, period: Period? = nil, measure: Measure? = nil,
    unit: String = "1", before: Double, after: Double, error: Double?
  ) -> Difference {
    Difference(
      kind: kind, id: id, name: name, target: target, period: period ?? target?.period,
      measure: measure ?? target?.measure, unit: unit, from: baseline.id, to: push.id,
      before: before, after: after, mcStandardError: error)
  }
}
