internal import OutturnAlgebra
internal import OutturnModels

// Shocks of the sample years, to be drawn again.

extension FittedModel {
  /// One table a draw: what the draw says the shocks of the sample years after the first were, by
  /// source. Where nothing was published they are the draw's own, from the model's law.
  func regionalResiduals(region: Int) throws(ScenarioError) -> ResidualTable {
    let n = specification.modelled.count
    do {
      return try ResidualTable(
        seriesCount: n,
        residuals: regional.members.flatMap { $0.model.shocks($0.draws, region: region) })
    } catch {
      throw .tooFewResiduals(.regional, observations.yearCount - 1)
    }
  }

  /// One table for all draws: the residuals of the stacked sample at the posterior mean of the
  /// coefficients, each over the known turbulence of its year.
  func conjugateResiduals() throws(ScenarioError) -> ResidualTable {
    let design = conjugate.design
    let errors = design.responses - design.regressors * conjugate.posterior.mean
    let rows = design.years.enumerated().flatMap { row, year in
      let size = (specification.regional.turbulence[year] ?? 1).squareRoot()
      return errors.row(row).map { $0 / size }
    }
    do {
      return try ResidualTable(seriesCount: specification.modelled.count, residuals: [[rows]])
    } catch {
      throw .tooFewResiduals(.conjugate, design.rowCount)
    }
  }
}
