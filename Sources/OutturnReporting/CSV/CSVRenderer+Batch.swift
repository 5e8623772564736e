internal import OutturnSeries

extension CSVRenderer {
  /// One row a region: its growth in the next year, its targets together, its place in the league.
  public func text(_ document: BatchDocument) -> String { table(document).text }

  package func table(_ document: BatchDocument) -> CSVTable {
    var table = CSVTable([
      "id", "parent", "name_zh", "name_en", "leaves", "indicator", "year", "low", "median",
      "high", "target", "probability", "joint", "mean_rank", "rank_low", "rank_high", "top_ten",
    ])
    let league = Dictionary(
      uniqueKeysWithValues: document.league.map { ($0.region, $0) })
    for region in document.regions {
      let growth = document.leading(region)
      let target = document.target(growth, of: region)
      let place = league[region.id]
      table.append([
        region.id, region.parent, region.name.zhHans, region.name.en, region.leaves,
        growth?.indicator, growth?.year, growth?.low, growth?.median, growth?.high,
        target?.threshold, target?.exact.probability,
        region.joint?.probability, place?.meanRank, place?.low, place?.high, place?.topTen,
      ])
    }
    return table
  }
}
