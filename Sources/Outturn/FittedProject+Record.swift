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
  func calibrationNote(hasRecord: Bool) -> LocalizedText {
    let name = regionIdentity.name
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
      zhHans: none.zhHans + own.zhHans + "同一国家的各地区在坏年份会一起达不到目标。",
      en: none.en + own.en + "In a bad year all regions of one country miss together.")
  }

  /// With fewer figures of its own a region says nothing about the model.
  private static let testableFigures = 7
}
