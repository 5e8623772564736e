import OutturnModels
import OutturnSeries
import OutturnSimulation

/// Reads one file of `scenarios/`.
struct ScenarioReader {
  let log: DiagnosticLog
  let specification: ModelSpecification

  func read(_ root: YAMLValue, id: String) -> Scenario? {
    let keys = [
      "name", "story", "source", "assume", "condition", "correlation", "tilt", "volatility",
      "tails",
    ]
    guard
      let top = YAMLMapping(
        root, path: "", keys: keys, required: ["name", "story", "source"], log: log)
    else { return nil }
    if id == Scenario.baseline.id {
      for key in keys.dropFirst(3) {
        if let entry = top.entry(key) { log.report(ScenarioRule.baselineChanged, at: entry.place) }
      }
    }
    let name = top.localized("name")
    let story = top.localized("story")
    let source = top.text("source")
    let assumptions = self.assumptions(top)
    let conditions = outcomes(top, "condition") { text throws(Diagnostic) in
      try OptionText.outcome(text, option: "condition", in: specification)
    }
    var correlations: [OutcomeCorrelation] = []
    _ = outcomes(top, "correlation") { text throws(Diagnostic) -> [OutcomeCorrelation] in
      correlations.append(
        try OptionText.correlation(
          text, among: conditions, stated: correlations, option: "correlation",
          in: specification))
      return []
    }
    let views = outcomes(top, "tilt") { text throws(Diagnostic) in
      try OptionText.view(text, in: specification)
    }
    let volatility = top.number("volatility", .positive) ?? 1
    let tails = self.tails(top)
    guard let name, let story, let source else { return nil }
    return Scenario(
      id: id, name: name, story: story, source: source, assumptions: assumptions,
      conditions: conditions, correlations: correlations, views: views, volatility: volatility,
      tails: tails)
  }

  private func tails(_ top: YAMLMapping) -> Tails? {
    guard let value = top.value("tails"), let text = top.text("tails") else { return nil }
    if let tails = OptionText.tailsValue(text) { return tails }
    log.report(ScenarioRule.tails(text), at: value.place)
    return nil
  }

  /// A list of texts, each as the option `--condition` has it.
  private func outcomes<Outcome>(
    _ top: YAMLMapping, _ key: String, read: (String) throws(Diagnostic) -> [Outcome]
  ) -> [Outcome] {
    let texts = top.names(key) ?? []
    return texts.flatMap { entry -> [Outcome] in
      do throws(Diagnostic) {
        return try read(entry.text)
      } catch {
        log.report(
          Complaint(code: error.code, message: error.message, help: error.help), at: entry.place)
        return []
      }
    }
  }

  private func assumptions(_ top: YAMLMapping) -> [Assumption] {
    (top.mapping("assume", keys: nil)?.entries ?? []).flatMap { entry -> [Assumption] in
      let series = entry.key
      guard specification.modelled.contains(series) else {
        let isKnown = specification.series.contains { $0.id == series }
        log.report(
          isKnown
            ? NameRule.notModelled(series, modelled: specification.modelled)
            : NameRule.series(series, among: specification.modelled), at: entry.place)
        return []
      }
      let path = "assume.\(series)"
      if case .mapping = entry.value.content {
        return yearly(entry.value, series: series, path: path)
      }
      return YAMLScalar.number(entry.value, path: path, range: .growth, log: log).map {
        [Assumption(series: series, years: nil, growth: $0)]
      } ?? []
    }
  }

  private func yearly(_ value: YAMLValue, series: String, path: String) -> [Assumption] {
    var taken: Set<Int> = []
    return (YAMLMapping(value, path: path, keys: nil, log: log)?.entries ?? []).compactMap {
      entry in
      let growth = YAMLScalar.number(
        entry.value, path: "\(path).\(entry.key)", range: .growth, log: log)
      guard let years = OptionText.years(entry.key) else {
        log.report(PeriodRule.notAYear(entry.key), at: entry.place)
        return nil
      }
      guard years.lowerBound > specification.baseYear else {
        log.report(
          PeriodRule.notProjected(years.lowerBound, baseYear: specification.baseYear),
          at: entry.place)
        return nil
      }
      if let year = years.first(where: taken.contains) {
        log.report(DuplicateRule.assumedYear(series, year), at: entry.place)
        return nil
      }
      taken.formUnion(years)
      return growth.map { Assumption(series: series, years: years, growth: $0) }
    }
  }
}
