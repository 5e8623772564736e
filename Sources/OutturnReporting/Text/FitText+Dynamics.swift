internal import OutturnSeries

extension TextRenderer {
  /// Impulse responses, shares of the forecast error, and the last year by its shocks.
  func appendDynamics(_ estimator: FittedEstimator, to page: inout TextPage) {
    if !estimator.impulseResponses.isEmpty { appendImpulses(estimator, to: &page) }
    if !estimator.varianceShares.isEmpty { appendShares(estimator, to: &page) }
    if !estimator.lastYear.isEmpty { appendLastYear(estimator, to: &page) }
  }

  private func name(_ id: String, of estimator: FittedEstimator) -> Phrase {
    estimator.series.first { $0.id == id }.map { Phrase($0.name) } ?? .verbatim(id)
  }

  private func appendImpulses(_ estimator: FittedEstimator, to page: inout TextPage) {
    let steps = estimator.impulseResponses[0].values.count
    page.append(.section(Phrase(zhHans: "脉冲响应", en: "Impulse responses")))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "一个标准差的冲击在当年（0）和以后各年使增速变化多少。冲击按指标的先后次序分解：排在前面的当年就影响后面的，反过来不影响。",
          en:
            "What a shock of one standard deviation does to growth in its year (0) and after. Shocks are ordered as the indicators: an earlier one moves the later at once, not the other way."
        )))
    page.append(
      .table(
        TextTable(
          [
            .init(Phrase(zhHans: "冲击来自", en: "Shock to")),
            .init(Phrase(zhHans: "影响到", en: "Response of")),
          ] + (0..<steps).map { .init(.verbatim(String($0)), .right) },
          rows: estimator.impulseResponses.map { path in
            [name(path.shock, of: estimator), name(path.series, of: estimator)]
              + path.values.map { style.number($0, decimals: style.decimals + 1) }
          })))
  }

  private func appendShares(_ estimator: FittedEstimator, to page: inout TextPage) {
    page.append(
      .section(
        Phrase(zhHans: "预测误差的来源：各指标冲击所占比重", en: "Whose shocks the forecast error comes from")))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.indicators.phrase),
            .init(Phrase(zhHans: "期限（年）", en: "Years ahead"), .right),
          ] + estimator.series.map { .init(Phrase($0.name), .right) },
          rows: estimator.varianceShares.map { share in
            [name(share.series, of: estimator), .verbatim(String(share.horizon))]
              + estimator.series.map { shock in
                share.shares[shock.id].map { style.percent(100 * $0, decimals: 0) } ?? .empty
              }
          })))
  }

  private func appendLastYear(_ estimator: FittedEstimator, to page: inout TextPage) {
    let period = estimator.lastYear[0].period
    page.append(
      .section(
        Phrase(zhHans: "\(period)年增速的历史分解", en: "Growth of \(period) by its shocks")))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "各列之和等于实际值；“没有冲击时”由样本开头的数值推算，冲击包括以前各年冲击的余波。",
          en:
            "The columns add up to the actual figure; \"without shocks\" runs on from the first years of the sample, and shocks include the echoes of earlier years."
        )))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.indicators.phrase), .init(Phrase(zhHans: "实际", en: "Actual"), .right),
            .init(Phrase(zhHans: "没有冲击时", en: "Without shocks"), .right),
          ]
            + estimator.series.map {
              .init(
                Phrase(zhHans: "\($0.name.zhHans)的冲击", en: "\($0.name.en) shocks"), .right)
            },
          rows: estimator.lastYear.map { year in
            [
              name(year.series, of: estimator),
              style.number(year.actual, decimals: style.decimals + 1),
              style.number(year.withoutShocks, decimals: style.decimals + 1),
            ]
              + estimator.series.map { shock in
                year.contributions[shock.id].map {
                  style.signed($0, decimals: style.decimals + 1)
                } ?? .empty
              }
          })))
  }
}
