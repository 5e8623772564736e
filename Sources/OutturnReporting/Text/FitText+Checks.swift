internal import OutturnSeries

extension TextRenderer {
  /// Criteria by order, tests with their verdicts, roots, and who helps to forecast whom.
  func appendChecks(_ estimator: FittedEstimator, to page: inout TextPage) {
    if !estimator.criteria.isEmpty { appendCriteria(estimator, to: &page) }
    if !estimator.tests.isEmpty { appendTests(estimator, to: &page) }
    if !estimator.roots.isEmpty {
      let moduli = estimator.roots.map { DecimalText.fixed($0.modulus, decimals: 3) }
        .joined(separator: ", ")
      page.append(.section(Phrase(zhHans: "特征根的模", en: "Moduli of the roots")))
      page.append(.paragraph(.verbatim(moduli)))
    }
    if !estimator.granger.isEmpty { appendGranger(estimator, to: &page) }
  }

  private func appendCriteria(_ estimator: FittedEstimator, to page: inout TextPage) {
    page.append(
      .section(Phrase(zhHans: "信息准则（越小越好）", en: "Information criteria (smaller is better)")))
    func number(_ value: Double?) -> Phrase {
      value.map { style.number($0, decimals: style.decimals + 1) } ?? .verbatim("--")
    }
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "滞后年数", en: "Lags"), .right), .init(.verbatim("AIC"), .right),
            .init(.verbatim("BIC"), .right), .init(.verbatim("HQ"), .right),
            .init(Phrase(zhHans: "采用", en: "Used")),
          ],
          rows: estimator.criteria.map { row in
            [
              .verbatim(String(row.lags)), number(row.akaike), number(row.bayes),
              number(row.hannanQuinn), row.isUsed ? .verbatim("*") : .empty,
            ]
          })))
    if let definition = estimator.criteriaDefinition {
      page.append(.paragraph(Phrase(definition).asSentence))
    }
  }

  private func appendTests(_ estimator: FittedEstimator, to page: inout TextPage) {
    page.append(.section(Phrase(zhHans: "残差检验", en: "Tests of the residuals")))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "检验", en: "Test")),
            .init(Phrase(zhHans: "统计量", en: "Statistic"), .right),
            .init(Phrase(zhHans: "p值（大样本）", en: "p, large sample"), .right),
            .init(Phrase(zhHans: "p值（模拟）", en: "p, simulated"), .right),
            .init(Phrase(zhHans: "结论", en: "Verdict")),
          ],
          rows: estimator.tests.map { test in
            [
              Phrase(test.name),
              test.statistic.map { style.number($0, decimals: style.decimals + 1) }
                ?? .verbatim("--"),
              test.pValue.map(probability) ?? .verbatim("--"),
              test.simulatedPValue.map(probability) ?? .verbatim("--"), verdict(test.verdict),
            ]
          })))
    var told: Set<LocalizedText> = []
    for test in estimator.tests
    where test.verdict != .passed && told.insert(test.meaning).inserted {
      let names = estimator.tests.filter { $0.verdict != .passed && $0.meaning == test.meaning }
        .map { Phrase($0.name) }
      page.append(
        .paragraph(
          Phrase.list(names).withColon + Phrase(test.meaning).asSentence))
    }
    page.append(
      .paragraph(
        Phrase(
          zhHans:
            "结论按模拟p值判断：用估计出的模型反复生成同样长度的样本，看统计量有多大比例达到实际水平。年份少时，大样本p值常把正确的模型判为有问题，检验本身也不易发现问题，“未见异常”不等于没有问题。",
          en:
            "Verdicts go by the simulated p, from samples of the same length that the fitted model generated: with few years the large-sample p often condemns a right model. Few years also find little, so that passing proves little."
        )))
  }

  private func verdict(_ verdict: TestVerdict) -> Phrase {
    switch verdict {
    case .passed: Phrase(zhHans: "未见异常", en: "passed")
    case .borderline: Phrase(zhHans: "临界", en: "borderline")
    case .failed: Phrase(zhHans: "有问题", en: "failed")
    case .unavailable: Phrase(zhHans: "无法检验", en: "not possible")
    }
  }

  private func appendGranger(_ estimator: FittedEstimator, to page: inout TextPage) {
    page.append(
      .section(
        Phrase(
          zhHans: "哪个指标的过去有助于预测哪个指标（格兰杰检验的p值）", en: "Whose past helps to forecast whom (Granger, p)"
        )
      ))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "p值小于0.05，说明行中指标的过去有助于预测列中的指标；有助于预测不等于有因果关系。",
          en:
            "Row to column: below 0.05 the row's past helps to forecast the column. It is no proof of a cause."
        )))
    page.append(
      .table(
        TextTable(
          [.init(.empty)] + estimator.series.map { .init(Phrase($0.name), .right) },
          rows: estimator.series.map { cause in
            [Phrase(cause.name)]
              + estimator.series.map { effect in
                estimator.granger.first { $0.cause == cause.id && $0.effect == effect.id }
                  .map { probability($0.pValue) } ?? .empty
              }
          })))
  }
}
