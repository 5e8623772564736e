public import OutturnSeries

/// The growth figures of nested regions as the regional model sees them: years × regions × series,
/// with holes.
public struct RegionalObservations: Sendable {
  /// First year of the sample.
  public let firstYear: Int
  public let yearCount: Int
  /// Region ids, outermost first.
  public let regions: [String]
  /// Series ids.
  public let series: [String]
  /// In model units, nil where nothing is published: `[year][region][series]`.
  public let values: [[[Double?]]]

  /// - Parameter values: `[year][region][series]`, model units.
  public init(
    firstYear: Int, regions: [String], series: [String], values: [[[Double?]]]
  ) {
    precondition(!values.isEmpty, "a sample needs at least one year")
    for year in values {
      precondition(
        year.count == regions.count && year.allSatisfy { $0.count == series.count },
        "a year does not hold \(regions.count) regions of \(series.count) series")
    }
    self.firstYear = firstYear
    yearCount = values.count
    self.regions = regions
    self.series = series
    self.values = values
  }

  /// Takes the growth of the modelled series from a data set, under the model's vintage rule.
  ///
  /// - Parameter lastYear: Last year that may be seen; the base year of the model or earlier.
  public init(_ dataset: Dataset, for model: ModelSpecification, through lastYear: Int) {
    let definitions = model.modelled.map { id in
      guard let definition = model.series.first(where: { $0.id == id }) else {
        preconditionFailure("series \(id) is modelled and not defined")
      }
      return definition
    }
    let columns = model.regions.map { region in
      definitions.map { definition in
        let key = SeriesKey(region: region.id, series: definition.id, measure: .growth)
        let figures = dataset.series(key, rule: model.vintageRule)
        return (model.sampleFrom...lastYear).map { year in
          figures[Period(year: year)].map(definition.transformation.forward)
        }
      }
    }
    self.init(
      firstYear: model.sampleFrom, regions: model.regions.map(\.id), series: model.modelled,
      values: (0...(lastYear - model.sampleFrom)).map { year in
        columns.map { region in region.map { $0[year] } }
      })
  }

  public var lastYear: Int { firstYear + yearCount - 1 }

  /// Number of figures of one region and series.
  public func count(region: Int, series: Int) -> Int {
    values.count { $0[region][series] != nil }
  }
}
