import OutturnSeries

/// Reads a table of named columns: the header is checked once, then every row's length.
struct TableReader {
  let log: DiagnosticLog
  /// Those that must be there.
  let columns: [String]
  /// Whether there may be others, which are not read.
  var allowsOthers = false

  /// The fields of each row in the order of ``columns``; nil when there is no table.
  func rows(of source: SourceText) -> [[CSVField]]? {
    guard let records = records(source), let header = records.first,
      let places = places(in: header)
    else { return nil }
    if records.count == 1 { log.report(FileRule.noRows, at: Place(header.fields[0])) }
    return records.dropFirst().compactMap { record in
      guard record.fields.count == header.fields.count else {
        log.report(
          TableRule.columns(
            record.fields.count, expected: header.fields.count, first: record.fields[0].text),
          at: Place(record.fields[min(record.fields.count, header.fields.count) - 1]))
        return nil
      }
      return places.map { record.fields[$0] }
    }
  }

  private func records(_ source: SourceText) -> [CSVRecord]? {
    do {
      let records = try CSVReader.read(source.text)
      if records.isEmpty { log.report(FileRule.empty, at: .file) }
      return records.isEmpty ? nil : records
    } catch {
      switch error {
      case .unclosedQuote(let line, let column):
        log.report(TableRule.unclosedQuote, at: Place(line: line, column: column))
      case .textAfterQuote(let line, let column):
        log.report(TableRule.textAfterQuote, at: Place(line: line, column: column))
      }
      return nil
    }
  }

  /// Where each column stands; nil when the header is wrong.
  private func places(in header: CSVRecord) -> [Int]? {
    var isGood = true
    var places: [String: Int] = [:]
    for (place, field) in header.fields.enumerated() {
      guard columns.contains(field.text) else {
        if !allowsOthers {
          log.report(TableRule.unknownColumn(field.text, known: columns), at: Place(field))
          isGood = false
        }
        continue
      }
      if places.updateValue(place, forKey: field.text) != nil {
        log.report(TableRule.repeatedColumn(field.text), at: Place(field))
        isGood = false
      }
    }
    for name in columns where places[name] == nil && isGood {
      log.report(TableRule.missingColumn(name), at: Place(header.fields[0]))
      isGood = false
    }
    return isGood ? columns.compactMap { places[$0] } : nil
  }
}

extension Place {
  /// All of a field.
  init(_ field: CSVField) {
    self.init(
      line: field.line, column: field.column, length: max(1, field.text.unicodeScalars.count))
  }
}
