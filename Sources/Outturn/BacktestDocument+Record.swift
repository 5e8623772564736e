public import OutturnPlanning
public import OutturnReporting
internal import OutturnSeries

extension BacktestDocument {
  /// What a model folder keeps of a back-test: the model's own record, all regions together.
  ///
  /// - Returns: nil for forecasts of no model.
  public var attainmentRecord: AttainmentRecord? {
    guard let model = header.model, let seed = header.seed, let paths = header.paths else {
      return nil
    }
    func own(_ scores: [BacktestScore]) -> [BacktestScore] {
      scores.filter { $0.region == "all" && $0.model == ModelBacktest.regional }
    }
    let calm = without.map { own($0.scores) } ?? []
    var regions: [AttainmentRecord.Name] = []
    for (id, name) in scores.filter({ $0.region != "all" }).map({ ($0.region, $0.regionName) })
      + unscored.filter({ $0.forecasts > 0 }).map({ ($0.region, $0.regionName) })
    where !regions.contains(where: { $0.id == id }) {
      regions.append(AttainmentRecord.Name(id: id, name: name))
    }
    return AttainmentRecord(
      outturn: header.outturn, modelSHA256: model.sha256, seed: seed, paths: paths,
      origins: origins, regions: regions,
      entries: own(scores).map { score in
        let rest = calm.first {
          $0.series == score.series && $0.horizon == score.horizon && $0.count < score.count
        }
        return AttainmentRecord.Entry(
          series: score.series, horizon: score.horizon, count: score.count, years: score.years,
          cover: score.shares,
          calm: rest.map {
            AttainmentRecord.Calm(
              without: without?.years ?? [], count: $0.count, cover: $0.shares)
          }, bins: score.reliability)
      })
  }
}
