internal import OutturnModels
public import OutturnReporting
internal import OutturnSeries

extension Project {
  /// What `fit` answers: the estimators asked for, or an overview of all.
  ///
  ///     var request = FitRequest()
  ///     request.estimators = [.vectorAutoregression]
  ///     let document = try project.estimates(request, ForecastOptions())
  ///
  /// - Parameter options: Draws, seed and threads.
  /// - Throws: ``ForecastFailure`` when the request is wrong, or when the model's own estimators
  ///   refuse. An estimator of the shelf that the sample cannot carry is in the document with the
  ///   reason.
  public func estimates(
    _ request: FitRequest, _ options: ForecastOptions
  ) throws(ForecastFailure) -> FitDocument {
    let wanted = request.wanted
    if request.hasShelfOptions && wanted.allSatisfy(\.isOfTheModel) { throw .optionsWithoutUse }
    let fitted = wanted.contains(where: \.isOfTheModel) ? try fit(options) : nil
    var document = fitted?.estimates() ?? emptyDocument(options)
    document.asked = request.wanted == Estimator.allCases ? [] : wanted.map(\.rawValue)
    if !wanted.contains(.regional) {
      document.series = []
      document.borrowing = []
      document.diagnostics = []
      document.models.removeAll { $0.id != ModelNames.conjugate }
      document.draws = nil
    }
    if !wanted.contains(.conjugate) {
      document.conjugate = nil
      document.models.removeAll { $0.id == ModelNames.conjugate }
    }
    document.estimators.removeAll { entry in !wanted.contains { $0.rawValue == entry.id } }
    if wanted.contains(where: { !$0.isOfTheModel }) {
      let shelf = try Shelf(self, request, options: options)
      for estimator in wanted where !estimator.isOfTheModel {
        document.estimators.append(try shelf.estimate(estimator))
      }
    }
    return document
  }

  /// A document without the model's own estimators.
  private func emptyDocument(_ options: ForecastOptions) -> FitDocument {
    let specification = model.specification
    let observations = RegionalObservations(
      model.dataset, for: specification, through: specification.baseYear)
    return FitDocument(
      header: header(seed: options.seed, paths: nil, warnings: []), name: specification.name,
      sampleFrom: observations.firstYear, baseYear: specification.baseYear, asked: [],
      draws: nil, models: [], modelled: EstimatedSeries.modelled(by: specification),
      regions: FittedRegion.all(of: specification, observations),
      series: [], borrowing: [], conjugate: nil, estimators: [], diagnostics: [])
  }
}

extension EstimatedSeries {
  /// The series that a model holds together.
  static func modelled(by specification: ModelSpecification) -> [EstimatedSeries] {
    specification.modelled.map { id in
      let definition = specification.series.first { $0.id == id }!
      return EstimatedSeries(
        id: id, name: definition.name, unit: ModelNames.unit(of: definition))
    }
  }
}

extension FittedRegion {
  /// Every region with the figures that it brings.
  static func all(
    of specification: ModelSpecification, _ observations: RegionalObservations
  ) -> [FittedRegion] {
    specification.regions.enumerated().map { place, region in
      FittedRegion(
        id: region.id, name: region.name,
        figures: Dictionary(
          uniqueKeysWithValues: specification.modelled.enumerated().map {
            ($1, observations.count(region: place, series: $0))
          }))
    }
  }
}
