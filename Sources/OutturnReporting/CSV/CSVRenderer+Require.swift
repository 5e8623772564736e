internal import OutturnSeries

extension CSVRenderer {
  /// One row a required growth, a series given success, a lever or a point of the frontier; `kind`
  /// says which.
  public func text(_ document: RequireDocument) -> String { table(document).text }

  package func table(_ document: RequireDocument) -> CSVTable {
    var table = CSVTable([
      "kind", "id", "name_zh", "name_en", "period", "expected", "required", "low", "high",
      "plausibility", "if_met", "if_missed", "association", "together", "alone", "first", "second",
    ])
    func append(
      _ kind: String, _ id: String, _ name: LocalizedText, _ period: Period,
      _ values: [Int: Double?]
    ) {
      table.append(
        [kind, id, name.zhHans, name.en, period.description]
          + (0..<12).map { place -> (any CSVCell)? in values[place] ?? nil })
    }
    for entry in document.required {
      append(
        "required", entry.target, entry.name, entry.period,
        [0: entry.expected, 1: entry.growth, 2: entry.low, 3: entry.high, 4: entry.plausibility])
    }
    for entry in document.givenSuccess {
      append(
        "given_success", entry.series, entry.name, entry.period,
        [0: entry.mean, 5: entry.ifMet, 6: entry.ifMissed, 7: entry.association])
    }
    for lever in document.levers?.levers ?? [] {
      append(
        "lever", lever.series, lever.name, lever.period,
        [0: lever.centre, 8: lever.together, 9: lever.alone])
    }
    if let frontier = document.frontier {
      for point in frontier.points {
        append(
          "frontier", "\(frontier.first),\(frontier.second)", frontier.firstName, frontier.period,
          [10: point.first, 11: point.second])
      }
    }
    return table
  }
}
