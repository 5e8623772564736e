internal import OutturnAlgebra
internal import OutturnFiles
internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries

/// The exogenous series that a request names, with their figures.
struct ShelfExogenous {
  private let series: [ExogenousSeries]
  let names: [EstimatedSeries]
  /// By series: year to value, model units.
  private let figures: [[Int: Double]]
  /// By series: the value given for the year after the sample, model units.
  private let given: [Double?]

  /// - Throws: ``ForecastFailure`` for a region or a series that the model does not have.
  init(_ project: Project, _ request: FitRequest) throws(ForecastFailure) {
    let specification = project.model.specification
    series = request.exogenous
    var names: [EstimatedSeries] = []
    var figures: [[Int: Double]] = []
    var given: [Double?] = []
    for wanted in series {
      guard let region = specification.regions.first(where: { $0.id == wanted.region }) else {
        throw .unknownRegion(wanted.region, in: specification)
      }
      guard let definition = specification.series.first(where: { $0.id == wanted.series }) else {
        throw .unknownIndicator(wanted.series, known: specification.series.map(\.id))
      }
      names.append(
        EstimatedSeries(
          id: wanted.id,
          name: LocalizedText(
            zhHans: region.name.zhHans + definition.name.zhHans,
            en: "\(region.name.en) \(definition.name.en)"),
          unit: ModelNames.unit(of: definition)))
      let published = project.model.dataset.series(
        SeriesKey(region: wanted.region, series: wanted.series, measure: .growth),
        rule: specification.vintageRule)
      figures.append(
        Dictionary(
          uniqueKeysWithValues: (specification.sampleFrom...specification.baseYear + 1)
            .compactMap { year in
              published[Period(year: year)].map {
                (year, definition.transformation.forward($0))
              }
            }))
      given.append(wanted.next.map { definition.transformation.forward($0) })
    }
    self.names = names
    self.figures = figures
    self.given = given
  }

  /// Whether every series has a figure of a year.
  func isComplete(_ year: Int) -> Bool { figures.allSatisfy { $0[year] != nil } }

  /// A row a year, all of them complete.
  func table(_ years: Range<Int>) -> SeriesTable {
    SeriesTable(
      names: series.map(\.id),
      values: Matrix(
        rowCount: years.count, columnCount: series.count,
        columnMajor: figures.flatMap { figures in years.map { figures[$0]! } }))
  }

  /// What is known of one year: the given value, else the published one.
  func values(in year: Int) -> [String: Double] {
    var values: [String: Double] = [:]
    for place in series.indices { values[series[place].id] = given[place] ?? figures[place][year] }
    return values
  }
}
