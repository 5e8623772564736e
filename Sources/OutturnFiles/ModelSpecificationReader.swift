import OutturnModels
import OutturnSeries

/// Reads `model.yaml`.
struct ModelSpecificationReader {
  let log: DiagnosticLog

  /// The specification, or nil when so much is wrong that the other files cannot be judged by it.
  /// With errors in the log the answer is only good for judging them.
  func read(_ root: YAMLValue) -> ModelSpecification? {
    let required = [
      "id", "name", "regions", "focus", "series", "modelled", "history", "vintage_rule",
      "base_year", "through", "sample_from", "regional", "conjugate", "deflator", "levels",
    ]
    guard
      let top = YAMLMapping(
        root, path: "", keys: required + ["identities"], required: required, log: log)
    else { return nil }
    let regions = self.regions(top)
    let series = self.series(top)
    let modelled = self.modelled(top, series: series.map(\.id))
    let sampleFrom = top.year("sample_from")
    let baseYear = top.year("base_year")
    let through = top.year("through")
    checkOrder(top, ("sample_from", sampleFrom), ("base_year", baseYear))
    checkOrder(top, ("base_year", baseYear), ("through", through))
    let priors = PriorReader(
      log: log, regions: regions.map(\.id), modelled: modelled,
      years: sampleYears(sampleFrom, baseYear))
    let regional = priors.regional(top)
    let conjugate = priors.conjugate(top)
    let deflator = priors.deflator(top)
    let levels = priors.levels(top, baseYear: baseYear)
    let identities = IdentityReader(log: log, series: series, modelled: modelled).read(top)
    guard !regions.isEmpty, !series.isEmpty, !modelled.isEmpty, let baseYear else { return nil }
    // Whatever is missing is in the log as an error, so that what stands in for it here is only
    // used to judge the other files.
    return ModelSpecification(
      id: top.text("id") ?? "", name: top.localized("name") ?? LocalizedText(zhHans: "", en: ""),
      regions: regions, focus: focus(top, regions: regions) ?? regions[regions.count - 1].id,
      series: series, modelled: modelled, baseYear: baseYear, through: through ?? baseYear + 1,
      sampleFrom: sampleFrom ?? baseYear,
      vintageRule: top.choice("vintage_rule", VintageRule.self) ?? .firstPublished,
      regional: regional ?? .standIn, conjugate: conjugate ?? .standIn,
      deflator: deflator ?? .standIn, levels: levels, identities: identities)
  }

  /// The sample, or every year while its ends are wrong: that is said once.
  private func sampleYears(_ first: Int?, _ last: Int?) -> ClosedRange<Int> {
    guard let first, let last, first < last else { return 1900...2200 }
    return first...last
  }

  /// Path of the table of figures, relative to the folder.
  func history(_ root: YAMLValue) -> String? {
    guard case .mapping(let entries) = root.content else { return nil }
    return entries.first { $0.key == "history" }?.value.text
  }

  private func regions(_ top: YAMLMapping) -> [Region] {
    var first: [String: Int] = [:]
    return (top.sequence("regions") ?? []).compactMap { value in
      let keys = ["id", "code", "name"]
      guard
        let entry = YAMLMapping(
          value, path: value.elementPath("regions"), keys: keys, required: keys, log: log),
        let id = identifier(entry, taken: &first)
      else { return nil }
      return Region(
        id: id, name: entry.localized("name") ?? LocalizedText(zhHans: "", en: ""),
        code: code(entry) ?? "")
    }
  }

  private func code(_ entry: YAMLMapping) -> String? {
    guard let value = entry.value("code"), let text = entry.text("code") else { return nil }
    if case .scalar(_, isPlain: true) = value.content {
      log.report(CodeRule.unquoted(text), at: value.place)
    }
    return text
  }

  private func series(_ top: YAMLMapping) -> [SeriesDefinition] {
    var first: [String: Int] = [:]
    return (top.sequence("series") ?? []).compactMap { value in
      let keys = ["id", "name", "unit", "prices", "transform"]
      guard
        let entry = YAMLMapping(
          value, path: value.elementPath("series"), keys: keys, required: keys, log: log),
        let id = identifier(entry, taken: &first)
      else { return nil }
      return SeriesDefinition(
        id: id, name: entry.localized("name") ?? LocalizedText(zhHans: "", en: ""),
        levelUnit: levelUnit(entry), isReal: entry.choice("prices", Prices.self) == .real,
        transformation: entry.choice("transform", Transformation.self) ?? .identity)
    }
  }

  private func levelUnit(_ entry: YAMLMapping) -> String {
    guard let value = entry.value("unit"), let text = value.text else {
      if let value = entry.value("unit") {
        log.report(KeyRule.wrongType(entry.path("unit"), needs: .text), at: value.place)
      }
      return ""
    }
    if !text.isEmpty, Unit(text) == nil {
      log.report(NameRule.unit(text, among: Unit.knownSymbols), at: value.place)
    }
    return text
  }

  private func identifier(_ entry: YAMLMapping, taken: inout [String: Int]) -> String? {
    guard let value = entry.value("id"), let id = entry.text("id") else { return nil }
    if let line = taken[id] {
      log.report(DuplicateRule.id(id, firstLine: line), at: value.place)
      return nil
    }
    taken[id] = value.place.line
    return id
  }

  private func modelled(_ top: YAMLMapping, series: [String]) -> [String] {
    var taken: [String: Int] = [:]
    return (top.names("modelled") ?? []).compactMap { name, place in
      if let line = taken[name] {
        log.report(DuplicateRule.id(name, firstLine: line), at: place)
        return nil
      }
      taken[name] = place.line
      if series.contains(name) { return name }
      log.report(NameRule.series(name, among: series), at: place)
      return nil
    }
  }

  private func focus(_ top: YAMLMapping, regions: [Region]) -> String? {
    guard let value = top.value("focus"), let name = top.text("focus") else { return nil }
    let known = regions.map(\.id)
    if known.contains(name) { return name }
    log.report(NameRule.region(name, among: known), at: value.place)
    return nil
  }

  private func checkOrder(
    _ top: YAMLMapping, _ early: (key: String, year: Int?), _ late: (key: String, year: Int?)
  ) {
    guard let first = early.year, let second = late.year, first >= second,
      let value = top.value(late.key)
    else { return }
    log.report(ModelRule.yearOrder(early.key, late.key), at: value.place)
  }
}

/// Prices of a series' growth, as the files name them.
enum Prices: String, CaseIterable {
  case real, nominal
}

extension CovariancePrior {
  fileprivate static let standIn = CovariancePrior(
    degreesOfFreedom: 1, standardDeviations: [], correlations: [])
}

extension NormalPrior {
  fileprivate static let standIn = NormalPrior(mean: 0, standardDeviation: 1)
}

extension RegionalPrior {
  fileprivate static let standIn = RegionalPrior(
    nationalLevel: .standIn, nationalShock: .standIn, deviations: [:], deviationPersistence: [],
    initialDeviation: [], reversion: 0, longRunMean: [], shockLoading: [],
    errorDegreesOfFreedom: 3, turbulence: [:], initialLevel: [], measurement: [:])
}

extension ConjugateSpecification {
  fileprivate static let standIn = ConjugateSpecification(
    lags: 1, ownLagMeans: [], tightness: [], sample: [])
}

extension DeflatorSpecification {
  fileprivate static let standIn = DeflatorSpecification(
    years: [:], later: .standIn, commonShare: 0)
}
