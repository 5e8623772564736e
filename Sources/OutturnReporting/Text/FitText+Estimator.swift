internal import OutturnSeries

extension TextRenderer {
  /// One estimator in full, or why it could not be used.
  func appendEstimator(_ estimator: FittedEstimator, to page: inout TextPage) {
    page.append(
      .section(Phrase(estimator.name) + Phrase.verbatim(estimator.id).inParentheses))
    page.append(.paragraph(Phrase(estimator.model)))
    if let refusal = estimator.refusal {
      page.append(
        .paragraph(Phrase(zhHans: "未作估计：", en: "Not estimated: ") + reason(refusal)))
      return
    }
    page.append(.paragraph(sample(estimator)))
    page.append(.paragraph(Phrase(estimator.outliers.statement)))
    appendExpected(estimator, to: &page)
    appendCoefficients(estimator, to: &page)
    if !estimator.parameters.isEmpty {
      page.append(.section(Phrase(zhHans: "其他参数", en: "Other parameters")))
      page.append(.table(parameters(estimator)))
    }
    if !estimator.borrowing.isEmpty { appendBorrowing(estimator, to: &page) }
    if !estimator.figures.isEmpty {
      page.append(.section(Phrase(zhHans: "概要", en: "Summary")))
      page.append(.table(figures(estimator)))
    }
    appendChecks(estimator, to: &page)
    appendDynamics(estimator, to: &page)
    if !estimator.diagnostics.isEmpty {
      page.append(.section(Phrase(zhHans: "诊断", en: "Diagnostics")))
      for diagnostic in estimator.diagnostics {
        let verdict =
          diagnostic.isGood
          ? Phrase(zhHans: "通过：", en: "Passed: ") : Phrase(zhHans: "未通过：", en: "Failed: ")
        page.append(.paragraph(verdict + Phrase(diagnostic.message).asSentence))
      }
    }
  }

  private func sample(_ estimator: FittedEstimator) -> Phrase {
    guard let sample = estimator.sample else { return .empty }
    let lags = sample.lags
    return Phrase(
      zhHans:
        "数据：\(estimator.regionName.zhHans)，\(sample.from)—\(sample.through)年，\(sample.rows)个观测值"
        + (lags.map { $0 == 0 ? "，没有滞后项" : "，滞后\($0)年" } ?? "") + "。",
      en: "Data: \(estimator.regionName.en), \(sample.from) to \(sample.through), "
        + "\(sample.rows) observations"
        + (lags.map { $0 == 0 ? ", no lags" : ", \($0) lag\($0 == 1 ? "" : "s")" } ?? "") + ".")
  }

  private func appendExpected(_ estimator: FittedEstimator, to page: inout TextPage) {
    guard let period = estimator.expected.first?.period else { return }
    page.append(
      .section(
        Phrase(zhHans: "\(period)年的预期增速", en: "Expected growth in \(period)")))
    page.append(
      .table(
        TextTable(
          estimator.series.map { .init(Phrase($0.name) + unit($0), .right) },
          rows: [
            estimator.series.map { series in
              estimator.expected.first { $0.series == series.id }.map { style.number($0.mean) }
                ?? .empty
            }
          ])))
  }

  /// Nothing for per cent.
  private func unit(_ series: EstimatedSeries) -> Phrase {
    series.unit == "%"
      ? .empty : Phrase(zhHans: "（对数百分点）", en: " (log points)")
  }

