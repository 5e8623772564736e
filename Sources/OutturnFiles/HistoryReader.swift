import OutturnModels
import OutturnSeries

/// Reads `data/history.csv`: one row a figure and vintage.
struct HistoryReader {
  static let columns = [
    "region", "series", "measure", "period", "value", "unit", "status", "source", "note",
  ]

  let log: DiagnosticLog
  let specification: ModelSpecification

  func read(_ source: SourceText) -> Dataset {
    var dataset = Dataset()
    let table = TableReader(log: log, columns: Self.columns)
    guard let rows = table.rows(of: source) else { return dataset }
    var lines: [Row.Identity: Int] = [:]
    for fields in rows {
      guard let row = row(fields) else { continue }
      if let first = lines[row.identity] {
        log.report(
          DuplicateRule.observation(
            row.key, row.observation.period, status: row.observation.status, firstLine: first),
          at: Place(fields[0]))
        continue
      }
      lines[row.identity] = fields[0].line
      if row.isUsable { dataset.add(row.observation, to: row.key) }
    }
    reportDisagreeingLevels(dataset)
    reportBaseYear(dataset)
    reportGaps(dataset)
    return dataset
  }

  /// Growth at current prices that is not the growth between the published levels: a revision, or a
  /// change of coverage. Real growth beside nominal levels differs by the change of prices.
  private func reportDisagreeingLevels(_ dataset: Dataset) {
    let nominal = Set(specification.series.filter { !$0.isReal }.map(\.id))
    for case .levelsDisagree(let key, _, let published, let implied)
      in dataset.findings(rule: specification.vintageRule) where nominal.contains(key.series)
    {
      log.report(
        DataNoteRule.levelsDisagree(published.value, implied: implied),
        at: Place(line: published.line, column: 1))
    }
  }

  /// Modelled series of the focus that have no growth in the base year.
  private func reportBaseYear(_ dataset: Dataset) {
    let year = specification.baseYear
    let missing = specification.modelled.filter { series in
      let key = SeriesKey(region: specification.focus, series: series, measure: .growth)
      return !dataset.series(key, rule: specification.vintageRule).observations
        .contains { $0.period.year == year }
    }
    guard !log.hasErrors, !missing.isEmpty else { return }
    log.report(
      DataNoteRule.noBaseYear(missing, region: specification.focus, year: year), at: .file)
  }

  /// Years without a figure between others of a modelled series, at the first figure after them.
  private func reportGaps(_ dataset: Dataset) {
    guard !log.hasErrors else { return }
    let keys = dataset.observations.keys.filter { specification.modelled.contains($0.series) }
      .sorted {
        ($0.region, $0.series, $0.measure.rawValue) < ($1.region, $1.series, $1.measure.rawValue)
      }
    for key in keys {
      let figures = dataset.series(key, rule: specification.vintageRule).observations
        .filter { $0.period.year <= specification.baseYear }
      let gaps = zip(figures, figures.dropFirst()).filter { $1.period.year > $0.period.year + 1 }
      guard let after = gaps.first?.1 else { continue }
      log.report(
        DataNoteRule.gap(
          in: key, years: gaps.map { $0.period.year + 1...$1.period.year - 1 }),
        at: Place(line: after.line, column: 1))
    }
  }

  /// One row that was understood.
  private struct Row {
    struct Identity: Hashable {
      var key: SeriesKey
      var period: Period
      var status: String
    }

    var key: SeriesKey
    var observation: Observation
    /// False for a level in a unit that the series does not have.
    var isUsable: Bool

    var identity: Identity {
      Identity(key: key, period: observation.period, status: observation.status)
    }
  }

