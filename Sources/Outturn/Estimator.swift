/// What `fit` can estimate; the raw value is the word of `--estimator`.
public enum Estimator: String, Sendable, Hashable, CaseIterable {
  /// The model that forecasts: nested regions with a common national path.
  case regional
  /// The conjugate vector autoregression beside it, on the regions stacked that the model names.
  case conjugate
  /// The first indicator on the others of the same year and its own past, by least squares.
  case regression
  /// The same equation, coefficients held towards 0 by a penalty that the data choose.
  case ridge
  /// The same equation with a prior that is worth one year of figures.
  case bayesianRegression = "bayesian-regression"
  /// A vector autoregression by least squares.
  case vectorAutoregression = "var"
  /// A Bayesian one, conjugate, its tightness learnt from the data.
  case bayesian = "bayesian-var"
  /// A Bayesian one whose own and cross lags are differently tight.
  case independent
  /// The same with Student-t shocks.
  case studentT = "student-t"
  /// The same about long-run growth that the model's author states.
  case steadyState = "steady-state"
  /// The same with shocks whose size changes over time.
  case volatility
  /// The first indicator of all regions, each borrowing strength from the others.
  case panel

  /// The two that every forecast uses; what `fit` says of the others takes a region, indicators,
  /// lags and a treatment of outliers.
  public var isOfTheModel: Bool { self == .regional || self == .conjugate }

  /// Whether one equation of the first indicator on the others of the same year.
  var isSingleEquation: Bool {
    self == .regression || self == .ridge || self == .bayesianRegression
  }

  /// Whether series of other regions may stand on the right side.
  var takesExogenousSeries: Bool { isSingleEquation || self == .vectorAutoregression }
}

/// What is done with the years that the model calls turbulent.
public enum OutlierRule: String, Sendable, Hashable, CaseIterable {
  /// They count as any other year.
  case none
  /// They are not explained; they stay as the past of the years after them.
  case leaveOut = "leave-out"
  /// Each has a dummy of its own.
  case dummies
  /// They count for less: the weight of a year is 1 over its factor in the model's files.
  case weighted
  /// Their shocks are larger by factors that are estimated.
  case scaled
}

/// What is asked of `fit`.
public struct FitRequest: Sendable {
  /// Those to show in full; empty for an overview of all.
  public var estimators: [Estimator] = []
  /// Region whose figures are used; nil for the one with the longest unbroken history.
  public var region: String?
  /// Series ids, the first of which is explained where one is; empty for those of the model.
  public var indicators: [String] = []
  /// Series of other regions that help to explain.
  public var exogenous: [ExogenousSeries] = []
  /// Lags; nil lets a criterion choose, or the estimator's own rule.
  public var lags: Int?
  /// nil for each estimator's own rule.
  public var outliers: OutlierRule?

  /// The most lags that may be asked for.
  public static let mostLags = 8

  public init() {}

  /// Whether anything is said that the model's own estimators have no use for.
  var hasShelfOptions: Bool {
    region != nil || !indicators.isEmpty || !exogenous.isEmpty || lags != nil || outliers != nil
  }

  /// Those to run, in the order of the help.
  var wanted: [Estimator] {
    estimators.isEmpty ? Estimator.allCases : Estimator.allCases.filter(estimators.contains)
  }
}
