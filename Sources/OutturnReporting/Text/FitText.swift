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
    let isOverview = document.asked.isEmpty
    if isOverview { appendOverview(document, to: &page) }
    if !isOverview || isDetailed {
      appendRegional(document, to: &page)
      if let conjugate = document.conjugate { appendConjugate(conjugate, of: document, to: &page) }
      for estimator in document.estimators where !Self.ownEstimators.contains(estimator.id) {
        appendEstimator(estimator, to: &page)
      }
    }
    if options.isVerbose || document.diagnostics.contains(where: { !$0.isGood }) {
      page.append(.section(Phrase(zhHans: "区域模型的诊断", en: "Diagnostics of the regional model")))
      for diagnostic in document.diagnostics
      where options.isVerbose || !diagnostic.isGood {
        page.append(.paragraph(Phrase(diagnostic.message).asSentence))
      }
    }
    if isOverview && !isDetailed {
      appendNext(
        { path in
          ["regional", "var", "bayesian-var"].map { "outturn fit \(path) --estimator \($0)" }
        }, to: &page)
    }
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, draws: document.draws, to: &page)
    return page
  }

  /// Those whose parameters stand in the document itself.
  private static let ownEstimators: Set<String> = ["regional", "conjugate"]

  private func appendRegional(_ document: FitDocument, to page: inout TextPage) {
    for model in document.models {
      guard let table = parameters(document, of: model.id) else { continue }
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
  }

  private func conclusion(_ document: FitDocument) -> Phrase {
    if document.series.isEmpty { return shelfConclusion(document) }
    let bad = document.diagnostics.count { !$0.isGood }
    let rHat = document.series.flatMap(\.parameters).map(\.rHat).max() ?? 1
    let size = document.series.flatMap(\.parameters).map(\.effectiveSampleSize).min() ?? 0
    let worst = DecimalText.fixed(rHat, decimals: 3)
    let least = style.count(Int(size))
    return bad == 0
      ? Phrase(
        zhHans: "结论：预测所用的区域模型抽样链一致（R̂最大\(worst)，有效样本量最小\(least.zhHans)），可以使用。",
        en:
          "The chains of the regional model, which forecasts, agree (largest R-hat \(worst), smallest effective sample size \(least.en)): it can be used."
      )
      : Phrase(
        zhHans: "结论：预测所用的区域模型有\(bad)项诊断没有通过，使用前请看下文。",
        en: (bad == 1 ? "One diagnostic" : "\(bad) diagnostics")
          + " of the regional model, which forecasts, failed: read below before using it.")
  }

  private func figures(_ document: FitDocument) -> TextTable {
    let series = modelledNames(document)
    return TextTable(
      [.init(Label.regions.phrase)] + series.map { .init($0.name, .right) },
      rows: document.regions.map { region in
        [Phrase(region.name)] + series.map { .verbatim(String(region.figures[$0.id] ?? 0)) }
      })
  }

  /// The series of the sample in order: with their names where an estimator tells them.
  private func modelledNames(_ document: FitDocument) -> [(id: String, name: Phrase)] {
    document.modelled.map { ($0.id, Phrase($0.name)) }
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

  /// `0.70 (0.05)`.
  func estimate(_ mean: Double, _ sd: Double) -> Phrase {
    let decimals = style.decimals + 1
    let text = DecimalText.fixed(mean, decimals: decimals)
    let spread = DecimalText.fixed(sd, decimals: decimals)
    return Phrase(zhHans: "\(text)（\(spread)）", en: "\(text) (\(spread))")
  }
}
