private import OutturnSeries

extension TextRenderer {
  // MARK: Coverage

  /// A table for growth and one for levels: a row each indicator, a column each region.
  func appendCoverage(_ document: DescribeDocument, to page: inout TextPage) {
    let regions = document.regions.filter { region in
      document.series.contains { $0.region == region.id }
    }
    for measure in [Measure.growth, .level] {
      let all = document.series.filter { $0.measure == measure && $0.count > 0 }
      guard !all.isEmpty else { continue }
      page.append(
        .section(
          Label.coverage.phrase + Phrases.measure(measure).inParentheses))
      var names: [(id: String, name: Phrase)] = []
      for series in all where !names.contains(where: { $0.id == series.id }) {
        names.append((series.id, Phrase(series.name)))
      }
      page.append(
        .table(
          TextTable(
            [.init(Glossary.indicator.phrase.capitalised, wraps: true)]
              + regions.map { .init(Phrase($0.name), wraps: true) },
            rows: names.map { id, name in
              [name]
                + regions.map { region in
                  all.first { $0.region == region.id && $0.id == id }.map(extent) ?? .empty
                }
            })))
    }
    appendGaps(document, to: &page)
  }

  /// `2005—2025年，19个`; the number only when years between are missing.
  private func extent(_ series: SeriesDescription) -> Phrase {
    guard let first = series.first, let last = series.last else { return .empty }
    let span = Phrases.periods(first, last)
    let whole = last.year - first.year + 1
    guard first.frequency == .annual, series.count < whole else { return span }
    return span + Phrase(zhHans: "，\(series.count)个", en: ", \(series.count)")
  }

  private func appendGaps(_ document: DescribeDocument, to page: inout TextPage) {
    let gaps = document.series.filter { $0.region == document.focus && !$0.missing.isEmpty }
    let parts = gaps.filter { $0.count > 0 }.map { series in
      let years = Phrases.runs(series.missing)
      let name = figureName(series, withUnit: false)
      return Phrase(zhHans: "\(name.zhHans)缺\(years.zhHans)", en: "\(name.en) lacks \(years.en)")
    }
    guard !parts.isEmpty, let region = regionNames(document)[document.focus] else { return }
    page.append(
      .paragraph(
        (region.withColon
          + Phrase(
            zhHans: parts.map(\.zhHans).joined(separator: "；"),
            en: parts.map(\.en).joined(separator: "; "))).asSentence))
  }

  // MARK: The region's own

  /// The figures that the model uses of the region that it is about, an indicator a line.
  func appendOwnFigures(_ document: DescribeDocument, to page: inout TextPage) {
    let own = document.series.filter { $0.region == document.focus && $0.count > 0 }
    guard !own.isEmpty else { return }
    let region = regionNames(document)[document.focus] ?? .verbatim(document.focus)
    page.append(.section(Label.ownFigures.phrase + region.inParentheses))
    page.append(
      .table(
        TextTable(
          pairs: own.map { series in
            let figures = series.values.filter(\.isUsed).map { value in
              let year = Phrases.period(value.period)
              let mark = series.unit == "%" ? ("%", " %") : ("", "")
              return Phrase(
                zhHans: "\(year.zhHans) \(value.value)\(mark.0)",
                en: "\(year.en): \(value.value)\(mark.1)")
            }
            return (figureName(series, withUnit: true), .list(figures))
          })))
  }

  /// `地区生产总值增速`, `GDP growth`; a level with its unit.
  func figureName(_ series: SeriesDescription, withUnit: Bool) -> Phrase {
    let name = Phrase(series.name)
    switch series.measure {
    case .growth: return name + Phrase(zhHans: "增速", en: " growth")
    case .level:
      let level = name + Phrase(zhHans: "总量", en: " level")
      return withUnit ? name + UnitName.phrase(series.unit).inParentheses : level
    }
  }

  // MARK: Sources

  /// Where the figures of the region come from, most used first, and how many sources there are.
  func appendSources(_ document: DescribeDocument, to page: inout TextPage) {
    let all = document.series.flatMap { series in series.values.map { (series.region, $0.source) } }
    guard !all.isEmpty else { return }
    let own = Dictionary(grouping: all.filter { $0.0 == document.focus }, by: \.1)
      .mapValues(\.count).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let region = regionNames(document)[document.focus] ?? .verbatim(document.focus)
    page.append(.section(Label.sources.phrase + region.inParentheses))
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.source.phrase.capitalised, wraps: true),
            .init(Label.figures.phrase, .right),
          ], rows: own.map { [.verbatim($0.key), .verbatim(String($0.value))] })))
    let sources = Set(all.map(\.1)).count
    page.append(
      .paragraph(
        Phrase(
          zhHans: "各地区数据共\(all.count)条，出自\(sources)个来源；逐条及出处用 --verbose 列出。",
          en: "All regions: \(Phrases.plural(all.count, "figure")) from "
            + "\(Phrases.plural(sources, "source")); --verbose lists each with its source.")))
  }
}
