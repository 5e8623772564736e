internal import OutturnPlanning
internal import OutturnReporting
internal import OutturnSeries

extension FittedProject {
  /// How often a growth target's probability came true in the model's own back-test; nil for a
  /// level, and where the record holds no such forecast.
  func record(of target: ResolvedTarget, probability: Double) -> ReliabilityBin? {
    guard target.measure == .growth else { return nil }
    return entry(of: target)?.bin(of: probability)
  }

  private func entry(of target: ResolvedTarget) -> AttainmentRecord.Entry? {
    project.model.record?.entry(series: target.series, horizon: target.cell.step + 1)
  }

  /// The record behind the first growth target that has one, headline targets first.
  func calibration(_ targets: [ResolvedTarget]) -> CalibrationRecord? {
    guard let record = project.model.record else { return nil }
    let ordered = targets.filter(\.isHeadline) + targets.filter { !$0.isHeadline }
    return ordered.lazy.filter { $0.measure == .growth }.compactMap { entry(of: $0) }.first.map {
      CalibrationRecord(
        $0, of: record, isCurrent: record.modelSHA256 == project.model.digest)
    }
  }

  /// What must be known beside the record, or why there is none.
  ///
  /// - Parameter spread: What the spread of growth is made of: how much of it all regions share.
  func calibrationNote(hasRecord: Bool, spread: [SpreadPart]) -> LocalizedText {
    let name = regionIdentity.name
    let shared = common(spread)
    let count = fitted.observations.count(region: region, series: 0)
    let own =
      count < Self.testableFigures
      ? LocalizedText(
        zhHans: "\(name.zhHans)只有\(count)个年份的增速，不能单独检验\(hasRecord ? "，只能参照" : "")。",
        en:
          "\(name.en) has \(count) yearly figures and cannot be tested by itself\(hasRecord ? ": the record is a guide" : ""). "
      ) : LocalizedText(zhHans: "", en: "")
    let none =
      hasRecord
      ? LocalizedText(zhHans: "", en: "")
      : LocalizedText(
        zhHans: "没有这种预测的回溯检验记录（outturn backtest --record 可生成）。",
        en: "There is no record of such forecasts (outturn backtest --record makes one). ")
    return LocalizedText(
      zhHans: none.zhHans + own.zhHans + "同一国家的各地区在坏年份会一起达不到目标" + shared.zhHans + "。",
      en: none.en + own.en + "In a bad year all regions of one country miss together"
        + shared.en + ".")
  }

  /// The part of the spread of the first series that is the whole nation's, in words.
  private func common(_ spread: [SpreadPart]) -> LocalizedText {
    guard let first = spread.first else { return LocalizedText(zhHans: "", en: "") }
    let share = spread.filter {
      $0.series == first.series && $0.period == first.period
        && ModelNames.national.contains($0.source)
    }.reduce(0) { $0 + $1.share }
    guard share > 0 else { return LocalizedText(zhHans: "", en: "") }
    let percent = Int((100 * share).rounded())
    return LocalizedText(
      zhHans: "：\(first.seriesName.zhHans)增速预测的方差有\(percent)%来自全国",
      en: ": \(percent) % of the variance of the forecast of \(first.seriesName.en) is the nation's"
    )
  }

  /// With fewer figures of its own a region says nothing about the model.
  private static let testableFigures = 7
}
