internal import OutturnSeries

extension TextRenderer {
  /// R̂, effective sizes and Monte Carlo error.
  static let samplingColumns: [TextTable.Column] = [
    .init(Phrase(zhHans: "R̂", en: "R-hat"), .right),
    .init(Phrase(zhHans: "有效样本量", en: "Bulk ESS"), .right),
    .init(Phrase(zhHans: "尾部有效样本量", en: "Tail ESS"), .right),
    .init(Phrase(zhHans: "均值的模拟误差", en: "MC error"), .right),
  ]

  func samplingCells(_ sampling: SamplingEvidence) -> [Phrase] {
    [
      sampling.rHat.map { .verbatim(DecimalText.fixed($0, decimals: 3)) } ?? .verbatim("--"),
      .verbatim(String(Int(sampling.bulkSize))), .verbatim(String(Int(sampling.tailSize))),
      .verbatim(DecimalText.fixed(sampling.meanError, decimals: 4)),
    ]
  }

  func parameters(_ estimator: FittedEstimator) -> TextTable {
    func number(_ value: Double?) -> Phrase {
      value.map { style.number($0, decimals: style.decimals + 1) } ?? .empty
    }
    return TextTable(
      [
        .init(Phrase(zhHans: "参数", en: "Parameter"), wraps: true),
        .init(Phrase(zhHans: "均值", en: "Mean"), .right),
        .init(Phrase(zhHans: "标准差", en: "sd"), .right),
        .init(Phrase(zhHans: "5%", en: "5 %"), .right),
        .init(Phrase(zhHans: "中位数", en: "Median"), .right),
        .init(Phrase(zhHans: "95%", en: "95 %"), .right),
      ] + Self.samplingColumns,
      rows: estimator.parameters.map { parameter in
        [
          Phrase(parameter.name), number(parameter.mean), number(parameter.sd),
          number(parameter.quantiles[0.05]), number(parameter.quantiles[0.5]),
          number(parameter.quantiles[0.95]),
        ] + samplingCells(parameter.sampling)
      })
  }

  /// A row a unit, a column whose figures its mean comes from.
  func appendBorrowing(_ estimator: FittedEstimator, to page: inout TextPage) {
    var seen: Set<String> = []
    let sources = estimator.borrowing.filter { seen.insert($0.from).inserted }
    var units: [PanelShare] = []
    for share in estimator.borrowing where !units.contains(where: { $0.unit == share.unit }) {
      units.append(share)
    }
    page.append(.section(Phrase(zhHans: "各地长期平均的数据来源", en: "Whose figures the means come from")))
    page.append(
      .paragraph(
        Phrase(
          zhHans: "每行一个地区，各列合计100%；来自其他地区的部分即为借用。",
          en: "A row a region, adding up to 100 %; what is not its own is borrowed.")))
    page.append(
      .table(
        TextTable(
          [.init(Label.regions.phrase)] + sources.map { .init(Phrase($0.fromName), .right) },
          rows: units.map { unit in
            [Phrase(unit.unitName)]
              + sources.map { source in
                estimator.borrowing.first { $0.unit == unit.unit && $0.from == source.from }
                  .map { style.percent(100 * $0.share, decimals: 0) } ?? .empty
              }
          })))
  }

  func figures(_ estimator: FittedEstimator) -> TextTable {
    TextTable(
      pairs: estimator.figures.map {
        (
          Phrase($0.name),
          $0.id.hasSuffix("_p")
            ? probability($0.value) : style.trimmed($0.value, decimals: style.decimals + 2)
        )
      })
  }
}
