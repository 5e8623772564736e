internal import OutturnCluster
internal import OutturnReporting
internal import OutturnSeries

extension ModelBatch {
  /// All models, and the league of those that can be compared.
  func document(
    _ finished: [(place: Int, piece: ModelPiece)], _ failures: [RegionFailure],
    _ files: BatchFiles
  ) throws(PieceFolder.Failure) -> BatchDocument {
    let race = commonRace(finished.map(\.piece))
    var league: [LeagueEntry] = []
    if let race {
      var ranks = RankTable(paths: options.paths)
      for (place, piece) in finished where piece.race == race {
        ranks.append(try files.growth(place), regions: [place])
      }
      let forecasts = Dictionary(
        uniqueKeysWithValues: finished.map { ($0.place, $0.piece.forecast) })
      league = ranks.league { (forecasts[$0]!.id, forecasts[$0]!.name) }
    }
    var indicators: [BatchIndicator] = []
    for indicator in finished.flatMap(\.piece.indicators)
    where !indicators.contains(where: { $0.id == indicator.id }) {
      indicators.append(indicator)
    }
    return BatchDocument(
      header: BatchFiles.header(
        options, warnings: comparability(finished.map(\.piece), race, indicators)),
      models: entries.map { BatchModel(folder: $0.folder, id: $0.id, sha256: $0.sha256) },
      indicators: indicators, regions: finished.map(\.piece.forecast), league: league,
      leagueIndicator: race?.indicator, leagueYear: race?.year, failures: failures)
  }

  /// What most models have as their leading target, the first of several; nil where no two agree.
  private func commonRace(_ pieces: [ModelPiece]) -> ModelPiece.Race? {
    var best: (race: ModelPiece.Race, count: Int)?
    for race in pieces.compactMap(\.race) {
      let count = pieces.count { $0.race == race }
      if count > max(1, best?.count ?? 0) { best = (race, count) }
    }
    return best?.race
  }

  /// What a reader of the league has to know, and who is not in it.
  private func comparability(
    _ pieces: [ModelPiece], _ race: ModelPiece.Race?, _ indicators: [BatchIndicator]
  ) -> [DocumentWarning] {
    var warnings: [DocumentWarning] = []
    if race != nil {
      warnings.append(
        DocumentWarning(
          code: "independent_models",
          message: LocalizedText(
            zhHans: "各模型分别估计，排位时把它们的未来看作互不相关；各地一同受到的冲击没有计入，位次的区间因此偏宽",
            en:
              "models are estimated apart, and the league takes their futures as independent: shocks that all would share are not in it, so that ranks look less certain than they are"
          )))
    }
    let apart = pieces.filter { $0.race != race || race == nil }
    guard !apart.isEmpty, pieces.count > 1 else { return warnings }
    func told(_ piece: ModelPiece, in language: (LocalizedText) -> String) -> String {
      let name = language(piece.forecast.name)
      guard let own = piece.race else {
        return language(
          LocalizedText(
            zhHans: "\(name)（没有可以模拟的增速目标）", en: "\(name) (no growth target to simulate)"))
      }
      let indicator = indicators.first { $0.id == own.indicator }.map { language($0.name) }
      let what = indicator ?? own.indicator
      return language(
        LocalizedText(
          zhHans: "\(name)（\(own.year)年\(what)\(own.isReal ? "" : "，现价")）",
          en: "\(name) (\(what) \(own.year)\(own.isReal ? "" : ", nominal"))"))
    }
    let chinese = apart.map { told($0, in: \.zhHans) }.joined(separator: "、")
    let english = apart.map { told($0, in: \.en) }.joined(separator: ", ")
    warnings.append(
      DocumentWarning(
        code: "not_comparable",
        message: race == nil
          ? LocalizedText(
            zhHans: "各模型的主要目标不是同一指标、同一年份，没有排位：\(chinese)",
            en: "no league: no two leading targets are of one indicator and year: \(english)")
          : LocalizedText(
            zhHans: "主要目标的指标、年份或价格口径不同，不参加排位：\(chinese)",
            en:
              "not in the league, since the leading target is of another indicator, year or prices: \(english)"
          )))
    return warnings
  }
}
