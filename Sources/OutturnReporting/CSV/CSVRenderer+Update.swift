internal import OutturnSeries

extension CSVRenderer {
  /// One row a target before and after, a release, a growth required of the rest of the year, or a
  /// series' forecast; `kind` says which.
  public func text(_ document: UpdateDocument) -> String { table(document).text }

  package func table(_ document: UpdateDocument) -> CSVTable {
    var table = CSVTable([
      "kind", "id", "name_zh", "name_en", "period", "before", "after", "change", "growth",
      "expected", "surprise", "carried", "required", "low", "high", "elapsed",
    ])
    func append(
      _ kind: String, _ id: String, _ name: LocalizedText, _ period: Period,
      _ values: [Int: Double?]
    ) {
      table.append(
        [kind, id, name.zhHans, name.en, period.description]
          + (0..<11).map { place -> (any CSVCell)? in values[place] ?? nil })
    }
    for (target, odds) in zip(
      document.targets, zip(document.before.targets, document.after.targets))
    {
      let (before, after) = (odds.0.probability, odds.1.probability)
      append(
        "probability", target.id, target.name, target.period,
        [0: before, 1: after, 2: after - before])
    }
    if let last = document.targets.last {
      let (before, after) = (document.before.probability, document.after.probability)
      append(
        "joint", "all", LocalizedText(zhHans: "同时达成", en: "all together"), last.period,
        [0: before, 1: after, 2: after - before])
    }
    for news in document.news {
      append(
        "news", news.release, news.name, news.period,
        [
          0: news.probability - news.contribution, 1: news.probability, 2: news.contribution,
          3: news.growth, 4: news.expected, 5: news.surprise,
        ])
    }
    for entry in document.requiredRemaining {
      append(
        "required_remaining", entry.target, entry.name, entry.through,
        [
          3: entry.yearToDate, 4: entry.expected, 6: entry.carried, 7: entry.required,
          8: entry.low, 9: entry.high, 10: entry.elapsed,
        ])
    }
    for entry in document.outlook {
      append(
        "outlook", entry.series, entry.name, entry.period,
        [
          0: entry.before.median, 1: entry.after.median,
          2: entry.after.median - entry.before.median, 8: entry.after.low, 9: entry.after.high,
        ])
    }
    return table
  }
}
