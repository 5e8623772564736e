import OutturnModels
import OutturnSeries
import OutturnSimulation

/// Reads one file of `scenarios/`.
struct ScenarioReader {
  let log: DiagnosticLog
  let specification: ModelSpecification

  /// - Parameter base: What the scenario is built from, by `from`: it has all that this one has and
  ///   the file does not say anew.
  func read(_ root: YAMLValue, id: String, base: Scenario?) -> Scenario? {
    let keys = [
      "name", "story", "source", "from", "assume", "deviate", "condition", "correlation", "tilt",
      "volatility", "tails",
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
    _ = top.text("from")
    let assumptions = beliefs(top, "assume", range: .growth)
    let deviations = deviations(top, besides: assumptions, base: base)
    let conditions = replacing(
      base?.conditions ?? [],
      by: outcomes(top, "condition") { text throws(Diagnostic) in
        try OptionText.outcome(text, option: "condition", in: specification)
      }, \.combination)
    var correlations = base?.correlationsInForce ?? []
    _ = outcomes(top, "correlation") { text throws(Diagnostic) -> [OutcomeCorrelation] in
      correlations.append(
        try OptionText.correlation(
          text, among: conditions, stated: correlations, option: "correlation",
          in: specification))
      return []
    }
    let views = replacing(
      base?.views ?? [],
      by: outcomes(top, "tilt") { text throws(Diagnostic) in
        try OptionText.view(text, in: specification)
      }, \.combination)
    let volatility = top.number("volatility", .positive) ?? base?.volatility ?? 1
    let tails = self.tails(top) ?? base?.tails
    guard let name, let story, let source else { return nil }
    var scenario = Scenario(
      id: id, name: name, story: story, source: source,
      assumptions: (base?.assumptions ?? []) + assumptions + deviations,
      conditions: conditions, correlations: correlations, views: views, volatility: volatility,
      tails: tails)
    if let base { scenario.origins = base.origins + [Scenario.Origin(base)] }
    return scenario
  }

  /// What a scenario says of a combination takes the place of what its base says.
  private func replacing<Statement>(
    _ old: [Statement], by new: [Statement], _ combination: (Statement) -> CellCombination
  ) -> [Statement] {
    let stated = Set(new.map(combination))
    return old.filter { !stated.contains(combination($0)) } + new
  }

  /// `deviate`: percentage points added to the centre of the scenario that this one is built from.
  private func deviations(
    _ top: YAMLMapping, besides assumptions: [Assumption], base: Scenario?
  ) -> [Assumption] {
    guard let entry = top.entry("deviate") else { return [] }
    var deviations = beliefs(top, "deviate", range: .any)
    guard let base else {
      // A base that is not there has been told.
      if top.entry("from") == nil { log.report(ScenarioRule.deviationFromNothing, at: entry.place) }
      return []
    }
    if !base.conditions.isEmpty || !base.views.isEmpty {
      log.report(ScenarioRule.deviationFromKnown(base.id), at: entry.place)
    }
    for place in deviations.indices {
      let deviation = deviations[place]
      if assumptions.contains(where: { $0.series == deviation.series && $0.meets(deviation) }) {
        log.report(ScenarioRule.assumedAndDeviating(deviation.series), at: entry.place)
      }
      deviations[place].departure = Assumption.Departure(
        scenario: base.id, assumptions: base.assumptions.count)
    }
    return deviations
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

  /// Figures by series, and by year where they differ.
  private func beliefs(_ top: YAMLMapping, _ key: String, range: NumberRange) -> [Assumption] {
    (top.mapping(key, keys: nil)?.entries ?? []).flatMap { entry -> [Assumption] in
      let series = entry.key
      guard specification.modelled.contains(series) else {
        let isKnown = specification.series.contains { $0.id == series }
        log.report(
          isKnown
            ? NameRule.notModelled(series, modelled: specification.modelled)
            : NameRule.series(series, among: specification.modelled), at: entry.place)
        return []
      }
      let path = "\(key).\(series)"
      if case .mapping = entry.value.content {
        return yearly(entry.value, series: series, path: path, range: range)
      }
      return YAMLScalar.number(entry.value, path: path, range: range, log: log).map {
        [Assumption(series: series, years: nil, growth: $0)]
      } ?? []
    }
  }

  private func yearly(
    _ value: YAMLValue, series: String, path: String, range: NumberRange
  ) -> [Assumption] {
    var taken: Set<Int> = []
    return (YAMLMapping(value, path: path, keys: nil, log: log)?.entries ?? []).compactMap {
      entry in
      let growth = YAMLScalar.number(
        entry.value, path: "\(path).\(entry.key)", range: range, log: log)
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

extension Assumption {
  /// Whether there is a year that both speak of.
  fileprivate func meets(_ other: Assumption) -> Bool {
    guard let years, let others = other.years else { return true }
    return years.overlaps(others)
  }
}
