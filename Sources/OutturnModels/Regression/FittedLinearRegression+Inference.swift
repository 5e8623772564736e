private import Glibc
public import OutturnAlgebra
internal import OutturnRandom

/// What the sample says about one coefficient.
public struct CoefficientTest: Sendable, Hashable {
  public let name: String
  public let estimate: Double
  public let standardError: Double
  /// Of the Student t law that `tStatistic` is held against.
  public let degreesOfFreedom: Int

  /// Estimate over standard error.
  public var tStatistic: Double { estimate / standardError }

  /// P(|t| as large or larger) when the coefficient is 0.
  public var pValue: Double {
    2 * StudentT.cumulative(-abs(tStatistic), degreesOfFreedom: Double(degreesOfFreedom))
  }

  /// The interval that covers the coefficient with the given probability.
  ///
  /// - Parameter probability: In (0, 1).
  public func interval(_ probability: Double) -> ClosedRange<Double> {
    let t = StudentT.quantile(
      0.5 + probability / 2, degreesOfFreedom: Double(degreesOfFreedom))
    return (estimate - t * standardError)...(estimate + t * standardError)
  }
}

extension FittedLinearRegression {
  /// Each coefficient with its standard error and t test, Student t with T − k degrees of freedom
  /// for every covariance.
  ///
  /// - Throws: ``EstimationError/exactFit(response:observations:)``.
  /// - Verified: `LinearRegressionReferenceTests`, statsmodels.
  public func coefficientTests(
    _ estimator: CoefficientCovariance = .classical
  ) throws(EstimationError) -> [CoefficientTest] {
    try requireErrors()
    let errors = try standardErrors(estimator)
    return coefficients.indices.map {
      CoefficientTest(
        name: specification.coefficientNames[$0], estimate: coefficients[$0],
        standardError: errors[$0], degreesOfFreedom: degreesOfFreedom)
    }
  }

  /// The F test that the coefficients of the named regressors are all 0.
  ///
  /// - Parameters:
  ///   - names: At least one, none twice.
  ///   - estimator: Covariance used; the classical one gives the textbook's F.
  /// - Throws: ``EstimationError/exactFit(response:observations:)``.
  public func jointTest(
    of names: [String], _ estimator: CoefficientCovariance = .classical
  ) throws(EstimationError) -> RegressionTest {
    var restrictions = Matrix(rowCount: names.count, columnCount: coefficients.count)
    for (row, name) in names.enumerated() { restrictions[row, place(name)] = 1 }
    return try restrictionTest(
      restrictions, equals: Array(repeating: 0, count: names.count), estimator)
  }

  /// The F test that every regressor but the intercept has coefficient 0; nil when there is none.
  ///
  /// - Throws: ``EstimationError/exactFit(response:observations:)``.
  public func overallTest(
    _ estimator: CoefficientCovariance = .classical
  ) throws(EstimationError) -> RegressionTest? {
    if specification.regressors.isEmpty { return nil }
    return try jointTest(of: specification.regressors, estimator)
  }

  /// Wald's test of R·β = r in its F form:
  ///
  ///     F = (R·β̂ − r)ᵀ·(R·V·Rᵀ)⁻¹·(R·β̂ − r)/q,    F(q, T − k)
  ///
  /// - Parameters:
  ///   - restrictions: R, q×k, of full row rank.
  ///   - values: r, q.
  /// - Throws: ``EstimationError/exactFit(response:observations:)``;
  ///   ``EstimationError/numbersRefused(model:_:)`` when R·V·Rᵀ is singular.
  public func restrictionTest(
    _ restrictions: Matrix, equals values: [Double],
    _ estimator: CoefficientCovariance = .classical
  ) throws(EstimationError) -> RegressionTest {
    let q = values.count
    precondition(
      q > 0 && restrictions.rowCount == q && restrictions.columnCount == coefficients.count,
      "R is \(restrictions.rowCount)×\(restrictions.columnCount) for \(q) values")
    try requireErrors()
    let variance = try covariance(estimator)
    var middle = (restrictions * variance).multiplied(by: restrictions, transposingOther: true)
    var distance = zip(restrictions * coefficients, values).map { $0 - $1 }
    // In units of each restriction's own standard error, so that units do not matter.
    let errors = middle.diagonal.map { sqrt($0) }
    for i in 0..<q {
      distance[i] /= errors[i]
      for j in 0..<q { middle[i, j] /= errors[i] * errors[j] }
    }
    let form: Double
    do {
      form = zip(distance, try Cholesky(middle).solve(distance)).reduce(0) { $0 + $1.0 * $1.1 }
    } catch {
      throw .numbersRefused(model: specification.response, error)
    }
    return RegressionTest(
      "Wald F", hypothesis: "the \(q) restrictions hold", statistic: form / Double(q),
      law: .fisherF(numerator: q, denominator: degreesOfFreedom))
  }
}
