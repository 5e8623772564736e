import OutturnModels
import OutturnSeries

/// Reads the priors of `model.yaml`.
///
/// Every part is read before any is missed, so that a person sees all that is wrong at once.
struct PriorReader {
  let log: DiagnosticLog
  /// Outermost first.
  let regions: [String]
  let modelled: [String]
  /// The sample's years.
  let years: ClosedRange<Int>

  func regional(_ top: YAMLMapping) -> RegionalPrior? {
    let keys = [
      "national_level", "national_shock", "deviations", "deviation_persistence",
      "initial_deviation", "reversion",
      "long_run_mean", "shock_loading", "error_degrees_of_freedom", "turbulence", "initial_level",
      "measurement",
    ]
    guard let node = top.mapping("regional", keys: keys, required: keys) else { return nil }
    let level = covariance(node, "national_level")
    let shock = covariance(node, "national_shock")
    let deviations = self.deviations(node)
    let persistence = normals(node, "deviation_persistence", mean: .correlation)
    let initialDeviation = vector(node, "initial_deviation", over: modelled, .positive)
    let reversion = node.number("reversion", .persistence)
    let longRun = normals(node, "long_run_mean")
    let loading = normals(node, "shock_loading")
    let degrees = node.integer("error_degrees_of_freedom", 3...200)
    let turbulence = self.turbulence(node)
    let initial = normals(node, "initial_level")
    let measurement = self.measurement(node)
    guard let level, let shock, let deviations, let persistence, let initialDeviation,
      let reversion, let longRun,
      let loading, let degrees, let initial, let measurement
    else { return nil }
    return RegionalPrior(
      nationalLevel: level, nationalShock: shock, deviations: deviations,
      deviationPersistence: persistence, initialDeviation: initialDeviation, reversion: reversion,
      longRunMean: longRun,
      shockLoading: loading, errorDegreesOfFreedom: degrees, turbulence: turbulence,
      initialLevel: initial, measurement: measurement)
  }

  func conjugate(_ top: YAMLMapping) -> ConjugateSpecification? {
    let keys = ["lags", "own_lag_mean", "tightness", "sample"]
    guard let node = top.mapping("conjugate", keys: keys, required: keys) else { return nil }
    let lags = node.integer("lags", 1...4)
    let means = vector(node, "own_lag_mean", over: modelled, .any)
    let tightness = node.sequence("tightness")?.compactMap {
      YAMLScalar.number($0, path: node.path("tightness"), range: .positive, log: log)
    }
    let sample = node.names("sample")?.compactMap { name, place -> String? in
      if regions.contains(name) { return name }
      log.report(NameRule.region(name, among: regions), at: place)
      return nil
    }
    for (key, isEmpty) in [
      ("tightness", tightness?.isEmpty == true), ("sample", sample?.isEmpty == true),
    ] where isEmpty {
      if let value = node.value(key), case .sequence(let values) = value.content, values.isEmpty {
        log.report(KeyRule.missing(key, in: node.path), at: value.place)
      }
    }
    guard let lags, let means, let tightness, let sample else { return nil }
    return ConjugateSpecification(
      lags: lags, ownLagMeans: means, tightness: tightness, sample: sample)
  }

  func deflator(_ top: YAMLMapping) -> DeflatorSpecification? {
    let keys = ["years", "later", "common_share"]
    guard let node = top.mapping("deflator", keys: keys, required: ["later", "common_share"])
    else { return nil }
    var years: [Int: NormalPrior] = [:]
    for (year, value) in yearEntries(node, "years") {
      years[year] = normal(value, path: "\(node.path("years")).\(year)")
    }
    let later = node.value("later").flatMap { normal($0, path: node.path("later")) }
    let share = node.number("common_share", .share)
    guard let later, let share else { return nil }
    return DeflatorSpecification(years: years, later: later, commonShare: share)
  }

  func levels(_ top: YAMLMapping, baseYear: Int?) -> [String: LevelSpecification] {
    var levels: [String: LevelSpecification] = [:]
    for entry in top.mapping("levels", keys: nil)?.entries ?? [] {
      guard modelled.contains(entry.key) else {
        log.report(NameRule.series(entry.key, among: modelled), at: entry.place)
        continue
      }
      let path = "levels.\(entry.key)"
      let keys = ["built_up_from", "revision", "published"]
      guard let node = YAMLMapping(entry.value, path: path, keys: keys, log: log) else { continue }
      if node.entry("published") != nil {
        for extra in node.entries where extra.key != "published" {
          log.report(
            KeyRule.unknown(extra.key, in: path, known: ["published"]), at: extra.place)
        }
        if let isPublished = node.boolean("published"), let value = node.value("published") {
          if isPublished {
            levels[entry.key] = .published
          } else {
            log.report(
              NameRule.choice("false", of: node.path("published"), among: ["true"]),
              at: value.place)
          }
        }
        continue
      }
      for key in ["built_up_from", "revision"] where node.entry(key) == nil {
        log.report(KeyRule.missing(key, in: path), at: node.place)
      }
      let from = node.integer("built_up_from", 1900...(baseYear ?? 2200))
      let revision = node.value("revision").flatMap { normal($0, path: node.path("revision")) }
      if let from, let revision { levels[entry.key] = .builtUp(from: from, revision: revision) }
    }
    return levels
  }

  // MARK: Parts

