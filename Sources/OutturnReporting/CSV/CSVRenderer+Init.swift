private import OutturnSeries

extension CSVRenderer {
  /// One row an indicator that a person has to check and reason.
  public func text(_ document: InitDocument) -> String {
    var table = CSVTable(["indicator", "name", "line", "quote", "reason_zh", "reason_en"])
    for entry in document.doubtful {
      for reason in entry.reasons {
        table.append(
          [entry.indicator, entry.name, entry.line, entry.quote, reason.zhHans, reason.en])
      }
    }
    return table.text
  }
}
