public import OutturnSeries

/// A model folder as read: regions, series, priors. Data and plan stand beside it.
public struct ModelSpecification: Sendable {
  public var id: String
  public var name: LocalizedText
  /// Outermost first; each but the first lies within the one before it.
  public var regions: [Region]
  /// The region the model is about.
  public var focus: String
  /// Every series that the data may name.
  public var series: [SeriesDefinition]
  /// The series modelled together, in order. The first is the reference of every correlation.
  public var modelled: [String]
  /// The last year with outturns; the projection starts the year after.
  public var baseYear: Int
  /// Last year of the projection unless the command says otherwise.
  public var through: Int
  /// First year of the estimation sample.
  public var sampleFrom: Int
  public var vintageRule: VintageRule
  public var regional: RegionalPrior
  public var conjugate: ConjugateSpecification
  public var deflator: DeflatorSpecification
  /// How the level of a series is built, by series id; a series that is absent is an index.
  public var levels: [String: LevelSpecification]
  /// What adds up to what; a total that is itself a part stands after the identity it is part of.
  public var identities: [AccountingIdentity]

  public init(
    id: String, name: LocalizedText, regions: [Region], focus: String,
    series: [SeriesDefinition], modelled: [String], baseYear: Int, through: Int, sampleFrom: Int,
    vintageRule: VintageRule, regional: RegionalPrior, conjugate: ConjugateSpecification,
    deflator: DeflatorSpecification, levels: [String: LevelSpecification],
    identities: [AccountingIdentity] = []
  ) {
    self.id = id
    self.name = name
    self.regions = regions
    self.focus = focus
    self.series = series
    self.modelled = modelled
    self.baseYear = baseYear
    self.through = through
    self.sampleFrom = sampleFrom
    self.vintageRule = vintageRule
    self.regional = regional
    self.conjugate = conjugate
    self.deflator = deflator
    self.levels = levels
    self.identities = identities
  }

  /// The totals that a series is a part of, the nearest first.
  public func totals(of series: String) -> [String] {
    guard let identity = identities.first(where: { $0.parts.contains(series) }) else { return [] }
    return [identity.total] + totals(of: identity.total)
  }
}

/// Modelled series that add up to another one: the sectors to GDP.
///
/// Their levels at the prices of the base year sum to the total's, in every year and on every path.
public struct AccountingIdentity: Sendable, Hashable {
  public var total: String
  /// At least two.
  public var parts: [String]
  /// Of the focus' total in the base year, one a part; they sum to 1.
  public var shares: [Double]

  public init(total: String, parts: [String], shares: [Double]) {
    self.total = total
    self.parts = parts
    self.shares = shares
  }
}

/// A region of the nest.
public struct Region: Sendable, Hashable {
  public var id: String
  public var name: LocalizedText
  /// Administrative code, such as `431102`.
  public var code: String

  public init(id: String, name: LocalizedText, code: String) {
    self.id = id
    self.name = name
    self.code = code
  }
}

/// A series that the data may name.
public struct SeriesDefinition: Sendable, Hashable {
  public var id: String
  public var name: LocalizedText
  /// Unit of the level, such as `亿元`; empty when only growth is published.
  public var levelUnit: String
  /// True when growth is at constant prices.
  public var isReal: Bool
  public var transformation: Transformation

  public init(
    id: String, name: LocalizedText, levelUnit: String, isReal: Bool,
    transformation: Transformation
  ) {
    self.id = id
    self.name = name
    self.levelUnit = levelUnit
    self.isReal = isReal
    self.transformation = transformation
  }
}

/// Prior of a covariance matrix: inverse-Wishart with the mean that the standard deviations and
/// the correlations with the first series imply.
public struct CovariancePrior: Sendable, Hashable {
  /// Degrees of freedom; above n + 1.
  public var degreesOfFreedom: Double
  /// One per modelled series, in its model unit.
  public var standardDeviations: [Double]
  /// Of each series but the first with the first. Two others correlate by the product.
  public var correlations: [Double]

  public init(
    degreesOfFreedom: Double, standardDeviations: [Double], correlations: [Double]
  ) {
    self.degreesOfFreedom = degreesOfFreedom
    self.standardDeviations = standardDeviations
    self.correlations = correlations
  }
}

