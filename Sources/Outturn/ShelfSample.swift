internal import OutturnAlgebra
internal import OutturnFiles
internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries

/// The figures of one region that the estimators of the shelf are fitted to: its longest unbroken
/// run of years with every indicator, the latest of equally long ones.
struct ShelfSample {
  let specification: ModelSpecification
  let region: Region
  let definitions: [SeriesDefinition]
  /// A row a year, model units.
  let table: SeriesTable
  /// The exogenous series of the same years, model units; named as ``ExogenousSeries/id``.
  let exogenous: SeriesTable
  let exogenousNames: [EstimatedSeries]
  /// Their values in the year after the sample, by name; nil where it is not known.
  let exogenousNext: [String: Double]
  /// Year of the table's first row.
  let firstYear: Int
  /// Every region's figures, holes included.
  let observations: RegionalObservations

  /// - Throws: ``ForecastFailure`` for a region, an indicator or an exogenous series that the model
  ///   does not have.
  init(_ project: Project, _ request: FitRequest) throws(ForecastFailure) {
    let specification = Self.specification(project, request)
    for id in specification.modelled where !specification.series.contains(where: { $0.id == id }) {
      throw .unknownIndicator(id, known: specification.series.map(\.id))
    }
    if let id = request.region, !specification.regions.contains(where: { $0.id == id }) {
      throw .unknownRegion(id, in: specification)
    }
    let observations = RegionalObservations(
      project.model.dataset, for: specification, through: specification.baseYear)
    let outside = try ShelfExogenous(project, request)
    let runs = specification.regions.indices.map { region in
      Self.longestRun(observations.values.count) { row in
        observations.values[row][region].allSatisfy { $0 != nil }
          && outside.isComplete(observations.firstYear + row)
      }
    }
    let place =
      request.region.flatMap { id in specification.regions.firstIndex { $0.id == id } }
      // Of equally long ones the innermost.
      ?? runs.indices.reversed().max { runs[$0].count < runs[$1].count }!
    let run = runs[place]
    let own = request.exogenous.first {
      $0.region == specification.regions[place].id && specification.modelled.contains($0.series)
    }
    if let own { throw .exogenousOfItself(own.id) }
    self.specification = specification
    self.observations = observations
    region = specification.regions[place]
    definitions = specification.modelled.map { id in
      specification.series.first { $0.id == id }!
    }
    let firstYear = observations.firstYear + run.lowerBound
    self.firstYear = firstYear
    let n = definitions.count
    table = SeriesTable(
      names: specification.modelled,
      values: Matrix(
        rowCount: run.count, columnCount: n,
        columnMajor: (0..<n).flatMap { series in
          run.map { observations.values[$0][place][series]! }
        }))
    exogenous = outside.table(firstYear..<firstYear + run.count)
    exogenousNames = outside.names
    exogenousNext = outside.values(in: firstYear + run.count)
  }

  /// The model's own with the indicators asked for.
  private static func specification(
    _ project: Project, _ request: FitRequest
  ) -> ModelSpecification {
    var specification = project.model.specification
    if !request.indicators.isEmpty { specification.modelled = request.indicators }
    return specification
  }

  /// The longest run of complete rows, the latest of equally long ones.
  private static func longestRun(_ count: Int, isComplete: (Int) -> Bool) -> Range<Int> {
    var best = 0..<0
    var start = 0
    for year in 0..<count {
      guard isComplete(year) else {
        start = year + 1
        continue
      }
      if year + 1 - start >= best.count { best = start..<year + 1 }
    }
    return best
  }

  var lastYear: Int { firstYear + table.periodCount - 1 }

  /// The indicators with the exogenous series behind them.
  var withExogenous: SeriesTable {
    SeriesTable(
      names: table.names + exogenous.names,
      values: Matrix(
        rowCount: table.periodCount, columnCount: table.seriesCount + exogenous.seriesCount,
        columnMajor: table.values.elements + exogenous.values.elements))
  }

  /// The year after the sample.
  var nextPeriod: Period { Period(year: lastYear + 1) }

  /// The turbulent years in the table from a row on, by place in the table.
  func turbulentRows(from row: Int) -> [Int] {
    specification.regional.turbulence.filter { $0.value > 1 }.keys
      .map { $0 - firstYear }.filter { $0 >= row && $0 < table.periodCount }.sorted()
  }

  /// The series as the document names them.
  var series: [EstimatedSeries] {
    definitions.map {
      EstimatedSeries(id: $0.id, name: $0.name, unit: ModelNames.unit(of: $0))
    }
  }

  /// `impulse.9`, the ninth row's dummy, as `dummy.2020`; other names as they are.
  ///
  /// - Parameter base: Number of the table's first row in such names.
  func regressorName(_ name: String, countingFrom base: Int) -> String {
    guard name.hasPrefix("impulse."), let row = Int(name.dropFirst("impulse.".count)) else {
      return name
    }
    return "dummy.\(firstYear + row - base)"
  }
}