  private func covariance(_ parent: YAMLMapping, _ key: String) -> CovariancePrior? {
    parent.value(key).flatMap { covariance($0, path: parent.path(key)) }
  }

  private func covariance(_ value: YAMLValue, path: String) -> CovariancePrior? {
    let keys = ["degrees_of_freedom", "sd", "correlation"]
    guard let node = YAMLMapping(value, path: path, keys: keys, required: keys, log: log) else {
      return nil
    }
    let degrees = node.number("degrees_of_freedom", .above(Double(modelled.count + 1)))
    let deviations = vector(node, "sd", over: modelled, .positive)
    let correlations = vector(node, "correlation", over: Array(modelled.dropFirst()), .correlation)
    guard let degrees, let deviations, let correlations else { return nil }
    return CovariancePrior(
      degreesOfFreedom: degrees, standardDeviations: deviations, correlations: correlations)
  }

  /// One number for each series, in the order of the series.
  private func vector(
    _ parent: YAMLMapping, _ key: String, over series: [String], _ range: NumberRange
  ) -> [Double]? {
    perSeries(parent.value(key), path: parent.path(key), over: series) { value, path in
      YAMLScalar.number(value, path: path, range: range, log: log)
    }
  }

  private func normals(
    _ parent: YAMLMapping, _ key: String, mean range: NumberRange = .any
  ) -> [NormalPrior]? {
    perSeries(parent.value(key), path: parent.path(key), over: modelled) { value, path in
      normal(value, path: path, mean: range)
    }
  }

  private func normal(
    _ value: YAMLValue, path: String, mean range: NumberRange = .any
  ) -> NormalPrior? {
    let keys = ["mean", "sd"]
    guard let node = YAMLMapping(value, path: path, keys: keys, required: keys, log: log) else {
      return nil
    }
    let mean = node.number("mean", range)
    let deviation = node.number("sd", .positive)
    guard let mean, let deviation else { return nil }
    return NormalPrior(mean: mean, standardDeviation: deviation)
  }

  private func perSeries<Element>(
    _ value: YAMLValue?, path: String, over series: [String],
    _ read: (YAMLValue, String) -> Element?
  ) -> [Element]? {
    guard let value, let node = YAMLMapping(value, path: path, keys: nil, log: log) else {
      return nil
    }
    for entry in node.entries where !series.contains(entry.key) {
      let complaint =
        entry.key == modelled.first
        ? ModelRule.referenceCorrelation(entry.key) : NameRule.series(entry.key, among: series)
      log.report(complaint, at: entry.place)
    }
    let misspelt = node.entries.compactMap { entry in
      series.contains(entry.key) ? nil : NameSuggestion.nearest(to: entry.key, in: series)
    }
    let elements = series.map { name -> Element? in
      guard let value = node.value(name) else {
        if !misspelt.contains(name) {
          log.report(KeyRule.missing(name, in: path), at: node.place)
        }
        return nil
      }
      return read(value, "\(path).\(name)")
    }
    let present = elements.compactMap { $0 }
    return present.count == series.count ? present : nil
  }

  private func deviations(_ parent: YAMLMapping) -> [String: CovariancePrior]? {
    let inner = Array(regions.dropFirst())
    return perRegion(parent, "deviations", over: inner) { covariance($0, path: $1) }
  }

  private func measurement(_ parent: YAMLMapping) -> [String: [Double]]? {
    perRegion(parent, "measurement", over: regions) { value, path in
      perSeries(value, path: path, over: modelled) {
        YAMLScalar.number($0, path: $1, range: .positive, log: log)
      }
    }
  }

  private func perRegion<Element>(
    _ parent: YAMLMapping, _ key: String, over names: [String],
    _ read: (YAMLValue, String) -> Element?
  ) -> [String: Element]? {
    guard let node = parent.mapping(key, keys: nil) else { return nil }
    var elements: [String: Element] = [:]
    for entry in node.entries {
      if names.contains(entry.key) {
        elements[entry.key] = read(entry.value, node.path(entry.key))
      } else if entry.key == regions.first {
        log.report(ModelRule.outermostDeviation(entry.key), at: entry.place)
      } else {
        log.report(NameRule.region(entry.key, among: names), at: entry.place)
      }
    }
    let misspelt = node.entries.compactMap { entry in
      names.contains(entry.key) ? nil : NameSuggestion.nearest(to: entry.key, in: names)
    }
    for name in names where node.entry(name) == nil && !misspelt.contains(name) {
      log.report(KeyRule.missing(name, in: node.path), at: node.place)
    }
    return elements.count == names.count ? elements : nil
  }

  private func turbulence(_ parent: YAMLMapping) -> [Int: Double] {
    var factors: [Int: Double] = [:]
    for (year, value) in yearEntries(parent, "turbulence") {
      if !years.contains(year) {
        log.report(ModelRule.outsideSample(year, sample: years), at: value.place)
      }
      factors[year] = YAMLScalar.number(
        value, path: "\(parent.path("turbulence")).\(year)", range: .positive, log: log)
    }
    return factors
  }

  private func yearEntries(_ parent: YAMLMapping, _ key: String) -> [(Int, YAMLValue)] {
    (parent.mapping(key, keys: nil)?.entries ?? []).compactMap { entry in
      guard let period = Period(entry.key), period.frequency == .annual else {
        log.report(PeriodRule.notAYear(entry.key), at: entry.place)
        return nil
      }
      return (period.year, entry.value)
    }
  }
}
