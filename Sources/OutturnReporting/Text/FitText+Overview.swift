internal import OutturnSeries

extension TextRenderer {
  /// A row an estimator: what it was fitted to, what it expects, what speaks against it; below, why
  /// some could not be used.
  func appendOverview(_ document: FitDocument, to page: inout TextPage) {
    page.append(.section(Phrase(zhHans: "各种估计方法一览", en: "Estimators side by side")))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "用 --estimator 加第一列的名称查看一种方法的全部结果。预测只用 regional 和 conjugate，其余供对照。",
          en:
            "--estimator with a name of the first column shows one in full. Forecasts use regional and conjugate; the others are there to compare."
        )))
    let first = document.estimators.last { $0.id != "panel" }?.series.first
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "方法", en: "Estimator")),
            .init(Phrase(zhHans: "说明", en: "What it is"), wraps: true),
            .init(Phrase(zhHans: "地区", en: "Region"), wraps: true),
            .init(Phrase(zhHans: "年份", en: "Years")),
            .init(
              Phrase(
                zhHans: "\(first?.name.zhHans ?? "")预期增速", en: "\(first?.name.en ?? "") expected"),
              .right),
            .init(Phrase(zhHans: "检验与诊断", en: "Checks"), wraps: true),
          ],
          rows: document.estimators.map { estimator in
            [
              Phrase.verbatim(estimator.id).unbroken, Phrase(estimator.name),
              Phrase(estimator.regionName), years(estimator),
              expected(estimator, series: first), checks(estimator),
            ]
          })))
    for estimator in document.estimators {
      guard let refusal = estimator.refusal else { continue }
      page.append(
        .paragraph(
          Phrase.verbatim(estimator.id).withColon + reason(refusal)))
    }
  }

  /// What is said first where the regional model was not asked for.
  func shelfConclusion(_ document: FitDocument) -> Phrase {
    let refused = document.estimators.count { $0.refusal != nil }
    let doubtful = document.estimators.count { !isSound($0) && $0.refusal == nil }
    let done = document.estimators.count - refused
    let shown = document.conjugate == nil || done > 0 ? done : 1
    return Phrase(
      zhHans: "结论：给出了\(shown)种估计"
        + (refused > 0 ? "，\(refused)种因数据不足未作估计" : "")
        + (doubtful > 0 ? "；其中\(doubtful)种有检验或诊断没有通过，使用前请看下文。" : "。"),
      en: "\(shown) estimate\(shown == 1 ? "" : "s")"
        + (refused > 0 ? ", \(refused) refused" : "")
        + (doubtful > 0
          ? "; \(doubtful) of them with a test or diagnostic that failed: read below before using them."
          : "."))
  }

  /// A refusal with what to try.
  func reason(_ refusal: EstimatorRefusal) -> Phrase {
    let message = Phrase(refusal.message).asSentence
    guard let help = refusal.help else { return message }
    return Phrase(
      zhHans: message.zhHans + Phrase(help).asSentence.zhHans,
      en: message.en + " " + Phrase(help).asSentence.capitalised.en)
  }

  private func isSound(_ estimator: FittedEstimator) -> Bool {
    estimator.diagnostics.allSatisfy(\.isGood)
      && estimator.tests.allSatisfy { $0.verdict != .failed }
  }

  private func years(_ estimator: FittedEstimator) -> Phrase {
    guard let sample = estimator.sample else { return .verbatim("--") }
    return Phrase(
      zhHans: "\(sample.from)—\(sample.through)", en: "\(sample.from)-\(sample.through)"
    ).unbroken
  }

  /// Of the first series; of a panel in the innermost region.
  private func expected(_ estimator: FittedEstimator, series: EstimatedSeries?) -> Phrase {
    let entry =
      estimator.id == "panel"
      ? estimator.expected.last : estimator.expected.first { $0.series == series?.id }
    guard let entry else { return .verbatim("--") }
    let value = style.number(entry.mean)
    return Phrase(
      zhHans: "\(value.zhHans)（\(entry.period)年）", en: "\(value.en) (\(entry.period))"
    ).unbroken
  }

  private func checks(_ estimator: FittedEstimator) -> Phrase {
    if estimator.refusal != nil { return Phrase(zhHans: "无法估计", en: "refused") }
    var parts: [Phrase] = []
    let made = estimator.tests.filter { $0.verdict != .unavailable }
    if !made.isEmpty {
      let passed = made.count { $0.verdict != .failed }
      parts.append(
        Phrase(
          zhHans: "检验\(made.count)项，\(passed)项未见异常", en: "\(passed) of \(made.count) tests passed"))
    }
    let bad = estimator.diagnostics.filter { !$0.isGood }
    if !bad.isEmpty {
      parts.append(
        Phrase(
          zhHans: "\(bad.count)项诊断未通过",
          en: bad.count == 1 ? "1 diagnostic failed" : "\(bad.count) diagnostics failed"))
    } else if !estimator.diagnostics.isEmpty {
      parts.append(Phrase(zhHans: "诊断通过", en: "diagnostics passed"))
    }
    return Phrase.clauses(parts)
  }
}
