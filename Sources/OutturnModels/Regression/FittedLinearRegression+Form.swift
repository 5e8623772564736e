private import Glibc

/// Whether errors are normal and the equation's form suffices. With weights the scaled residuals are
/// used.
extension FittedLinearRegression {
  /// Jarque and Bera's T/6·(S² + (K − 3)²/4), chi-squared with 2 degrees of freedom; S and K are
  /// skewness and kurtosis with divisor T.
  ///
  /// - Throws: ``EstimationError/exactFit(response:observations:)``;
  ///   ``EstimationError/noVariation(series:)`` when all residuals are the same.
  /// - Source: Jarque & Bera (1980), doi:10.1016/0165-1765(80)90024-5.
  /// - Verified: `LinearRegressionReferenceTests`, statsmodels.
  public func jarqueBeraTest() throws(EstimationError) -> RegressionTest {
    let count = Double(observationCount)
    var (second, third, fourth) = (0.0, 0.0, 0.0)
    for value in try centredResiduals() {
      let square = value * value
      second += square / count
      third += square * value / count
      fourth += square * square / count
    }
    let skewness = third / (second * sqrt(second))
    let excess = fourth / (second * second) - 3
    return RegressionTest(
      "Jarque-Bera", hypothesis: "errors are normal",
      statistic: count / 6 * (skewness * skewness + excess * excess / 4),
      law: .chiSquared(degreesOfFreedom: 2))
  }

  /// Ramsey's RESET: the F test that powers 2 to p of the fitted values explain nothing.
  ///
  /// - Parameter highestPower: p, at least 2.
  /// - Throws: ``EstimationError/exactFit(response:observations:)``;
  ///   ``EstimationError/collinear(names:)`` when the regressors explain every power;
  ///   ``EstimationError/tooFewObservations(response:observations:needed:)``.
  /// - Source: Ramsey (1969), doi:10.1111/j.2517-6161.1969.tb00796.x.
  /// - Verified: `LinearRegressionReferenceTests`, statsmodels.
  public func resetTest(highestPower: Int = 3) throws(EstimationError) -> RegressionTest {
    precondition(highestPower >= 2, "RESET with powers up to \(highestPower)")
    try requireErrors()
    // In units of the largest, so that high powers neither overflow nor vanish.
    let largest = fittedValues.reduce(0) { max($0, abs($1)) }
    let unit = largest > 0 ? fittedValues.map { $0 / largest } : fittedValues
    let roots = rows.weights?.map { sqrt($0) }
    var power = unit
    var powers: [[Double]] = []
    for _ in 2...highestPower {
      power = zip(power, unit).map(*)
      powers.append(roots.map { zip($0, power).map(*) } ?? power)
    }
    let auxiliary = try AuxiliaryRegression(
      rows.scaledResponse, on: scaledColumns + powers, name: specification.response)
    let names =
      specification.coefficientNames + (2...highestPower).map { "fitted^\($0)" }
    return try incrementTest(
      "RESET", hypothesis: "powers of the fitted values explain nothing",
      residualSumOfSquares: auxiliary.residualSumOfSquares,
      added: auxiliary.rank - coefficients.count, omitted: auxiliary.dependent.map { names[$0] })
  }
}