  private func appendCoefficients(_ estimator: FittedEstimator, to page: inout TextPage) {
    guard let first = estimator.coefficients.first else { return }
    page.append(.section(Phrase(zhHans: "系数", en: "Coefficients")))
    let names = (estimator.series + estimator.exogenous).map { ($0.id, $0.name) }
    var seen: Set<String> = []
    let rows = estimator.coefficients.map(\.regressor).filter { seen.insert($0).inserted }
    let equations = estimator.series.filter { series in
      estimator.coefficients.contains { $0.equation == series.id }
    }
    if equations.count == 1, first.standardErrors["newey_west"] != nil {
      page.append(
        .paragraph(
          Phrase(
            zhHans: "标准误有三种：通常的；HC3，误差大小不一致时用；Newey-West，误差前后相关时用。p值按通常的标准误计算。",
            en:
              "Three standard errors: the classical; HC3, for errors that differ in size; Newey-West, for errors that persist. p is by the classical."
          )))
      page.append(.table(singleEquation(estimator, names: names)))
      return
    }
    page.append(
      .paragraph(
        first.standardErrors["posterior"] != nil
          ? Phrase(
            zhHans: "每列一个方程；后验均值，括号内为标准差。",
            en: "A column an equation; posterior means with standard deviations in parentheses.")
          : first.standardErrors.isEmpty
            ? Phrase(
              zhHans: "系数有意收缩，没有标准误；要看不确定性请用 bayesian-regression。",
              en:
                "Coefficients held back on purpose have no standard errors; bayesian-regression shows how uncertain they are."
            )
            : Phrase(
              zhHans: "每列一个方程；括号内为标准误，*表示在5%水平上显著。",
              en: "A column an equation; standard errors in parentheses, * where p is below 5 %."
            )))
    page.append(
      .table(
        TextTable(
          [.init(Phrase(zhHans: "解释变量", en: "Regressor"))]
            + equations.map { .init(Phrase($0.name), .right) },
          rows: rows.map { row in
            [regressor(row, among: names, isLagged: equations.count > 1)]
              + equations.map { equation in
                estimator.coefficients.first {
                  $0.equation == equation.id && $0.regressor == row
                }.map(cell) ?? .empty
              }
          })))
    if options.isVerbose && first.sampling != nil {
      page.append(.section(Phrase(zhHans: "系数的抽样质量", en: "How well the coefficients are sampled")))
      page.append(.table(sampling(estimator, names: names)))
    }
  }

  private func cell(_ coefficient: EstimatedCoefficient) -> Phrase {
    guard
      let error =
        coefficient.standardErrors["classical"] ?? coefficient.standardErrors["posterior"]
    else { return style.number(coefficient.estimate, decimals: style.decimals + 2) }
    let star = coefficient.pValue.map { $0 < 0.05 } ?? false ? "*" : ""
    return estimate(coefficient.estimate, error) + .verbatim(star)
  }

  private func singleEquation(
    _ estimator: FittedEstimator, names: [(String, LocalizedText)]
  ) -> TextTable {
    func number(_ value: Double?) -> Phrase {
      value.map { style.number($0, decimals: style.decimals + 2) } ?? .verbatim("--")
    }
    return TextTable(
      [
        .init(Phrase(zhHans: "解释变量", en: "Regressor")),
        .init(Phrase(zhHans: "系数", en: "Estimate"), .right),
        .init(Phrase(zhHans: "标准误", en: "Classical"), .right),
        .init(Phrase(zhHans: "HC3", en: "HC3"), .right),
        .init(Phrase(zhHans: "Newey-West", en: "Newey-West"), .right),
        .init(Phrase(zhHans: "p值", en: "p"), .right),
      ],
      rows: estimator.coefficients.map { coefficient in
        [
          regressor(coefficient.regressor, among: names, isLagged: false),
          number(coefficient.estimate), number(coefficient.standardErrors["classical"]),
          number(coefficient.standardErrors["hc3"]),
          number(coefficient.standardErrors["newey_west"]),
          coefficient.pValue.map(probability) ?? .verbatim("--"),
        ]
      })
  }

  /// A p-value to three decimals; never 0.
  func probability(_ p: Double) -> Phrase {
    .verbatim(p < 0.001 ? "<0.001" : DecimalText.fixed(p, decimals: 3))
  }

  private func sampling(
    _ estimator: FittedEstimator, names: [(String, LocalizedText)]
  ) -> TextTable {
    TextTable(
      [
        .init(Phrase(zhHans: "方程", en: "Equation")),
        .init(Phrase(zhHans: "解释变量", en: "Regressor")),
      ] + Self.samplingColumns,
      rows: estimator.coefficients.compactMap { coefficient in
        guard let sampling = coefficient.sampling else { return nil }
        let equation = estimator.series.first { $0.id == coefficient.equation }
        return [
          equation.map { Phrase($0.name) } ?? .verbatim(coefficient.equation),
          regressor(coefficient.regressor, among: names, isLagged: true),
        ] + samplingCells(sampling)
      })
  }
}
