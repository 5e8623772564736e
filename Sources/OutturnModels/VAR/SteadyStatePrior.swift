internal import OutturnAlgebra

/// A prior of the mean that each series returns to, in the words of an expert: "growth goes to 5,
/// give or take 0.5".
///
///     y_t − μ = A₁·(y_{t−1} − μ) + … + A_p·(y_{t−p} − μ) + u_t,   μ_i ~ N(m_i, s_i²)
///
/// The constant of the other forms says nothing that an expert could have an opinion on; μ does.
/// Where the lags come near a unit root the data say little of μ and the prior stays.
///
/// - Source: Villani (2009), doi:10.1002/jae.1065.
public struct SteadyStatePrior: Sendable, Hashable {
  /// What is held of the long run of one series, in its units.
  public struct Belief: Sendable, Hashable {
    public var mean: Double
    /// Positive.
    public var standardDeviation: Double

    public init(mean: Double, standardDeviation: Double) {
      precondition(
        mean.isFinite && standardDeviation > 0 && standardDeviation.isFinite,
        "a long-run mean of \(mean) with standard deviation \(standardDeviation)")
      self.mean = mean
      self.standardDeviation = standardDeviation
    }
  }

  /// By series; each series of the table has one.
  public var beliefs: [String: Belief]
  /// Lags, Σ and the law of the shocks.
  public var dynamics = IndependentPrior()

  public init(_ beliefs: [String: Belief]) {
    self.beliefs = beliefs
  }

  func inOrder(of series: [String]) -> [Belief] {
    precondition(
      Set(series) == Set(beliefs.keys),
      "long-run means of \(beliefs.keys.sorted()) for the series \(series)")
    return series.map { beliefs[$0]! }
  }
}

extension RegressionPrior {
  /// Without the first row, that of the constant.
  var withoutConstant: RegressionPrior {
    let rows = Array(1..<means.rowCount)
    let columns = Array(0..<means.columnCount)
    return RegressionPrior(
      means: means[rows, columns], variances: variances[rows, columns], scale: scale,
      degreesOfFreedom: degreesOfFreedom, errors: errors)
  }
}
