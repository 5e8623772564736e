import OutturnModels
import OutturnPlanning
import OutturnSeries

/// Reads `plan.yaml`.
struct PlanReader {
  let log: DiagnosticLog
  let specification: ModelSpecification

  func read(_ root: YAMLValue) -> Plan? {
    let keys = ["title", "region", "year", "source", "indicators"]
    guard let top = YAMLMapping(root, path: "", keys: keys, required: keys, log: log) else {
      return nil
    }
    let regions = specification.regions.map(\.id)
    let region = top.text("region")
    if let region, let value = top.value("region"), !regions.contains(region) {
      log.report(NameRule.region(region, among: regions), at: value.place)
    }
    let year = top.year("year")
    if let year, let value = top.value("year"), year != specification.baseYear + 1 {
      log.report(ModelRule.planYear(year, baseYear: specification.baseYear), at: value.place)
    }
    let indicators = self.indicators(top)
    let title = top.localized("title")
    let source = top.localized("source")
    guard let title, let region, let year, let source else { return nil }
    return Plan(
      title: title, region: region, year: year, source: source, indicators: indicators)
  }

  /// Where each indicator stands: the place of its id, by id.
  func places(_ root: YAMLValue) -> [String: Place] {
    guard case .mapping(let entries) = root.content,
      case .sequence(let values)? = entries.first(where: { $0.key == "indicators" })?.value.content
    else { return [:] }
    var places: [String: Place] = [:]
    for value in values {
      guard case .mapping(let entries) = value.content,
        let id = entries.first(where: { $0.key == "id" })?.value, let text = id.text
      else { continue }
      places[text] = id.place
    }
    return places
  }

  private func indicators(_ top: YAMLMapping) -> [Indicator] {
    let values = top.sequence("indicators") ?? []
    var lines: [String: Int] = [:]
    var notes: [(name: String, place: Place)] = []
    let indicators = values.compactMap { value -> Indicator? in
      let keys = [
        "id", "name", "unit", "section", "series", "prices", "outturn", "target", "basis",
        "compare", "kind", "part_of", "share_of", "quote",
      ]
      guard
        let node = YAMLMapping(
          value, path: value.elementPath("indicators"), keys: keys,
          required: ["id", "name", "section"], log: log)
      else { return nil }
      let indicator = self.indicator(node, notes: &notes)
      guard let indicator, let id = node.value("id") else { return nil }
      if let line = lines[indicator.id] {
        log.report(DuplicateRule.id(indicator.id, firstLine: line), at: id.place)
        return nil
      }
      lines[indicator.id] = id.place.line
      return indicator
    }
    for note in notes where lines[note.name] == nil {
      log.report(
        NameRule.indicator(note.name, among: indicators.map(\.id)), at: note.place)
    }
    return indicators
  }

  private func indicator(_ node: YAMLMapping, notes: inout [(name: String, place: Place)])
    -> Indicator?
  {
    let unit = self.unit(node)
    let outturn = self.outturn(node)
    let targets = node.mapping("target", keys: ["level", "growth"])
    let level = targets.flatMap { target($0, "level", .positive) }
    let growth = targets.flatMap { target($0, "growth", .growth) }
    if level != nil || outturn.level != nil, node.entry("unit") == nil {
      log.report(KeyRule.missing("unit", in: node.path), at: node.place)
    }
    let comparison = node.mapping(
      "compare", keys: ["kind", "with", "note"], required: ["kind", "note"]
    ).flatMap { self.comparison($0, notes: &notes) }
    let series = self.series(node)
    let prices = node.choice("prices", Prices.self)
    let name = node.localized("name")
    let basis = node.localized("basis")
    let quotes = self.quotes(node)
    guard let id = node.text("id"), let name else { return nil }
    let definition = specification.series.first { $0.id == series }
    return Indicator(
      id: id, name: name, unit: unit, section: node.text("section") ?? "", series: series,
      growthIsReal: prices.map { $0 == .real } ?? definition?.isReal, outturn: outturn,
      levelTarget: level, growthTarget: growth, basis: basis, comparison: comparison,
      kind: node.choice("kind", IndicatorKind.self), partOf: part(node, notes: &notes),
      shareOf: node.localized("share_of"), quotes: quotes)
  }

