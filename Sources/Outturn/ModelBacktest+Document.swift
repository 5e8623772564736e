internal import OutturnEvaluation
internal import OutturnFiles
internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries

extension ModelBacktest {
  /// Forecasts that a region's series needs for a record of its own.
  static let leastForecasts = 4

  /// The scores, series by series, all regions together and each by itself.
  func document(
    _ forecasts: [Scored], joint: [JointScored], options: ForecastOptions
  ) -> BacktestDocument {
    let turbulent = specification.regional.turbulence.keys.sorted()
    let calm = forecasts.filter { !$0.score.speaks(of: turbulent) }
    return BacktestDocument(
      header: project.header(seed: options.seed, paths: options.paths, warnings: []),
      name: specification.name, origins: origins, horizons: horizons,
      forecasters: Self.forecasters, reference: BenchmarkModel.randomWalk.rawValue,
      scores: scores(forecasts, byRegion: true),
      without: calm.count < forecasts.count
        ? ScoresWithout(years: turbulent, scores: scores(calm, byRegion: false)) : nil,
      joint: jointScores(joint), unscored: unscored, notes: notes)
  }

  /// Series by series, all regions together, then each that has enough forecasts.
  private func scores(_ forecasts: [Scored], byRegion: Bool) -> [BacktestScore] {
    var scores: [BacktestScore] = []
    for horizon in horizons {
      for series in specification.modelled.indices {
        let all = forecasts.filter {
          $0.cell.series == series && $0.score.target == .point(horizon: horizon)
        }
        scores += records(all, series: series, region: nil)
        for region in specification.regions.indices where byRegion {
          let own = all.filter { $0.cell.region == region }
          guard own.count(where: { $0.model == Self.regional }) >= Self.leastForecasts else {
            continue
          }
          scores += records(own, series: series, region: region)
        }
      }
    }
    return scores
  }

  /// The model, then the naive ones.
  static var forecasters: [Forecaster] {
    [Forecaster(id: regional, name: ModelNames.regional, isBenchmark: false)]
      + BenchmarkModel.allCases.map {
        Forecaster(id: $0.rawValue, name: ModelNames.name(of: $0), isBenchmark: true)
      }
  }

  /// A record a forecaster that made any of these forecasts.
  private func records(_ forecasts: [Scored], series: Int, region: Int?) -> [BacktestScore] {
    let byModel = Dictionary(grouping: forecasts, by: \.model).mapValues { $0.map(\.score) }
    let reference = BenchmarkModel.randomWalk.rawValue
    let id = specification.modelled[series]
    return Self.forecasters.compactMap { forecaster in
      guard let own = byModel[forecaster.id] else { return nil }
      let summary = ScoreSummary(
        own, reference: forecaster.id == reference ? nil : byModel[reference])
      return BacktestScore(
        summary, model: forecaster.id,
        region: region.map {
          (specification.regions[$0].id, specification.regions[$0].name)
        }, series: (id, seriesName(series)))
    }
  }

  private func seriesName(_ place: Int) -> LocalizedText {
    let id = specification.modelled[place]
    return specification.series.first { $0.id == id }!.name
  }

  private var unscored: [UnscoredSeries] {
    tasks.compactMap { cell, tasks in
      let forecasts = tasks.count { $0.target == .point(horizon: horizons[0]) }
      guard forecasts < Self.leastForecasts else { return nil }
      let region = specification.regions[cell.region]
      return UnscoredSeries(
        region: region.id, regionName: region.name,
        series: specification.modelled[cell.series], seriesName: seriesName(cell.series),
        figures: growth[cell]?.count ?? 0, forecasts: forecasts)
    }
  }

  private var notes: [LocalizedText] {
    [focusNote, peekNote, vintageNote, countNote, clusterNote].compactMap(\.self)
  }

  /// What the record says of the region that the model is about.
  private var focusNote: LocalizedText? {
    guard
      let place = specification.regions.firstIndex(where: { $0.id == specification.focus }),
      unscored.contains(where: { $0.region == specification.focus })
    else { return nil }
    let focus = specification.regions[place].name
    let figures = growth[Cell(region: place, series: 0)]?.count ?? 0
    let first = seriesName(0)
    let others = specification.regions.enumerated().filter { region, _ in
      tasks.contains { $0.cell.region == region && $0.tasks.count >= Self.leastForecasts }
    }.map(\.element.name)
    return LocalizedText(
      zhHans:
        "\(focus.zhHans)\(first.zhHans)增速只有\(figures)个，无法单独检验；这里是同一模型对\(others.map(\.zhHans).joined(separator: "、"))的预测记录，只能作为参照。",
      en:
        "\(focus.en) has \(figures) growth figures of \(first.en) and cannot be tested by itself; this is the record of the same model on \(others.map(\.en).joined(separator: ", ")), and no more than a guide."
    )
  }

  private var peekNote: LocalizedText {
    LocalizedText(
      zhHans:
        "每个截止年只用当年及以前的数据重新估计；model.yaml中的先验常数是今天定的，不随截止年改变，成绩因此可能偏好。",
      en:
        "At each origin the model is estimated anew on figures up to that year; the prior constants of model.yaml were set today and stay, so the record may flatter."
    )
  }

  /// Figures that readers of the year may not have seen as they are used here.
  private var vintageNote: LocalizedText? {
    let figures = specification.regions.flatMap { region in
      specification.modelled.flatMap { series in
        project.model.dataset.series(
          SeriesKey(region: region.id, series: series, measure: .growth),
          rule: specification.vintageRule
        ).observations.filter { $0.period.year >= specification.sampleFrom }
      }
    }
    let later = figures.count { !VintageRule.isContemporary($0.status) }
    guard later > 0 else { return nil }
    return LocalizedText(
      zhHans:
        "同一年有几个公布数时用最早的一个；\(figures.count)个数中有\(later)个是由总量推算、转引或事后核实的，当年未必能看到。",
      en:
        "Of several figures for a year the first published counts; \(later) of the \(figures.count) are derived from levels, second hand or verified later, and may not have been seen in that form."
    )
  }

  private var countNote: LocalizedText {
    LocalizedText(
      zhHans:
        "自回归要有相连年份才能估计，次数较少，CRPS不能与其他方法直接比；与随机游走的比较只算双方都有的预测。",
      en:
        "The autoregressions need consecutive years and made fewer forecasts, so their CRPS is of others; the comparison with the random walk takes forecasts that both made."
    )
  }

  private var clusterNote: LocalizedText {
    LocalizedText(
      zhHans: "同一年的各地区往往一起偏高或偏低，次数多不等于证据多；区间按年份成组计算。",
      en:
        "Regions of one year are too high or too low together, so many forecasts are not much evidence; intervals take years as groups."
    )
  }
}
