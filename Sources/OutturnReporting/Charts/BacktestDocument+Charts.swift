package import OutturnPlanning

extension BacktestDocument: ChartedDocument {
  /// For each series and horizon, all regions together: cover, transforms, reliability of the
  /// forecaster that is judged.
  public func charts(by renderer: ChartRenderer) -> ChartSet {
    let judged = forecasters.first { !$0.isBenchmark }?.id
    let own = scores.filter { $0.model == judged && $0.region == "all" }
    return ChartSet(
      own.flatMap { score -> [any Chart] in
        let id = "\(score.series)-\(score.kind)-\(score.horizon)"
        let years = Phrases.plural(score.horizon, "year")
        let subject =
          Phrase(score.seriesName)
          + (score.kind == "avg"
            ? Phrase(zhHans: "今后\(score.horizon)年平均增速", en: ", mean growth over \(years)")
            : Phrase(zhHans: "提前\(score.horizon)年的预测", en: ", \(years) ahead"))
        let cover = CoverChart(
          cover: score.shares, count: score.count, years: score.years, subject: subject, id: id,
          style: renderer.style)
        let transforms = TransformHistogram(
          deciles: score.pitDeciles, count: score.count, subject: subject, id: id,
          style: renderer.style)
        let reliability = ReliabilityChart(
          score.reliability, subject: subject, id: id, style: renderer.style)
        return [cover, transforms] + (reliability.map { [$0] } ?? [])
      })
  }
}

extension BacktestScore {
  /// Cover with its intervals, by nominal share.
  package var shares: [String: AttainmentRecord.Share] {
    cover.reduce(into: [:]) { shares, entry in
      let interval = coverIntervals[entry.key]
      shares[entry.key] = AttainmentRecord.Share(
        share: entry.value, low: interval?.low ?? 0, high: interval?.high ?? 1)
    }
  }
}