  private func unit(_ node: YAMLMapping) -> Unit? {
    guard let value = node.value("unit"), let text = node.text("unit") else { return nil }
    if let unit = Unit(text) { return unit }
    log.report(NameRule.unit(text, among: Unit.knownSymbols), at: value.place)
    return nil
  }

  private func outturn(_ node: YAMLMapping) -> ReportedOutturn {
    guard let outturn = node.mapping("outturn", keys: ["level", "growth", "qualifier"]) else {
      return ReportedOutturn()
    }
    return ReportedOutturn(
      level: figure(outturn, "level", .positive),
      growth: figure(outturn, "growth", .growth, isGrowth: true),
      qualifier: outturn.choice("qualifier", ReportedOutturn.Qualifier.self))
  }

  private func figure(
    _ node: YAMLMapping, _ key: String, _ range: NumberRange, isGrowth: Bool = false
  ) -> PublishedFigure? {
    node.value(key).flatMap { value in
      let figure = YAMLScalar.figure(value, path: node.path(key), range: range, log: log)
      if isGrowth, let complaint = figure.flatMap(ShareRule.complaint) {
        log.report(complaint, at: value.place)
      }
      return figure
    }
  }

  private func target(_ parent: YAMLMapping, _ key: String, _ range: NumberRange) -> Target? {
    guard
      let node = parent.mapping(
        key, keys: ["value", "sense", "headline", "band", "stretch"],
        required: ["value", "sense"])
    else { return nil }
    let figure = self.figure(node, "value", range, isGrowth: key == "growth")
    let sense = node.choice("sense", Sense.self)
    let isHeadline = node.boolean("headline") ?? false
    let isStretch = node.boolean("stretch") ?? false
    let band = node.number("band", .positive)
    guard let figure, let sense else { return nil }
    if sense == .about, node.entry("band") == nil {
      log.report(KeyRule.missing("band", in: node.path), at: node.place)
      return nil
    }
    if sense != .about, let extra = node.entry("band") {
      log.report(
        KeyRule.unknown("band", in: node.path, known: ["value", "sense", "headline", "stretch"]),
        at: extra.place)
      return nil
    }
    guard sense != .about || band != nil else { return nil }
    return Target(
      figure: figure, sense: sense, isHeadline: isHeadline, band: band, isStretch: isStretch)
  }

  private func comparison(
    _ node: YAMLMapping, notes: inout [(name: String, place: Place)]
  ) -> ComparisonNote? {
    let kind = node.choice("kind", ComparisonNote.Kind.self)
    let other = node.text("with")
    if let other, let value = node.value("with") { notes.append((other, value.place)) }
    guard let kind, let note = node.localized("note") else { return nil }
    return ComparisonNote(kind: kind, other: other, note: note)
  }

  private func part(_ node: YAMLMapping, notes: inout [(name: String, place: Place)]) -> String? {
    guard let name = node.text("part_of"), let value = node.value("part_of") else { return nil }
    notes.append((name, value.place))
    return name
  }

  private func series(_ node: YAMLMapping) -> String? {
    guard let value = node.value("series"), let name = node.text("series") else { return nil }
    let known = specification.series.map(\.id)
    if known.contains(name) { return name }
    log.report(NameRule.series(name, among: known), at: value.place)
    return nil
  }

  private func quotes(_ node: YAMLMapping) -> Quotes {
    let quote = node.mapping("quote", keys: ["outturn", "target"])
    return Quotes(outturn: quote?.text("outturn") ?? "", target: quote?.text("target") ?? "")
  }
}
