internal import OutturnAlgebra

/// Whether the errors' variance moves with the regressors. With weights the scaled residuals are
/// used, beside the plain regressors.
extension FittedLinearRegression {
  /// Breusch and Pagan's test in Koenker's form, which does not need normal errors: û² is regressed
  /// on a constant and the regressors; T·R² is chi-squared, a degree of freedom per regressor.
  ///
  /// - Throws: ``EstimationError/exactFit(response:observations:)``;
  ///   ``EstimationError/collinear(names:)`` when no regressor varies.
  /// - Source: Breusch & Pagan (1979), doi:10.2307/1911963; Koenker (1981),
  ///   doi:10.1016/0304-4076(81)90062-2.
  /// - Verified: `LinearRegressionReferenceTests`, statsmodels.
  public func breuschPaganTest() throws(EstimationError) -> RegressionTest {
    try varianceTest("Breusch-Pagan", terms: plainRegressors)
  }

  /// White's test: as ``breuschPaganTest()`` with the squares and products of the regressors added.
  ///
  /// Terms that the others explain, such as the square of a 0–1 regressor, are not counted and are
  /// named in ``RegressionTest/omitted``.
  ///
  /// - Throws: ``EstimationError/tooFewObservations(response:observations:needed:)`` when there are
  ///   more terms than observations; ``EstimationError/exactFit(response:observations:)``.
  /// - Source: White (1980), doi:10.2307/1912934.
  /// - Verified: `LinearRegressionReferenceTests`, statsmodels.
  public func whiteTest() throws(EstimationError) -> RegressionTest {
    let plain = plainRegressors
    var terms = plain
    for i in plain.indices {
      for j in i..<plain.count {
        terms.append(
          ("\(plain[i].name)*\(plain[j].name)", zip(plain[i].values, plain[j].values).map(*)))
      }
    }
    return try varianceTest("White", terms: terms)
  }

  private var plainRegressors: [(name: String, values: [Double])] {
    let first = specification.hasIntercept ? 1 : 0
    return specification.regressors.enumerated().map { place, name in
      (name, regressors.column(first + place))
    }
  }

  private func varianceTest(
    _ name: String, terms: [(name: String, values: [Double])]
  ) throws(EstimationError) -> RegressionTest {
    try requireErrors()
    let ones = [Double](repeating: 1, count: observationCount)
    let squares = scaledResiduals.map { $0 * $0 }
    let auxiliary = try AuxiliaryRegression(
      squares, on: [ones] + terms.map(\.values), name: specification.response)
    let names = [LinearRegression.interceptName] + terms.map(\.name)
    if auxiliary.rank < 2 { throw .collinear(names: names) }
    // Residuals of one size: R² would be rounding over rounding, and nothing moves.
    let varies = auxiliary.centredTotal > auxiliary.uncentredTotal * 0x1p-92
    return RegressionTest(
      name, hypothesis: "the errors' variance does not move with the regressors",
      statistic: varies ? Double(observationCount) * auxiliary.centredRSquared : 0,
      law: .chiSquared(degreesOfFreedom: auxiliary.rank - 1),
      omitted: auxiliary.dependent.map { names[$0] })
  }
}
