package import OutturnModels
package import OutturnRandom
package import OutturnSeries

/// A model with its posteriors: what a projection starts from.
package struct FittedModel: Sendable {
  package let specification: ModelSpecification
  package let dataset: Dataset
  package let observations: RegionalObservations
  /// The headline: two forms of the regional model, half each.
  package let regional: RegionalPosterior
  /// The second opinion.
  package let conjugate: ConjugateVectorAutoregression
  package let seed: Seed

  /// Draws are grouped in so many batches, a multiple of the four chains, from which standard
  /// errors are computed.
  package static let batchCount = 64

  /// Fits every model to the figures up to the base year.
  ///
  /// - Parameter draws: Posterior draws; rounded up to a multiple of ``batchCount``, at least 256.
  /// - Throws: ``EstimationError``.
  package init(
    _ specification: ModelSpecification, dataset: Dataset, draws: Int, seed: Seed, threads: Int
  ) throws(EstimationError) {
    let count = max(256, (draws + Self.batchCount - 1) / Self.batchCount * Self.batchCount)
    observations = RegionalObservations(
      dataset, for: specification, through: specification.baseYear)
    regional = try RegionalPosterior(
      prior: specification.regional, observations: observations, draws: count, seed: seed,
      threads: threads)
    conjugate = try ConjugateVectorAutoregression(
      specification.conjugate, observations: observations,
      turbulence: specification.regional.turbulence)
    self.specification = specification
    self.dataset = dataset
    self.seed = seed
  }

  /// Posterior draws of the regional model, both members together.
  package var drawCount: Int { regional.members.reduce(0) { $0 + $1.draws.count } }

  /// Place of a region among the regions, outermost 0.
  package func place(ofRegion id: String) -> Int? { observations.regions.firstIndex(of: id) }

  /// Place of a series among the modelled ones.
  package func place(ofSeries id: String) -> Int? { specification.modelled.firstIndex(of: id) }

  package func definition(of series: String) -> SeriesDefinition {
    guard let definition = specification.series.first(where: { $0.id == series }) else {
      preconditionFailure("series \(series) is not defined")
    }
    return definition
  }

  /// How each modelled series enters the models.
  package var transformations: [Transformation] {
    specification.modelled.map { definition(of: $0).transformation }
  }

  /// The published figure of a region, or nil.
  package func published(
    _ measure: Measure, of series: String, in region: String, year: Int
  ) -> Observation? {
    dataset.series(
      SeriesKey(region: region, series: series, measure: measure),
      rule: specification.vintageRule
    ).observations.first { $0.period == Period(year: year) }
  }
}

extension FittedModel {
  /// The expected growth of a region as a sum of parts, averaged over all draws: the national
  /// level, then the deviation of each region down to the one asked for. Model units.
  package func centreParts(region: Int, series: Int, step: Int) -> [Double] {
    var parts = Array(repeating: 0.0, count: region + 1)
    for member in regional.members {
      let model = member.model
      let phi = model.levelPersistence
      for draw in member.draws {
        var level = model.lastLevel(draw)[series]
        for _ in 0...step { level = phi * level + (1 - phi) * draw.longRunMean[series] }
        parts[0] += level
        for below in 1..<max(1, region + 1) {
          var deviation = model.lastDeviation(draw, region: below, series: series)
          for _ in 0...step { deviation *= draw.persistence[series] }
          parts[below] += deviation
        }
      }
    }
    return parts.map { $0 / Double(drawCount) }
  }
}
