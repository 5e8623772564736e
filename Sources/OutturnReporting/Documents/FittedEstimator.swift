public import OutturnSeries

/// One estimator of the shelf on its sample: what it found and what speaks for and against it.
///
/// All estimators have one shape; what one does not give is empty. An estimator that the sample
/// cannot carry stands here with its refusal.
public struct FittedEstimator: Sendable, Hashable, Encodable {
  /// What `--estimator` takes.
  public var id: String
  public var name: LocalizedText
  /// The equation in words, with the prior where there is one.
  public var model: LocalizedText
  /// Id of the region whose figures are used; nil where several are.
  @Nullable public var region: String?
  public var regionName: LocalizedText
  public var series: [EstimatedSeries]
  /// Series of other regions among the regressors.
  public var exogenous: [EstimatedSeries] = []
  /// nil when the estimator was refused.
  @Nullable public var sample: EstimatorSample?
  public var outliers: OutlierStatement
  /// Why there is no estimate; nil when there is one.
  @Nullable public var refusal: EstimatorRefusal?
  /// Expected growth of the period after the sample, by series.
  public var expected: [ExpectedGrowth] = []
  public var coefficients: [EstimatedCoefficient] = []
  /// Further unknowns of a sampled model.
  public var parameters: [SampledParameter] = []
  /// R², likelihoods, counts.
  public var figures: [EstimatorFigure] = []
  /// By number of lags.
  public var criteria: [CriteriaRow] = []
  /// How the criteria are defined; nil without criteria.
  @Nullable public var criteriaDefinition: LocalizedText?
  public var tests: [ResidualCheck] = []
  /// Roots of the companion matrix, largest modulus first.
  public var roots: [CompanionRoot] = []
  public var granger: [CausalityCheck] = []
  public var impulseResponses: [ImpulsePath] = []
  public var varianceShares: [VarianceShare] = []
  /// The last year of the sample as what would have come anyway and what each shock added.
  public var lastYear: [YearDecomposition] = []
  /// Of a panel: whose figures each unit's mean comes from.
  public var borrowing: [PanelShare] = []
  /// Convergence, stability, bounds.
  public var diagnostics: [FitDiagnostic] = []

  public init(
    id: String, name: LocalizedText, model: LocalizedText, region: String?,
    regionName: LocalizedText, series: [EstimatedSeries], sample: EstimatorSample?,
    outliers: OutlierStatement, refusal: EstimatorRefusal? = nil
  ) {
    self.id = id
    self.name = name
    self.model = model
    self.region = region
    self.regionName = regionName
    self.series = series
    self.sample = sample
    self.outliers = outliers
    self.refusal = refusal
  }

  private enum CodingKeys: String, CodingKey {
    case id, name, model, region, series, exogenous, sample, outliers, refusal, expected
    case coefficients, parameters, figures, criteria, tests, roots, granger, borrowing, diagnostics
    case regionName = "region_name"
    case criteriaDefinition = "criteria_definition"
    case impulseResponses = "impulse_responses"
    case varianceShares = "variance_shares"
    case lastYear = "last_year"
  }
}

/// A series of an estimator; of a panel a unit.
public struct EstimatedSeries: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  /// `%`, or `log points` for a series modelled in logarithms.
  public var unit: String

  public init(id: String, name: LocalizedText, unit: String) {
    self.id = id
    self.name = name
    self.unit = unit
  }
}

/// The rows that an estimator was fitted to.
public struct EstimatorSample: Sendable, Hashable, Encodable {
  /// First and last year whose figures are used, years that only serve as lags included.
  public var from: Int
  public var through: Int
  /// Years explained, left-out ones not counted; of a panel the figures.
  public var rows: Int
  /// nil where an estimator has none to choose.
  @Nullable public var lags: Int?

  public init(from: Int, through: Int, rows: Int, lags: Int?) {
    self.from = from
    self.through = through
    self.rows = rows
    self.lags = lags
  }
}

/// What was done with years whose shocks are of another size.
public struct OutlierStatement: Sendable, Hashable, Encodable {
  /// `none`, `leave-out`, `dummies`, `weighted` or `scaled`.
  public var rule: String
  public var years: [Int]
  public var statement: LocalizedText

  public init(rule: String, years: [Int], statement: LocalizedText) {
    self.rule = rule
    self.years = years
    self.statement = statement
  }
}

/// Why an estimator was not used, and what to try.
public struct EstimatorRefusal: Sendable, Hashable, Encodable {
  public var message: LocalizedText
  @Nullable public var help: LocalizedText?

  public init(message: LocalizedText, help: LocalizedText?) {
    self.message = message
    self.help = help
  }
}

/// The mean of the forecast of one series for the first period after the sample.
public struct ExpectedGrowth: Sendable, Hashable, Encodable {
  public var series: String
  public var period: Period
  /// In the series' unit.
  public var mean: Double

  public init(series: String, period: Period, mean: Double) {
    self.series = series
    self.period = period
    self.mean = mean
  }
}

/// One number about a fit, such as R².
public struct EstimatorFigure: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  public var value: Double

  public init(id: String, name: LocalizedText, value: Double) {
    self.id = id
    self.name = name
    self.value = value
  }
}
