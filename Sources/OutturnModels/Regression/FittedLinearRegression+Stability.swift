private import Glibc

/// Whether the equation is one over the whole sample.
extension FittedLinearRegression {
  /// Chow's F test that the coefficients before and from an observation on are the same.
  ///
  /// Both parts are estimated on their own; regressors that do not vary within a part are counted
  /// once and named in ``RegressionTest/omitted``.
  ///
  /// - Parameter observation: First one of the second part, from 0.
  /// - Throws: ``EstimationError/tooFewObservations(response:observations:needed:)`` when a part
  ///   has at most k observations; ``EstimationError/exactFit(response:observations:)``.
  /// - Source: Chow (1960), doi:10.2307/1910133.
  /// - Verified: `LinearRegressionReferenceTests`, by dummies in statsmodels.
  public func chowTest(from observation: Int) throws(EstimationError) -> RegressionTest {
    precondition(
      observation > 0 && observation < observationCount,
      "no break at \(observation) in \(observationCount) observations")
    try requireErrors()
    var squares = 0.0
    var rank = 0
    var omitted: [String] = []
    for (part, range) in [0..<observation, observation..<observationCount].enumerated() {
      let auxiliary = try AuxiliaryRegression(
        Array(rows.scaledResponse[range]), on: scaledColumns.map { Array($0[range]) },
        name: specification.response)
      squares += auxiliary.residualSumOfSquares
      rank += auxiliary.rank
      omitted += auxiliary.dependent.map {
        "\(specification.coefficientNames[$0]).part\(part + 1)"
      }
    }
    return try incrementTest(
      "Chow", hypothesis: "coefficients before and from observation \(observation) are the same",
      residualSumOfSquares: squares, added: rank - coefficients.count, omitted: omitted)
  }

  /// The test of cumulated residuals: the largest |Σ_{i≤t} û_i|/(s·√T), held against a Brownian
  /// bridge.
  ///
  /// It sees shifts of the level; a shift of slopes with regressors of mean 0 it may miss. The law
  /// needs an intercept and regressors without trend.
  ///
  /// - Throws: ``EstimationError/exactFit(response:observations:)``.
  /// - Source: Ploberger & Krämer (1992), doi:10.2307/2951597.
  /// - Verified: `LinearRegressionReferenceTests`, statsmodels.
  public func cumulatedResidualTest() throws(EstimationError) -> RegressionTest {
    try requireErrors()
    let scale = residualStandardDeviation * sqrt(Double(observationCount))
    var sum = 0.0
    let largest = scaledResiduals.reduce(0.0) { largest, value in
      sum += value
      return max(largest, abs(sum))
    }
    return RegressionTest(
      "CUSUM of residuals", hypothesis: "the equation is the same throughout",
      statistic: largest / scale, law: .brownianBridge)
  }
}
