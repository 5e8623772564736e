internal import OutturnAlgebra

/// A covariance matrix taken apart once for all steps of a sweep that ask for its parts.
struct FactoredCovariance: Sendable {
  let factor: Cholesky
  /// n×n.
  let inverse: Matrix

  init(_ covariance: Matrix) throws(AlgebraError) {
    factor = try Cholesky(covariance)
    inverse = factor.inverse
  }
}

/// The covariances of a regional model's parameters, each taken apart.
struct RegionalFactors: Sendable {
  /// Of Q.
  let level: FactoredCovariance
  /// Of S.
  let shock: FactoredCovariance
  /// Of U by region below the nation.
  let deviations: [FactoredCovariance]

  init(_ parameters: RegionalParameters) throws(AlgebraError) {
    level = try FactoredCovariance(parameters.levelCovariance)
    shock = try FactoredCovariance(parameters.shockCovariance)
    var deviations: [FactoredCovariance] = []
    deviations.reserveCapacity(parameters.deviationCovariances.count)
    for covariance in parameters.deviationCovariances {
      deviations.append(try FactoredCovariance(covariance))
    }
    self.deviations = deviations
  }
}
