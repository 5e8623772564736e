internal import OutturnSeries

extension CSVRenderer {
  /// A row a forecaster, region, series and horizon.
  public func text(_ document: BacktestDocument) -> String { table(document).text }

  package func table(_ document: BacktestDocument) -> CSVTable {
    var table = CSVTable(
      [
        "model", "region", "region_name_zh", "region_name_en", "series", "kind", "horizon", "n",
        "units", "years", "crps", "crps_median", "skill", "share_better", "mae", "log_score",
        "brier", "miscalibration", "discrimination", "uncertainty", "cover50", "cover80",
        "cover80_low", "cover80_high", "cover90", "pit_ks", "dm", "dm_p",
      ] + (1...10).flatMap { ["pit\($0)", "pit\($0)_low", "pit\($0)_high"] }
        + ["pit_year_sd", "energy", "variogram"])
    for score in document.scores {
      table.append(
        [
          score.model, score.region, score.regionName.zhHans, score.regionName.en, score.series,
          score.kind, score.horizon, score.count, score.units, score.years, score.crps,
          score.medianCRPS, score.skill, score.shareBetter, score.meanAbsoluteError,
          score.logScore, score.brier, score.brierParts.miscalibration,
          score.brierParts.discrimination, score.brierParts.uncertainty, score.cover["50"],
          score.cover["80"], score.coverIntervals["80"]?.low, score.coverIntervals["80"]?.high,
          score.cover["90"], score.pitKS, score.comparison?.statistic, score.comparison?.pValue,
        ]
          + zip(score.pitDeciles, score.pitBands).flatMap { share, band -> [(any CSVCell)?] in
            [share, band.low, band.high]
          } + [score.yearSpread, nil, nil])
    }
    for score in document.joint {
      let first: [(any CSVCell)?] = [
        score.model, "all", "全部", "all", "joint", "point", score.horizon, score.count, nil,
        score.years,
      ]
      table.append(
        first + [(any CSVCell)?](repeating: nil, count: 16)
          + [score.comparison?.statistic, score.comparison?.pValue]
          + [(any CSVCell)?](repeating: nil, count: 31) + [score.energy, score.variogram])
    }
    return table
  }
}
