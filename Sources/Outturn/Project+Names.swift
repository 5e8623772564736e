internal import OutturnFiles

extension Project {
  /// Refuses a name that is no modelled series before anything is estimated.
  ///
  /// - Throws: ``ForecastFailure`` for the first such name, with the nearest there is.
  public func need(series names: [String]) throws(ForecastFailure) {
    let modelled = model.specification.modelled
    if let name = names.first(where: { !modelled.contains($0) }) {
      throw .unknownSeries(name, in: model)
    }
  }
}
