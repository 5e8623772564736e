internal import OutturnSeries

extension TextRenderer {
  func appendConjugate(
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
            [regressor(row, among: document.modelled.map { ($0.id, $0.name) }, isLagged: true)]
              + document.series.map { series in
                conjugate.coefficients.first { $0.equation == series.id && $0.regressor == row }
                  .map { estimate($0.mean, $0.sd) } ?? .empty
              }
          })))
  }

  /// A regressor in words: `gdp.l1` is GDP, one year before; `industry` of the same year; a dummy.
  ///
  /// - Parameter isLagged: Whether nothing of the same year stands among the regressors.
  func regressor(
    _ id: String, among series: [(id: String, name: LocalizedText)], isLagged: Bool
  ) -> Phrase {
    if id == "constant" { return Phrase(zhHans: "常数项", en: "constant") }
    if id.hasPrefix("dummy.") {
      let year = id.dropFirst("dummy.".count)
      return Phrase(zhHans: "\(year)年虚拟变量", en: "dummy of \(year)")
    }
    let parts = id.split(separator: ".l").map(String.init)
    guard let name = series.first(where: { $0.id == parts[0] })?.name else {
      return .verbatim(id)
    }
    if parts.count == 1 {
      return isLagged
        ? Phrase(name) : Phrase(zhHans: "\(name.zhHans)，当年", en: "\(name.en), same year")
    }
    return Phrase(
      zhHans: "\(name.zhHans)，\(parts[1])年前",
      en: "\(name.en), \(parts[1]) year\(parts[1] == "1" ? "" : "s") before")
  }
}
