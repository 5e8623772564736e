internal import OutturnModels
internal import OutturnSeries

/// How the level of the base year is come by.
package enum StartingLevel: Sendable, Hashable {
  /// As the model file says.
  case asSpecified
  /// Known exactly, because someone says so.
  case given(Double)
}

extension FittedModel {
  /// Whether a region's series has a level in its unit; without one its level is an index.
  package func hasLevel(_ series: String, region: Int) -> Bool {
    if let part = identity(ofPart: series, region: region) {
      return hasLevel(part.identity.total, region: region)
    }
    let id = observations.regions[region]
    if published(.level, of: series, in: id, year: specification.baseYear) != nil { return true }
    guard id == specification.focus, case .builtUp(let year, _)? = specification.levels[series],
      year < specification.baseYear
    else { return false }
    return published(.level, of: series, in: id, year: year) != nil
  }

  /// The rule of a series' level: of a part of an identity its share of the total's.
  package func levelRule(
    _ series: String, region: Int, bases: [String: StartingLevel]
  ) -> LevelRule {
    guard let part = identity(ofPart: series, region: region) else {
      return levelRule(series, region: region, base: bases[series] ?? .asSpecified)
    }
    let whole = levelRule(part.identity.total, region: region, bases: bases)
    return LevelRule(
      baseLevels: whole.baseLevels.map { part.share * $0 }, noise: whole.noise,
      usesDeflator: whole.usesDeflator)
  }

  /// How the level of a series is built on its growth.
  ///
  /// A level published for the base year is known within its rounding. Built up from an earlier
  /// year it carries the growth between, published or sampled, the deflators and a revision of the
  /// published figure, each with its uncertainty. Without either the level is an index, 100 in the
  /// base year.
  package func levelRule(_ series: String, region: Int, base: StartingLevel) -> LevelRule {
    let id = observations.regions[region]
    let inUnit: Bool
    let rule: (levels: [Double], noise: LevelNoise)
    if case .given(let level) = base {
      inUnit = true
      rule = ([level], .none)
    } else if let figure = published(
      .level, of: series, in: id, year: specification.baseYear)
    {
      inUnit = true
      let halfWidth = 0.5 / power(of10: figure.decimals) / figure.value
      rule = ([figure.value], .uniform(relativeHalfWidth: halfWidth))
    } else if hasLevel(series, region: region),
      case .builtUp(let year, let revision)? = specification.levels[series]
    {
      inUnit = true
      rule = builtUp(series, region: region, from: year, revision: revision)
    } else {
      inUnit = false
      rule = ([100], .none)
    }
    return LevelRule(
      baseLevels: rule.levels, noise: rule.noise,
      usesDeflator: inUnit && definition(of: series).isReal)
  }

  private func builtUp(
    _ series: String, region: Int, from year: Int, revision: NormalPrior
  ) -> (levels: [Double], noise: LevelNoise) {
    let id = observations.regions[region]
    guard let place = place(ofSeries: series),
      let start = published(.level, of: series, in: id, year: year)
    else { preconditionFailure("\(series) has no level in \(year)") }
    let transformation = definition(of: series).transformation
    let years = (year + 1)...specification.baseYear
    let deflators = definition(of: series).isReal ? years.map(specification.deflator.prior) : []
    let factor = ([revision] + deflators).reduce(1.0) { $0 * (1 + $1.mean / 100) }
    let variance = ([revision] + deflators).reduce(0.0) {
      $0 + $1.standardDeviation * $1.standardDeviation
    }
    let levels = regional.members.flatMap { member in
      member.draws.map { draw in
        years.reduce(start.value * factor) { level, year in
          let growth = member.model.growth(
            draw, region: region, series: place, year: year - observations.firstYear)
          return level * (1 + transformation.inverse(growth) / 100)
        }
      }
    }
    return (levels, .logNormal(standardDeviation: variance.squareRoot() / 100))
  }

  /// The change of prices in the projected years.
  package func deflatorRule(horizon: Int) -> DeflatorRule {
    let deflator = specification.deflator
    let priors = (1...horizon).map { deflator.prior(for: specification.baseYear + $0) }
    return DeflatorRule(
      means: priors.map(\.mean),
      commonStandardDeviations: priors.map {
        $0.standardDeviation * deflator.commonShare.squareRoot()
      },
      yearStandardDeviations: priors.map {
        $0.standardDeviation * (1 - deflator.commonShare).squareRoot()
      })
  }

  private func power(of10 exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { product, _ in product * 10 }
  }
}
