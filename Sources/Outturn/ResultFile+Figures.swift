internal import OutturnFiles
internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries

extension ResultFile {
  /// What a result says in figures that have a name, a period and a unit; nil for a verb whose
  /// documents are compared value by value.
  var figures: [ComparedFigure]? {
    switch Verb(rawValue: verb) {
    case .probability: probabilities
    case .project: means
    default: nil
    }
  }

  private var probabilities: [ComparedFigure] {
    var figures: [ComparedFigure] = []
    if let all = document["joint"]?["all"], let value = all["probability"]?.number {
      figures.append(
        .joint(
          all["targets"]?.elements.count ?? 0, value,
          standardError: all["mc_standard_error"]?.number))
    }
    for entry in document["targets"]?.elements ?? [] {
      guard let target = TargetReference(entry), let value = entry["probability"]?.number else {
        continue
      }
      figures.append(
        ComparedFigure(
          kind: .probability, id: target.id, name: target.name, target: target,
          period: target.period, measure: target.measure, unit: "1", value: value,
          standardError: entry["mc_standard_error"]?.number,
          isByKind: entry["basis"]?.text == ProbabilityBasis.kindPrior.rawValue))
    }
    for entry in document["expressions"]?.elements ?? [] {
      guard let text = entry["text"]?.text, let value = entry["probability"]?.number else {
        continue
      }
      figures.append(
        ComparedFigure(
          kind: .probability, id: text, name: LocalizedText(zhHans: text, en: text), unit: "1",
          value: value, standardError: entry["mc_standard_error"]?.number))
    }
    return figures
  }

  /// Means of the first scenario: of growth, and of levels that are known. Their errors are not in
  /// the document.
  private var means: [ComparedFigure] {
    let scenarios = document["scenarios"]?.elements ?? []
    return scenarios.flatMap { scenario -> [ComparedFigure] in
      let prefix = scenarios.count > 1 ? (scenario["id"]?.text).map { "\($0): " } ?? "" : ""
      return (scenario["series"]?.elements ?? []).flatMap { series in
        (series["periods"]?.elements ?? []).flatMap { period in
          Measure.allCases.compactMap { mean(of: $0, period, series, prefix: prefix) }
        }
      }
    }
  }

  private func mean(
    of measure: Measure, _ entry: JSONValue, _ series: JSONValue, prefix: String
  ) -> ComparedFigure? {
    guard let id = series["id"]?.text, let name = LocalizedText(series["name"]),
      let value = entry[measure.rawValue]?["mean"]?.number,
      let unit = series[measure == .growth ? "unit" : "level_unit"]?.text
    else { return nil }
    return ComparedFigure(
      kind: .mean, id: prefix + id,
      name: LocalizedText(zhHans: prefix + name.zhHans, en: prefix + name.en),
      period: entry["period"]?.text.flatMap { Period($0) }, measure: measure, unit: unit,
      value: value, standardError: nil)
  }
}

extension LocalizedText {
  /// As a document writes it.
  init?(_ value: JSONValue?) {
    guard let zhHans = value?["zh-Hans"]?.text, let en = value?["en"]?.text else { return nil }
    self.init(zhHans: zhHans, en: en)
  }
}

extension TargetReference {
  /// As a document writes it.
  init?(_ value: JSONValue) {
    guard let id = value["id"]?.text, let indicator = value["indicator"]?.text,
      let name = LocalizedText(value["name"]), let period = value["period"]?.text,
      let period = Period(period), let measure = value["measure"]?.text,
      let measure = Measure(rawValue: measure), let sense = value["sense"]?.text,
      let sense = Sense(rawValue: sense), let threshold = value["threshold"]?.number,
      let unit = value["unit"]?.text
    else { return nil }
    self.init(
      id: id, indicator: indicator, name: name, period: period, measure: measure, sense: sense,
      threshold: threshold, band: value["band"]?.number, unit: unit,
      decimals: value["decimals"]?.number.map { Int($0) } ?? 1,
      headline: value["headline"]?.isTrue ?? false)
  }
}
