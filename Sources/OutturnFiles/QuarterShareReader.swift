import OutturnModels
import OutturnSeries

/// Reads `data/quarters.csv`, which a model may have: what each quarter of the base year was worth.
struct QuarterShareReader {
  static let file = "data/quarters.csv"
  static let columns = ["series", "period", "value", "source"]

  let log: DiagnosticLog
  let specification: ModelSpecification

  /// By series; the file's shares are the series' own, so they have no spread.
  func read(_ source: SourceText) -> [String: QuarterShares] {
    var values: [String: [Int: (value: Double, field: CSVField)]] = [:]
    for fields in TableReader(log: log, columns: Self.columns).rows(of: source) ?? [] {
      guard specification.series.contains(where: { $0.id == fields[0].text }) else {
        log.report(
          NameRule.series(fields[0].text, among: specification.series.map(\.id)),
          at: Place(fields[0]))
        continue
      }
      if fields[3].text.isEmpty { log.report(DataNoteRule.noSource, at: Place(fields[3])) }
      guard let period = Period(fields[1].text), period.frequency == .quarterly,
        period.year == specification.baseYear,
        case .success(let value) = NumberRule.read(fields[2].text), value > 0,
        values[fields[0].text]?[period.indexInYear] == nil
      else {
        log.report(ReleaseRule.badShares(fields[0].text), at: Place(fields[1]))
        continue
      }
      values[fields[0].text, default: [:]][period.indexInYear] = (value, fields[0])
    }
    var shares: [String: QuarterShares] = [:]
    for (series, quarters) in values {
      let found = (1...4).compactMap { quarters[$0]?.value }
      if found.count == 4 {
        shares[series] = QuarterShares(found, uncertainty: 0)
      } else if let first = quarters.values.map(\.field).min(by: { $0.line < $1.line }) {
        log.report(ReleaseRule.badShares(series), at: Place(first))
      }
    }
    return shares
  }
}
