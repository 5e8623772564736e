import OutturnModels
import OutturnPlanning
import OutturnSeries

/// Reads `data/targets.csv`: growth targets of earlier years, one row each.
struct TargetHistoryReader {
  static let file = "data/targets.csv"
  static let columns = ["region", "series", "year", "sense", "target", "source", "note"]

  let log: DiagnosticLog
  let specification: ModelSpecification

  func read(_ source: SourceText) -> [PastTarget] {
    let table = TableReader(log: log, columns: Self.columns)
    var lines: [String: Int] = [:]
    return (table.rows(of: source) ?? []).compactMap { fields in
      guard let target = target(fields) else { return nil }
      let identity = "\(target.region) \(target.series) \(target.year)"
      if let first = lines[identity] {
        log.report(DuplicateRule.id(identity, firstLine: first), at: Place(fields[0]))
        return nil
      }
      lines[identity] = fields[0].line
      return target
    }
  }

  /// Looks at every field before it gives up on a row.
  private func target(_ fields: [CSVField]) -> PastTarget? {
    let region = name(fields[0], among: specification.regions.map(\.id), NameRule.region)
    let series = name(fields[1], among: specification.series.map(\.id), NameRule.series)
    let period = Period(fields[2].text)
    if period?.frequency != .annual {
      log.report(PeriodRule.bad(fields[2].text), at: Place(fields[2]))
    }
    let sense = Sense(rawValue: fields[3].text)
    if sense == nil {
      log.report(
        NameRule.choice(fields[3].text, of: "sense", among: Sense.allCases.map(\.rawValue)),
        at: Place(fields[3]))
    }
    let figure = PublishedFigure(fields[4].text)
    if figure == nil {
      switch NumberRule.read(fields[4].text) {
      case .failure(let problem):
        log.report(NumberRule.complaint(problem, fields[4].text).0, at: Place(fields[4]))
      case .success(let value):
        log.report(FigureRule.notPublishedForm(fields[4].text, value), at: Place(fields[4]))
      }
    }
    if fields[5].text.isEmpty { log.report(DataNoteRule.noSource, at: Place(fields[5])) }
    guard let region, let series, let period, period.frequency == .annual, let sense, let figure
    else { return nil }
    return PastTarget(
      region: region, series: series, year: period.year,
      target: Target(
        figure: figure, sense: sense, band: sense == .about ? TargetHistoryReader.band : nil),
      source: fields[5].text, note: fields[6].text)
  }

  /// Half a point around 左右: only its number is used to judge the year.
  private static let band = 0.5

  private func name(
    _ field: CSVField, among known: [String], _ complaint: (String, [String]) -> Complaint
  ) -> String? {
    if known.contains(field.text) { return field.text }
    log.report(complaint(field.text, known), at: Place(field))
    return nil
  }
}
