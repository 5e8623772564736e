internal import OutturnPlanning
internal import OutturnSeries

extension TextRenderer {
  /// What back-tests of the model showed, in one paragraph.
  func calibration(_ document: ProbabilityDocument) -> Phrase {
    let note = Phrase(document.calibrationNote)
    guard let record = document.calibration else { return note }
    let count = Phrase(
      zhHans:
        "同一模型以\(record.firstOrigin)年至\(record.lastOrigin)年为数据截止年、提前\(record.horizon)年的预测\(record.count)次（\(Phrase.list(record.regions.map(Phrase.init)).zhHans)）：\(cover(record.cover).zhHans)",
      en:
        "The same model with figures ending in \(record.firstOrigin) to \(record.lastOrigin), \(record.count) forecasts at horizon \(record.horizon) (\(Phrase.list(record.regions.map(Phrase.init)).en)): \(cover(record.cover).en)"
    )
    let calm = record.calm.map { calm in
      let years = Phrases.runs(calm.without.map { Period(year: $0) })
      return Phrase(
        zhHans: "；不计\(years.zhHans)，\(cover(calm.cover).zhHans)（\(calm.count)次）",
        en: "; without \(years.en), \(cover(calm.cover).en) (\(calm.count) forecasts)")
    }
    let stale =
      record.isCurrent
      ? Phrase.empty
      : Phrase(
        zhHans: "此后模型文件有改动，请用 outturn backtest --record 重新检验。",
        en: " The model's files changed since: test them again with outturn backtest --record.")
    return (count + (calm ?? .empty)).asSentence + stale
      + (note.isEmpty ? .empty : Phrase(zhHans: note.zhHans, en: " " + note.en))
  }

  /// The same in one line: how many forecasts, and how often the widest interval held.
  func briefCalibration(_ document: ProbabilityDocument) -> Phrase {
    let note = Phrase(document.calibrationNote)
    guard let record = document.calibration,
      let widest = record.cover.max(by: { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) })
    else { return note }
    let share = style.percent(100 * widest.value.share, decimals: 0)
    let told = Phrase(
      zhHans:
        "同一模型以往提前\(record.horizon)年的预测\(record.count)次，\(widest.key)%区间覆盖\(share.zhHans)",
      en:
        "the same model's \(record.count) earlier forecasts at horizon \(record.horizon): the \(widest.key) % interval covered \(share.en)"
    ).asSentence
    return told + Phrase(zhHans: note.zhHans, en: note.isEmpty ? "" : " " + note.en)
  }

  /// `50%区间覆盖60%，80%区间覆盖68%`.
  private func cover(_ cover: [String: AttainmentRecord.Share]) -> Phrase {
    let parts = cover.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }.map {
      let share = style.percent(100 * $0.value.share, decimals: 0)
      return Phrase(
        zhHans: "\($0.key)%区间覆盖\(share.zhHans)", en: "\($0.key) % interval covered \(share.en)")
    }
    return Phrase(
      zhHans: parts.map(\.zhHans).joined(separator: "，"),
      en: parts.map(\.en).joined(separator: ", "))
  }

  /// For each target how often its probability came true, where there is a record.
  func appendRecord(_ document: ProbabilityDocument, to page: inout TextPage) {
    guard let table = recordTable(document) else { return }
    page.append(.section(Label.record.phrase))
    page.append(.table(table))
  }

  /// nil without a record of any target.
  func recordTable(_ document: ProbabilityDocument) -> TextTable? {
    let entries = document.targets.filter { $0.record != nil }
    guard !entries.isEmpty else { return nil }
    return
      TextTable(
        [
          .init(Label.target.phrase, wraps: true), .init(Label.probability.phrase, .right),
          .init(Phrase(zhHans: "同档概率", en: "Said before"), .right),
          .init(Phrase(zhHans: "次数", en: "Times"), .right),
          .init(Phrase(zhHans: "年份", en: "Years"), .right),
          .init(Phrase(zhHans: "其中发生", en: "Came true"), .right),
          .init(Phrase(zhHans: "95%置信区间", en: "95 % interval"), .right),
        ],
        rows: entries.compactMap { entry in
          entry.record.map { bin in
            [
              Phrases.briefTarget(entry.target, style: style),
              style.probability(entry.probability, standardError: entry.mcStandardError),
              percents(bin.from, bin.to), .verbatim(String(bin.count)),
              .verbatim(String(bin.years)), style.percent(100 * bin.frequency, decimals: 0),
              percents(bin.low, bin.high),
            ]
          }
        })
  }

  private func percents(_ low: Double, _ high: Double) -> Phrase {
    style.percentRange(Interval(low: 100 * low, high: 100 * high), decimals: 0)
  }
}