  /// Looks at every field before it gives up on a row. `fields` in the order of ``columns``.
  private func row(_ fields: [CSVField]) -> Row? {
    let region = name(fields[0], among: specification.regions.map(\.id), NameRule.region)
    let series = name(fields[1], among: specification.series.map(\.id), NameRule.series)
    let measure = Measure(rawValue: fields[2].text)
    if measure == nil {
      log.report(
        NameRule.choice(fields[2].text, of: "measure", among: Measure.allCases.map(\.rawValue)),
        at: Place(fields[2]))
    }
    let period = period(fields[3])
    let figure = figure(fields[4], measure)
    let unit = unit(fields[5])
    if fields[7].text.isEmpty { log.report(DataNoteRule.noSource, at: Place(fields[7])) }
    guard let region, let series, let measure, let period, let figure, let unit,
      let conversion = conversion(of: figure, unit, measure, series, fields[5])
    else { return nil }
    return Row(
      key: SeriesKey(region: region, series: series, measure: measure),
      observation: Observation(
        period: period, value: conversion.value, decimals: conversion.decimals,
        status: fields[6].text, source: fields[7].text, note: fields[8].text,
        line: fields[0].line),
      isUsable: conversion.isUsable)
  }

  private func name(
    _ field: CSVField, among known: [String], _ complaint: (String, [String]) -> Complaint
  ) -> String? {
    if known.contains(field.text) { return field.text }
    log.report(complaint(field.text, known), at: Place(field))
    return nil
  }

  private func period(_ field: CSVField) -> Period? {
    guard let period = Period(field.text) else {
      log.report(PeriodRule.bad(field.text), at: Place(field))
      return nil
    }
    guard period.frequency == .annual else {
      log.report(PeriodRule.onlyAnnual(period), at: Place(field))
      return nil
    }
    if period.year > specification.baseYear {
      log.report(
        DataNoteRule.afterBaseYear(period, baseYear: specification.baseYear), at: Place(field))
    }
    return period
  }

  private func figure(_ field: CSVField, _ measure: Measure?) -> PublishedFigure? {
    switch NumberRule.read(field.text) {
    case .failure(let problem):
      let (complaint, offset) = NumberRule.complaint(problem, field.text)
      var position = Place(field)
      if offset > 0 {
        position = Place(line: field.line, column: field.column + offset)
      }
      log.report(complaint, at: position)
      return nil
    case .success(let value):
      guard let figure = PublishedFigure(field.text) else {
        log.report(FigureRule.notPublishedForm(field.text, value), at: Place(field))
        return nil
      }
      if measure == .growth {
        if value < -100 {
          log.report(NumberRule.impossibleGrowth(field.text), at: Place(field))
        } else if value >= 100 || value <= -60 {
          log.report(DataNoteRule.unusualGrowth(field.text), at: Place(field))
        } else if let complaint = ShareRule.complaint(figure) {
          log.report(complaint, at: Place(field))
        }
      } else if measure == .level, value <= 0 {
        log.report(NumberRule.outOfRange(field.text, "value", .positive), at: Place(field))
      }
      return figure
    }
  }

  private func unit(_ field: CSVField) -> Unit? {
    if let unit = Unit(field.text) { return unit }
    if field.text == "％" {
      log.report(FullWidthRule.complaint("％"), at: Place(field))
      return nil
    }
    log.report(NameRule.unit(field.text, among: Unit.knownSymbols), at: Place(field))
    return nil
  }

  /// The figure in the series' own unit. A move of the point keeps the number of known digits.
  private func conversion(
    of figure: PublishedFigure, _ unit: Unit, _ measure: Measure, _ series: String,
    _ field: CSVField
  ) -> (value: Double, decimals: Int, isUsable: Bool)? {
    let expected =
      measure == .growth
      ? "%" : specification.series.first { $0.id == series }?.levelUnit ?? ""
    if unit.symbol == expected { return (figure.value, figure.decimals, true) }
    if measure == .growth || unit.isPercentage {
      log.report(ModelRule.unitDiffers(unit.symbol, needs: expected), at: Place(field))
      return nil
    }
    guard let target = Unit(expected), let value = unit.convert(figure.value, to: target) else {
      log.report(DataNoteRule.otherUnit(unit.symbol, needs: expected), at: Place(field))
      return (figure.value, figure.decimals, false)
    }
    var decimals = figure.decimals
    var ratio = target.scale / unit.scale
    while ratio >= 10 { (ratio, decimals) = (ratio / 10, decimals + 1) }
    while ratio < 1 { (ratio, decimals) = (ratio * 10, decimals - 1) }
    return (value, max(decimals, 0), true)
  }
}
