public import OutturnReporting
internal import OutturnSeries
public import OutturnSimulation

extension FittedProject {
  /// Scenarios side by side, with the same random numbers.
  ///
  /// - Parameter scenarios: At least two; the first is what the others are compared with.
  /// - Throws: ``ForecastFailure``.
  /// - Complexity: O(paths · years · series²), twice a scenario.
  public func comparison(_ scenarios: [Scenario]) throws(ForecastFailure) -> CompareDocument {
    precondition(scenarios.count > 1, "one scenario cannot be compared")
    var outlooks: [Outlook] = []
    for scenario in scenarios { outlooks.append(try Outlook(scenario, of: self)) }
    let first = outlooks[0]
    return CompareDocument(
      header: header(
        paths: options.paths,
        warnings: warnings(ensemble: first.attainment.ensemble, series: specification.modelled)
          + outlooks.flatMap(\.warnings)),
      kind: .scenarios,
      sides: scenarios.map {
        ComparedSide(id: $0.id, name: $0.name, model: modelIdentity)
      },
      differences: outlooks.dropFirst().flatMap { $0.differences(from: first) })
  }

  private var modelIdentity: ModelIdentity? {
    project.header(seed: nil, paths: nil, warnings: []).model
  }

  /// The baselines of several models side by side. Their posteriors have nothing to do with each
  /// other, so the error of a difference is that of both together.
  ///
  /// - Parameter models: At least two, each with the name it is told by.
  /// - Throws: ``ForecastFailure``.
  public static func comparison(
    _ models: [(name: String, project: FittedProject)]
  ) throws(ForecastFailure) -> CompareDocument {
    precondition(models.count > 1, "one model cannot be compared")
    var sides: [ComparedSide] = []
    var figures: [[ComparedFigure]] = []
    var warnings: [DocumentWarning] = []
    for (name, fitted) in models {
      let outlook = try Outlook(.baseline, of: fitted)
      figures.append(outlook.figures)
      sides.append(
        ComparedSide(
          id: name, name: fitted.specification.name, model: fitted.modelIdentity))
      warnings +=
        fitted.warnings(
          ensemble: outlook.attainment.ensemble, series: fitted.specification.modelled)
    }
    var header = models[0].project.header(paths: models[0].project.options.paths, warnings: [])
    header.model = nil
    header.warnings = warnings.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    var document = CompareDocument(header: header, kind: .models, sides: sides)
    for place in figures.indices.dropFirst() {
      let (pairs, oneSided) = FigurePairs.of(
        figures[0], figures[place], from: sides[0].id, to: sides[place].id)
      document.differences += pairs
      document.oneSided += oneSided
    }
    return document
  }
}

/// Figures of the same name on two sides that share no random numbers.
enum FigurePairs {
  static func of(
    _ first: [ComparedFigure], _ second: [ComparedFigure], from: String, to: String
  ) -> (differences: [Difference], oneSided: [OneSidedFigure]) {
    let before = Dictionary(first.map { ($0.key, $0) }, uniquingKeysWith: { kept, _ in kept })
    let after = Dictionary(second.map { ($0.key, $0) }, uniquingKeysWith: { kept, _ in kept })
    func oneSided(_ figure: ComparedFigure, _ side: String) -> OneSidedFigure {
      OneSidedFigure(
        side: side, kind: figure.kind, id: figure.id, name: figure.name, period: figure.period)
    }
    let differences = first.compactMap { figure -> Difference? in
      guard let other = after[figure.key], other.unit == figure.unit else { return nil }
      var error: Double?
      if let one = figure.standardError, let two = other.standardError {
        error = (one * one + two * two).squareRoot()
      }
      return figure.difference(to: other, from: from, to: to, standardError: error)
    }
    let missing =
      first.filter { after[$0.key]?.unit != $0.unit }.map { oneSided($0, from) }
      + second.filter { before[$0.key]?.unit != $0.unit }.map { oneSided($0, to) }
    return (differences, missing)
  }
}
