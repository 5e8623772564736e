public import OutturnModels
public import OutturnPlanning
import OutturnSeries

/// A table of year-to-date figures with the columns `series,period,growth,source`.
public enum ReleaseFile {
  static let columns = ["series", "period", "growth", "source"]

  /// Reads and checks all rows.
  ///
  /// - Throws: ``LoadFailure`` with all that is wrong.
  public static func load(
    at path: String, in specification: ModelSpecification
  ) throws(LoadFailure) -> [Release] {
    let log = DiagnosticLog(file: path)
    let found = FileSource.read(
      path, kind: LocalizedText(zhHans: "年初累计数据表", en: "the table of the year so far"),
      remedy: FileRule.csvTable, log: log)
    guard let source = found.text else {
      throw LoadFailure(diagnostics: log.diagnostics, isFileMissing: found.isMissing)
    }
    let rows = DiagnosticLog(file: path, source: source)
    let releases = read(source, specification, rows)
    if rows.hasErrors {
      throw LoadFailure(diagnostics: rows.diagnostics.sorted(), isFileMissing: false)
    }
    return releases
  }

  private static func read(
    _ source: SourceText, _ specification: ModelSpecification, _ log: DiagnosticLog
  ) -> [Release] {
    let table = TableReader(log: log, columns: columns)
    return (table.rows(of: source) ?? []).compactMap { fields -> Release? in
      if fields[3].text.isEmpty { log.report(DataNoteRule.noSource, at: Place(fields[3])) }
      let reader = ReleaseReader(specification: specification)
      var release: Release?
      // Every field is looked at before the row is given up.
      for (place, outcome) in reader.read(
        series: fields[0].text, period: fields[1].text, growth: fields[2].text
      ).enumerated() {
        switch outcome {
        case .complaint(let complaint): log.report(complaint, at: Place(fields[place]))
        case .release(let found): release = found
        case .good: continue
        }
      }
      return release
    }
  }
}

/// Judges the parts of a year-to-date figure.
struct ReleaseReader {
  let specification: ModelSpecification

  /// What there is to say of one part.
  enum Outcome {
    case good
    case complaint(Complaint)
    /// In place of the last part, when all are good.
    case release(Release)
  }

  /// One outcome each for the series, the period and the growth.
  func read(series: String, period: String, growth: String) -> [Outcome] {
    var outcomes = [Outcome](repeating: .good, count: 3)
    if !specification.modelled.contains(series) {
      let isKnown = specification.series.contains { $0.id == series }
      outcomes[0] = .complaint(
        isKnown
          ? NameRule.notModelled(series, modelled: specification.modelled)
          : NameRule.series(series, among: specification.modelled))
    }
    let read = self.period(period, series: series)
    if case .failure(let refusal) = read { outcomes[1] = .complaint(refusal.complaint) }
    var figure: PublishedFigure?
    switch NumberRule.read(growth) {
    case .failure(let problem):
      outcomes[2] = .complaint(NumberRule.complaint(problem, growth).0)
    case .success(let value):
      figure = PublishedFigure(growth)
      if figure == nil {
        outcomes[2] = .complaint(FigureRule.notPublishedForm(growth, value))
      } else if value <= -100 {
        outcomes[2] = .complaint(ReleaseRule.tooLow(growth))
      }
    }
    let isGood = outcomes.allSatisfy { if case .good = $0 { true } else { false } }
    if isGood, case .success(let period) = read, let figure {
      outcomes[2] = .release(Release(series: series, period: period, growth: figure))
    }
    return outcomes
  }

  private struct Refusal: Error { let complaint: Complaint }

  private func period(_ text: String, series: String) -> Result<Period, Refusal> {
    guard let period = Period(text) else {
      return .failure(Refusal(complaint: PeriodRule.bad(text)))
    }
    guard period.frequency != .annual else {
      return .failure(Refusal(complaint: ReleaseRule.wholeYear(period, series: series)))
    }
    let year = specification.baseYear + 1
    guard period.year == year else {
      return .failure(Refusal(complaint: ReleaseRule.otherYear(period.year, needs: year)))
    }
    return .success(period)
  }
}

extension OptionText {
  /// `gdp@2026Q2=5.1`: growth from January to the end of a quarter or month, per cent.
  public static func release(
    _ text: String, option: String = "--ytd", in specification: ModelSpecification
  ) throws(Diagnostic) -> Release {
    let reader = OptionReader(text: text, option: option)
    let year = specification.baseYear + 1
    let parts = try reader.parts(form: "gdp@\(year)Q2=5.1")
    guard let written = parts.years else {
      throw reader.failure(ReleaseRule.noPeriod(parts.series.text, year: year), parts.series)
    }
    let places = [parts.series, written, parts.value]
    var release: Release?
    for (part, outcome) in zip(
      places,
      ReleaseReader(specification: specification).read(
        series: parts.series.text, period: written.text, growth: parts.value.text))
    {
      switch outcome {
      case .complaint(let complaint): throw reader.failure(complaint, part)
      case .release(let found): release = found
      case .good: continue
      }
    }
    guard let release else { preconditionFailure("a release without a complaint") }
    return release
  }

  /// Refuses two figures of one series and span.
  public static func checkReleases(
    _ releases: [Release], option: String = "--ytd"
  ) throws(Diagnostic) {
    var seen: [Release] = []
    for release in releases {
      if seen.contains(where: { $0.series == release.series && $0.months == release.months }) {
        let reader = OptionReader(text: release.text, option: option)
        throw reader.failure(
          ReleaseRule.repeated(release.series, release.period), reader.whole)
      }
      seen.append(release)
    }
  }
}
