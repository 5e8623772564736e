public import OutturnSeries

/// What was estimated: the answer of `fit`.
public struct FitDocument: Document {
  public static let verb = Verb.fit
  public var header: DocumentHeader
  public var name: LocalizedText
  /// First and last year of the sample.
  public var sampleFrom: Int
  public var baseYear: Int
  /// What `--estimator` asked for; empty for the overview.
  public var asked: [String]
  /// Posterior draws of the regional model in all; nil when it was not asked for.
  @Nullable public var draws: Int?
  public var models: [ModelMember]
  /// The series that the model holds together, in order.
  public var modelled: [EstimatedSeries]
  public var regions: [FittedRegion]
  public var series: [FittedSeries]
  public var borrowing: [Borrowing]
  /// nil when it was not asked for.
  @Nullable public var conjugate: FittedConjugate?
  /// The estimators that were asked for, or all of them, in the order of the command's help.
  public var estimators: [FittedEstimator]
  /// Of the regional model.
  public var diagnostics: [FitDiagnostic]

  public init(
    header: DocumentHeader, name: LocalizedText, sampleFrom: Int, baseYear: Int,
    asked: [String], draws: Int?, models: [ModelMember], modelled: [EstimatedSeries],
    regions: [FittedRegion], series: [FittedSeries], borrowing: [Borrowing],
    conjugate: FittedConjugate?,
    estimators: [FittedEstimator], diagnostics: [FitDiagnostic]
  ) {
    self.header = header
    self.name = name
    self.sampleFrom = sampleFrom
    self.baseYear = baseYear
    self.asked = asked
    self.draws = draws
    self.models = models
    self.modelled = modelled
    self.regions = regions
    self.series = series
    self.borrowing = borrowing
    self.conjugate = conjugate
    self.estimators = estimators
    self.diagnostics = diagnostics
  }

  private enum CodingKeys: String, CodingKey {
    case name, asked, draws, models, modelled, regions, series, borrowing, conjugate
    case estimators, diagnostics
    case sampleFrom = "sample_from"
    case baseYear = "base_year"
  }

  /// Writes the header's keys and the document's own into one object.
  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(sampleFrom, forKey: .sampleFrom)
    try container.encode(baseYear, forKey: .baseYear)
    try container.encode(asked, forKey: .asked)
    try container.encode(draws, forKey: .draws)
    try container.encode(models, forKey: .models)
    try container.encode(modelled, forKey: .modelled)
    try container.encode(regions, forKey: .regions)
    try container.encode(series, forKey: .series)
    try container.encode(borrowing, forKey: .borrowing)
    try container.encode(conjugate, forKey: .conjugate)
    try container.encode(estimators, forKey: .estimators)
    try container.encode(diagnostics, forKey: .diagnostics)
  }
}

/// A region of the sample with what it brings.
public struct FittedRegion: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  /// Figures in the sample, by series id.
  public var figures: [String: Int]

  public init(id: String, name: LocalizedText, figures: [String: Int]) {
    self.id = id
    self.name = name
    self.figures = figures
  }
}

/// The parameters of one series.
public struct FittedSeries: Sendable, Hashable, Encodable {
  public var id: String
  public var name: LocalizedText
  /// `%`, or `log points` for a series modelled in logarithms.
  public var unit: String
  public var parameters: [FittedParameter]

  public init(id: String, name: LocalizedText, unit: String, parameters: [FittedParameter]) {
    self.id = id
    self.name = name
    self.unit = unit
    self.parameters = parameters
  }
}

/// The posterior of one parameter under one model.
public struct FittedParameter: Sendable, Hashable, Encodable {
  /// Id of the model.
  public var model: String
  /// Such as `persistence` or `deviation_scale_hunan`.
  public var id: String
  public var name: LocalizedText
  public var mean: Double
  public var sd: Double
  public var quantiles: Quantiles
  /// Split R̂ over the chains; 1 when they agree.
  public var rHat: Double
  /// Effective sample size of the mean.
  public var effectiveSampleSize: Double

  public init(
    model: String, id: String, name: LocalizedText, mean: Double, sd: Double,
    quantiles: Quantiles, rHat: Double, effectiveSampleSize: Double
  ) {
    self.model = model
    self.id = id
    self.name = name
    self.mean = mean
    self.sd = sd
    self.quantiles = quantiles
    self.rHat = rHat
    self.effectiveSampleSize = effectiveSampleSize
  }

  private enum CodingKeys: String, CodingKey {
    case model, id, name, mean, sd, quantiles
    case rHat = "r_hat"
    case effectiveSampleSize = "ess"
  }
}

/// The conjugate vector autoregression.
public struct FittedConjugate: Sendable, Hashable, Encodable {
  public var lags: Int
  /// Rows of the stacked sample: region-years.
  public var rows: Int
  public var years: [Int]
  /// λ that was chosen.
  public var tightness: Double
  /// log p(Y) by tightness tried.
  public var marginalLikelihoods: [TightnessTrial]
  /// Posterior means with their standard deviations.
  public var coefficients: [FittedCoefficient]
  /// Standard deviation of each series' shock, by series id.
  public var shockDeviations: [String: Double]

  public init(
    lags: Int, rows: Int, years: [Int], tightness: Double,
    marginalLikelihoods: [TightnessTrial], coefficients: [FittedCoefficient],
    shockDeviations: [String: Double]
  ) {
    self.lags = lags
    self.rows = rows
    self.years = years
    self.tightness = tightness
    self.marginalLikelihoods = marginalLikelihoods
    self.coefficients = coefficients
    self.shockDeviations = shockDeviations
  }

  private enum CodingKeys: String, CodingKey {
    case lags, rows, years, tightness, coefficients
    case marginalLikelihoods = "marginal_likelihoods"
    case shockDeviations = "shock_sd"
  }
}

/// A tightness that was tried.
public struct TightnessTrial: Sendable, Hashable, Encodable {
  public var tightness: Double
  /// log p(Y).
  public var logMarginalLikelihood: Double

  public init(tightness: Double, logMarginalLikelihood: Double) {
    self.tightness = tightness
    self.logMarginalLikelihood = logMarginalLikelihood
  }

  private enum CodingKeys: String, CodingKey {
    case tightness
    case logMarginalLikelihood = "log_marginal_likelihood"
  }
}

/// One coefficient of an equation.
public struct FittedCoefficient: Sendable, Hashable, Encodable {
  /// Series id of the equation.
  public var equation: String
  /// `constant`, `gdp.l1`, ….
  public var regressor: String
  public var mean: Double
  public var sd: Double

  public init(equation: String, regressor: String, mean: Double, sd: Double) {
    self.equation = equation
    self.regressor = regressor
    self.mean = mean
    self.sd = sd
  }
}

/// One check of the estimation.
public struct FitDiagnostic: Sendable, Hashable, Encodable {
  public var id: String
  public var value: Double
  /// The bound that the value must keep.
  public var bound: Double
  public var isGood: Bool
  public var message: LocalizedText

  public init(id: String, value: Double, bound: Double, isGood: Bool, message: LocalizedText) {
    self.id = id
    self.value = value
    self.bound = bound
    self.isGood = isGood
    self.message = message
  }

  private enum CodingKeys: String, CodingKey {
    case id, value, bound, message
    case isGood = "ok"
  }
}
