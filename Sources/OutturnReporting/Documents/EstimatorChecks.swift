public import OutturnSeries

/// What a test of the residuals says, by its simulated p-value.
public enum TestVerdict: String, Sendable, Hashable, Encodable {
  /// p at least 0.10.
  case passed
  /// p from 0.05 to 0.10.
  case borderline
  /// p below 0.05.
  case failed
  /// The sample cannot carry the test.
  case unavailable

  /// The verdict on a p-value; nil where there is none.
  public init(pValue: Double?) {
    switch pValue {
    case nil: self = .unavailable
    case .some(let p) where p < 0.05: self = .failed
    case .some(let p) where p < 0.1: self = .borderline
    case .some: self = .passed
    }
  }
}

/// A test of what an estimator supposes.
public struct ResidualCheck: Sendable, Hashable, Encodable {
  /// Such as `breusch_godfrey`.
  public var id: String
  /// What is looked for, with the test's name.
  public var name: LocalizedText
  @Nullable public var statistic: Double?
  /// P(statistic as large or larger) when the supposition holds, by the law that the statistic has
  /// in large samples; nil where the sample cannot carry the test.
  @Nullable public var pValue: Double?
  /// The same by samples that the fitted model generated; what the verdict goes by.
  @Nullable public var simulatedPValue: Double?
  public var verdict: TestVerdict
  /// What a failure would mean, or why the test cannot be made.
  public var meaning: LocalizedText

  public init(
    id: String, name: LocalizedText, statistic: Double?, pValue: Double?,
    simulatedPValue: Double?, meaning: LocalizedText
  ) {
    self.id = id
    self.name = name
    self.statistic = statistic
    self.pValue = pValue
    self.simulatedPValue = simulatedPValue
    verdict = TestVerdict(pValue: simulatedPValue)
    self.meaning = meaning
  }

  private enum CodingKeys: String, CodingKey {
    case id, name, statistic, verdict, meaning
    case pValue = "p_value"
    case simulatedPValue = "p_value_simulated"
  }
}

/// Information criteria of one order; smaller is better.
public struct CriteriaRow: Sendable, Hashable, Encodable {
  public var lags: Int
  public var akaike: Double
  public var bayes: Double
  @Nullable public var hannanQuinn: Double?
  /// True for the order that is used.
  public var isUsed: Bool

  public init(
    lags: Int, akaike: Double, bayes: Double, hannanQuinn: Double?, isUsed: Bool
  ) {
    self.lags = lags
    self.akaike = akaike
    self.bayes = bayes
    self.hannanQuinn = hannanQuinn
    self.isUsed = isUsed
  }

  private enum CodingKeys: String, CodingKey {
    case lags
    case akaike = "aic"
    case bayes = "bic"
    case hannanQuinn = "hq"
    case isUsed = "used"
  }
}

/// A root of the companion matrix.
public struct CompanionRoot: Sendable, Hashable, Encodable {
  public var real: Double
  public var imaginary: Double
  /// Below 1 when the process returns to its mean.
  public var modulus: Double

  public init(real: Double, imaginary: Double, modulus: Double) {
    self.real = real
    self.imaginary = imaginary
    self.modulus = modulus
  }
}

/// Granger's test that the past of one series does not help to forecast another.
public struct CausalityCheck: Sendable, Hashable, Encodable {
  public var cause: String
  public var effect: String
  public var statistic: Double
  public var pValue: Double

  public init(cause: String, effect: String, statistic: Double, pValue: Double) {
    self.cause = cause
    self.effect = effect
    self.statistic = statistic
    self.pValue = pValue
  }

  private enum CodingKeys: String, CodingKey {
    case cause, effect, statistic
    case pValue = "p_value"
  }
}

/// What one standard deviation of a shock does to a series, from its own year on.
public struct ImpulsePath: Sendable, Hashable, Encodable {
  /// The series whose orthogonal shock it is; those before it in order do not react at once.
  public var shock: String
  public var series: String
  /// In the series' unit, year 0 first.
  public var values: [Double]

  public init(shock: String, series: String, values: [Double]) {
    self.shock = shock
    self.series = series
    self.values = values
  }
}

/// The shocks that the forecast error of a series comes from.
public struct VarianceShare: Sendable, Hashable, Encodable {
  public var series: String
  /// Years ahead.
  public var horizon: Int
  /// 0 to 1, by the series whose shock it is; they add up to 1.
  public var shares: [String: Double]

  public init(series: String, horizon: Int, shares: [String: Double]) {
    self.series = series
    self.horizon = horizon
    self.shares = shares
  }
}

/// A year's growth as what would have come without shocks and what each added: they add up to it.
public struct YearDecomposition: Sendable, Hashable, Encodable {
  public var series: String
  public var period: Period
  public var actual: Double
  /// From the first years of the sample alone, with dummies where there are some.
  public var withoutShocks: Double
  /// By the series whose shock it is.
  public var contributions: [String: Double]

  public init(
    series: String, period: Period, actual: Double, withoutShocks: Double,
    contributions: [String: Double]
  ) {
    self.series = series
    self.period = period
    self.actual = actual
    self.withoutShocks = withoutShocks
    self.contributions = contributions
  }

  private enum CodingKeys: String, CodingKey {
    case series, period, actual, contributions
    case withoutShocks = "without_shocks"
  }
}
