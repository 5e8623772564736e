internal import OutturnSeries

extension TextRenderer {
  /// What was estimated, model by model: a row a parameter, a column a series.
  public func text(_ document: FitDocument) -> String { rendered(page(document)) }

  package func page(_ document: FitDocument) -> TextPage {
    var page = TextPage()
    page.append(
      .title(
        Phrase(
          zhHans: "\(document.name.zhHans)：估计结果", en: "\(document.name.en): what was estimated")))
    page.append(.paragraph(conclusion(document)))
    page.append(
      .section(
        Phrase(
          zhHans: "样本：\(document.sampleFrom)—\(document.baseYear)年各地区公布的增速个数",
          en: "Sample: growth figures by region, \(document.sampleFrom) to \(document.baseYear)")))
    page.append(.table(figures(document)))
    for model in document.models {
      let table = parameters(document, of: model.id)
      guard let table else { continue }
      page.append(.section(Phrase(model.name)))
      page.append(
        .paragraph(
          Phrase(
            zhHans: "后验均值，括号内为标准差；增速以百分点计，取对数的指标以对数百分点计。",
            en:
              "Posterior mean with its standard deviation in parentheses; growth in points, in log points for series in logarithms."
          )))
      page.append(.table(table))
    }
    appendConjugate(document.conjugate, of: document, to: &page)
    if options.isVerbose || document.diagnostics.contains(where: { !$0.isGood }) {
      page.append(.section(Phrase(zhHans: "诊断", en: "Diagnostics")))
      for diagnostic in document.diagnostics
      where options.isVerbose || !diagnostic.isGood {
        page.append(.paragraph(Phrase(diagnostic.message).asSentence))
      }
    }
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, draws: document.draws, to: &page)
    return page
  }

  private func conclusion(_ document: FitDocument) -> Phrase {
    let bad = document.diagnostics.count { !$0.isGood }
    let rHat = document.series.flatMap(\.parameters).map(\.rHat).max() ?? 1
    let size = document.series.flatMap(\.parameters).map(\.effectiveSampleSize).min() ?? 0
    let worst = DecimalText.fixed(rHat, decimals: 3)
    let least = style.count(Int(size))
    return bad == 0
      ? Phrase(
        zhHans: "结论：抽样链一致（R̂最大\(worst)，有效样本量最小\(least.zhHans)），估计可以使用。",
        en:
          "The chains agree (largest R-hat \(worst), smallest effective sample size \(least.en)): the estimates can be used."
      )
      : Phrase(
        zhHans: "结论：有\(bad)项诊断没有通过，使用前请看下文。",
        en: (bad == 1 ? "One diagnostic" : "\(bad) diagnostics")
          + " failed: read below before using the estimates.")
  }

  private func figures(_ document: FitDocument) -> TextTable {
    TextTable(
      [.init(Label.regions.phrase)] + document.series.map { .init(Phrase($0.name), .right) },
      rows: document.regions.map { region in
        [Phrase(region.name)]
          + document.series.map { .verbatim(String(region.figures[$0.id] ?? 0)) }
      })
  }

  private func parameters(_ document: FitDocument, of model: String) -> TextTable? {
    let first = document.series.first?.parameters.filter { $0.model == model } ?? []
    guard !first.isEmpty else { return nil }
    return TextTable(
      [.init(Phrase(zhHans: "参数", en: "Parameter"), wraps: true)]
        + document.series.map { .init(Phrase($0.name), .right) },
      rows: first.map { parameter in
        [Phrase(parameter.name)]
          + document.series.map { series in
            series.parameters.first { $0.model == model && $0.id == parameter.id }
              .map { estimate($0.mean, $0.sd) } ?? .empty
          }
      })
  }

  private func appendConjugate(
    _ conjugate: FittedConjugate, of document: FitDocument, to page: inout TextPage
  ) {
    page.append(
      .section(
        Phrase(
          zhHans: "共轭贝叶斯向量自回归（\(conjugate.rows)个地区年份）",
          en: "Conjugate Bayesian vector autoregression (\(conjugate.rows) region-years)")))
    let tried = conjugate.marginalLikelihoods.map {
      "\(style.shortest($0.tightness).en): \(DecimalText.fixed($0.logMarginalLikelihood, decimals: 2))"
    }.joined(separator: ", ")
    page.append(
      .paragraph(
        Phrase(
          zhHans: "紧度λ取边际似然最大的\(style.shortest(conjugate.tightness).zhHans)；各λ的对数边际似然：\(tried)。",
          en:
            "Tightness \(style.shortest(conjugate.tightness).en), where the marginal likelihood is largest; its logarithm by tightness: \(tried)."
        )))
    let regressors = conjugate.coefficients.map(\.regressor)
    var seen: Set<String> = []
    let rows = regressors.filter { seen.insert($0).inserted }
    page.append(
      .table(
        TextTable(
          [.init(Phrase(zhHans: "解释变量", en: "Regressor"))]
            + document.series.map { .init(Phrase($0.name), .right) },
          rows: rows.map { row in
            [regressor(row, of: document)]
              + document.series.map { series in
                conjugate.coefficients.first { $0.equation == series.id && $0.regressor == row }
                  .map { estimate($0.mean, $0.sd) } ?? .empty
              }
          })))
  }

  /// `gdp.l1` in words: GDP, one year before.
  private func regressor(_ id: String, of document: FitDocument) -> Phrase {
    if id == "constant" { return Phrase(zhHans: "常数项", en: "constant") }
    let parts = id.split(separator: ".l").map(String.init)
    guard parts.count == 2, let series = document.series.first(where: { $0.id == parts[0] }) else {
      return .verbatim(id)
    }
    return Phrase(
      zhHans: "\(series.name.zhHans)，\(parts[1])年前",
      en: "\(series.name.en), \(parts[1]) year\(parts[1] == "1" ? "" : "s") before")
  }

  /// `0.70 (0.05)`.
  private func estimate(_ mean: Double, _ sd: Double) -> Phrase {
    let decimals = style.decimals + 1
    let text = DecimalText.fixed(mean, decimals: decimals)
    let spread = DecimalText.fixed(sd, decimals: decimals)
    return Phrase(zhHans: "\(text)（\(spread)）", en: "\(text) (\(spread))")
  }
}
