public import OutturnSeries

/// One coefficient of one equation.
public struct EstimatedCoefficient: Sendable, Hashable, Encodable {
  /// Id of the series on the left.
  public var equation: String
  /// `constant`, `gdp.l1` for last year's, `industry` for the same year's, `dummy.2020`.
  public var regressor: String
  /// Estimate, or posterior mean.
  public var estimate: Double
  /// By how they were computed: `classical`, `hc3` and `newey_west`, or `posterior`, the standard
  /// deviation of the posterior.
  public var standardErrors: [String: Double]
  /// P(|t| as large) when the coefficient is 0, by the classical error; nil for a posterior.
  @Nullable public var pValue: Double?
  /// nil where nothing was sampled.
  @Nullable public var sampling: SamplingEvidence?

  public init(
    equation: String, regressor: String, estimate: Double, standardErrors: [String: Double],
    pValue: Double?, sampling: SamplingEvidence?
  ) {
    self.equation = equation
    self.regressor = regressor
    self.estimate = estimate
    self.standardErrors = standardErrors
    self.pValue = pValue
    self.sampling = sampling
  }

  private enum CodingKeys: String, CodingKey {
    case equation, regressor, estimate, sampling
    case standardErrors = "standard_errors"
    case pValue = "p_value"
  }
}

/// How well a posterior mean is known from its draws.
public struct SamplingEvidence: Sendable, Hashable, Encodable {
  /// Rank R̂; above 1.01 the chains do not agree; nil when one of them does not move.
  @Nullable public var rHat: Double?
  /// Effective draws in the middle of the law.
  public var bulkSize: Double
  /// Effective draws in its tails.
  public var tailSize: Double
  /// Monte Carlo standard error of the mean.
  public var meanError: Double

  public init(rHat: Double?, bulkSize: Double, tailSize: Double, meanError: Double) {
    self.rHat = rHat
    self.bulkSize = bulkSize
    self.tailSize = tailSize
    self.meanError = meanError
  }

  private enum CodingKeys: String, CodingKey {
    case rHat = "r_hat"
    case bulkSize = "ess_bulk"
    case tailSize = "ess_tail"
    case meanError = "mc_standard_error"
  }
}

/// The posterior of an unknown that is not a coefficient.
public struct SampledParameter: Sendable, Hashable, Encodable {
  /// Such as `tightness`, `mean.gdp`, `degrees_of_freedom`, `shock_sd.gdp`.
  public var id: String
  public var name: LocalizedText
  public var mean: Double
  public var sd: Double
  public var quantiles: Quantiles
  public var sampling: SamplingEvidence

  public init(
    id: String, name: LocalizedText, mean: Double, sd: Double, quantiles: Quantiles,
    sampling: SamplingEvidence
  ) {
    self.id = id
    self.name = name
    self.mean = mean
    self.sd = sd
    self.quantiles = quantiles
    self.sampling = sampling
  }
}

/// How much of the expected mean of one unit of a panel comes from the figures of another.
public struct PanelShare: Sendable, Hashable, Encodable {
  public var unit: String
  public var unitName: LocalizedText
  /// Another unit, the unit itself, or `prior`.
  public var from: String
  public var fromName: LocalizedText
  /// 0 to 1; the shares of a unit add up to 1.
  public var share: Double

  public init(
    unit: String, unitName: LocalizedText, from: String, fromName: LocalizedText, share: Double
  ) {
    self.unit = unit
    self.unitName = unitName
    self.from = from
    self.fromName = fromName
    self.share = share
  }

  private enum CodingKeys: String, CodingKey {
    case unit, from, share
    case unitName = "unit_name"
    case fromName = "from_name"
  }
}