/// A normal prior.
public struct NormalPrior: Sendable, Hashable {
  public var mean: Double
  public var standardDeviation: Double

  public init(mean: Double, standardDeviation: Double) {
    self.mean = mean
    self.standardDeviation = standardDeviation
  }
}

/// Priors of the regional model; every array runs over the modelled series.
public struct RegionalPrior: Sendable, Hashable {
  /// Shocks to the national level.
  public var nationalLevel: CovariancePrior
  /// Transitory national shocks.
  public var nationalShock: CovariancePrior
  /// Shocks to the deviation of each region but the outermost, by region id.
  public var deviations: [String: CovariancePrior]
  /// Persistence ρ of a deviation from one year to the next, common to all regions; truncated to
  /// (−1, 1).
  public var deviationPersistence: [NormalPrior]
  /// Standard deviation of every deviation in the first year of the sample, around zero.
  public var initialDeviation: [Double]
  /// Speed with which the national level returns to its mean, in the member that returns: φ.
  public var reversion: Double
  /// The mean that the national level returns to.
  public var longRunMean: [NormalPrior]
  /// How much of a national shock reaches the regions.
  public var shockLoading: [NormalPrior]
  /// Degrees of freedom of the Student-t shocks.
  public var errorDegreesOfFreedom: Int
  /// Factor on the variance of the national shock, by year.
  public var turbulence: [Int: Double]
  /// The national level in the first year of the sample.
  public var initialLevel: [NormalPrior]
  /// Standard deviation of rounding and measurement in the published growth, by region id.
  public var measurement: [String: [Double]]

  public init(
    nationalLevel: CovariancePrior, nationalShock: CovariancePrior,
    deviations: [String: CovariancePrior], deviationPersistence: [NormalPrior],
    initialDeviation: [Double], reversion: Double,
    longRunMean: [NormalPrior], shockLoading: [NormalPrior], errorDegreesOfFreedom: Int,
    turbulence: [Int: Double], initialLevel: [NormalPrior], measurement: [String: [Double]]
  ) {
    self.nationalLevel = nationalLevel
    self.nationalShock = nationalShock
    self.deviations = deviations
    self.deviationPersistence = deviationPersistence
    self.initialDeviation = initialDeviation
    self.reversion = reversion
    self.longRunMean = longRunMean
    self.shockLoading = shockLoading
    self.errorDegreesOfFreedom = errorDegreesOfFreedom
    self.turbulence = turbulence
    self.initialLevel = initialLevel
    self.measurement = measurement
  }
}

/// The conjugate Bayesian vector autoregression that stands beside the regional model.
public struct ConjugateSpecification: Sendable, Hashable {
  public var lags: Int
  /// Prior mean of each series' own first lag.
  public var ownLagMeans: [Double]
  /// Overall tightness values tried; the one with the largest marginal likelihood is used.
  public var tightness: [Double]
  /// Regions whose years are stacked in the sample.
  public var sample: [String]

  public init(lags: Int, ownLagMeans: [Double], tightness: [Double], sample: [String]) {
    self.lags = lags
    self.ownLagMeans = ownLagMeans
    self.tightness = tightness
    self.sample = sample
  }
}

/// The change of prices between real growth and nominal level, in per cent a year.
public struct DeflatorSpecification: Sendable, Hashable {
  /// Years with a prior of their own.
  public var years: [Int: NormalPrior]
  /// Every later year.
  public var later: NormalPrior
  /// Share of the variance that is common to all projected years, 0 to 1.
  public var commonShare: Double

  public init(years: [Int: NormalPrior], later: NormalPrior, commonShare: Double) {
    self.years = years
    self.later = later
    self.commonShare = commonShare
  }

  /// The prior of one year.
  public func prior(for year: Int) -> NormalPrior { years[year] ?? later }
}

/// How the level of the base year is known.
public enum LevelSpecification: Sendable, Hashable {
  /// Built up from the last published level: growth of the years between, deflators and a
  /// revision of the published figure, in per cent.
  case builtUp(from: Int, revision: NormalPrior)
  /// Published for the base year, known within its rounding.
  case published
}
