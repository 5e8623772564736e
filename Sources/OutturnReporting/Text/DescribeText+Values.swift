private import OutturnSeries

extension TextRenderer {
  func appendRegions(_ document: DescribeDocument, to page: inout TextPage) {
    page.append(.section(Label.regions.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.identifier.phrase), .init(Label.name.phrase),
            .init(Label.code.phrase, .right),
          ],
          rows: document.regions.map {
            [.verbatim($0.id), Phrase($0.name), .verbatim($0.code)]
          })))
  }

  func regionNames(_ document: DescribeDocument) -> [String: Phrase] {
    Dictionary(
      document.regions.map { ($0.id, Phrase($0.name)) }, uniquingKeysWith: { first, _ in first })
  }

  func appendSeries(_ document: DescribeDocument, to page: inout TextPage) {
    let regions = regionNames(document)
    page.append(.section(Label.series.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Glossary.region.phrase.capitalised),
            .init(Glossary.indicator.phrase.capitalised, wraps: true),
            .init(Label.measure.phrase), .init(Glossary.unit.phrase.capitalised),
            .init(Label.span.phrase), .init(Label.count.phrase, .right),
            .init(Label.missing.phrase, wraps: true),
          ],
          rows: document.series.map { series in
            [
              regions[series.region] ?? .verbatim(series.region), Phrase(series.name),
              Phrases.measure(series.measure), UnitName.phrase(series.unit),
              span(series), .verbatim(String(series.count)),
              Phrases.runs(series.missing),
            ]
          })))
  }

  func span(_ series: SeriesDescription) -> Phrase {
    guard let first = series.first, let last = series.last else { return .empty }
    return Phrases.periods(first, last)
  }

  /// Every figure, region by region. A source stands as its number and in full in a list after the
  /// tables; in records it stands in full with each figure.
  func appendValues(_ document: DescribeDocument, to page: inout TextPage) {
    let regions = regionNames(document)
    var numbers: [String: Int] = [:]
    var sources: [String] = []
    for source in document.series.flatMap(\.values).map(\.source) where numbers[source] == nil {
      sources.append(source)
      numbers[source] = sources.count
    }
    for region in document.regions {
      let series = document.series.filter { $0.region == region.id && !$0.values.isEmpty }
      guard !series.isEmpty else { continue }
      page.append(
        .section(Label.values.phrase + (regions[region.id] ?? .empty).inParentheses))
      var table = TextTable([
        .init(Glossary.indicator.phrase.capitalised), .init(Label.year.phrase),
        .init(Label.value.phrase, .right), .init(Label.status.phrase, wraps: true),
        .init(Label.inUse.phrase), .init(Glossary.source.phrase.capitalised, wraps: true),
        .init(Label.note.phrase, wraps: true),
      ])
      for series in series {
        for value in series.values {
          let number = numbers[value.source].map { "[\($0)]" } ?? ""
          table.append(
            row(value, of: series, source: options.isPlain ? value.source : number))
        }
      }
      page.append(.table(table))
    }
    guard !options.isPlain, !sources.isEmpty else { return }
    page.append(.section(Label.sources.phrase))
    page.append(
      .table(
        TextTable(
          pairs: sources.enumerated().map {
            (.verbatim("[\($0.offset + 1)]"), .verbatim($0.element))
          })))
  }

  private func row(
    _ value: PublishedValue, of series: SeriesDescription, source: String
  ) -> [Phrase] {
    let figure =
      series.unit == "%"
      ? Phrase(zhHans: "\(value.value)%", en: "\(value.value) %") : .verbatim(value.value)
    return [
      figureName(series, withUnit: true), Phrases.period(value.period), figure,
      Phrases.status(value.status), (value.isUsed ? Label.yes : .no).phrase, .verbatim(source),
      .verbatim(value.note),
    ]
  }
}
