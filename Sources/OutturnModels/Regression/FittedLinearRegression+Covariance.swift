private import Glibc
public import OutturnAlgebra

extension FittedLinearRegression {
  /// The estimated covariance of β̂, k×k.
  ///
  /// With Q the orthonormal basis of the scaled regressors and F its factor, every estimator is
  /// F·M·Fᵀ: M = s²·I for the classical one, Σ ω_t·q_t·q_tᵀ for White's with ω the corrected squared
  /// residuals, and for Newey and West's Γ₀ + Σ_l (1 − l/(L + 1))·(Γ_l + Γ_lᵀ) with
  /// Γ_l = Σ_t û_t·û_{t−l}·q_t·q_{t−l}ᵀ. Residuals are the scaled ones.
  ///
  /// - Throws: ``EstimationError/exactFit(response:observations:)`` for HC2 and HC3 when an
  ///   observation has leverage 1, whose residual says nothing.
  /// - Complexity: O(T·k²), times L + 1 for Newey and West's.
  /// - Source: White (1980), doi:10.2307/1912934; Newey & West (1987), doi:10.2307/1913610.
  /// - Verified: `LinearRegressionReferenceTests`, statsmodels.
  public func covariance(
    _ estimator: CoefficientCovariance = .classical
  ) throws(EstimationError) -> Matrix {
    let k = coefficients.count
    switch estimator {
    case .classical:
      let variance = residualSumOfSquares / Double(degreesOfFreedom)
      return variance * inverseFactor.multiplied(by: inverseFactor, transposingOther: true)
    case .white(let correction):
      let squares = try correctedSquares(correction)
      var weighted = basis
      for j in 0..<k {
        for t in 0..<weighted.rowCount { weighted[t, j] *= squares[t] }
      }
      return sandwich(basis.multiplied(by: weighted, transposingSelf: true))
    case .neweyWest(let lags, let smallSample):
      let count = observationCount
      let lags = lags ?? CoefficientCovariance.defaultLags(observations: count)
      precondition(lags >= 0 && lags < count, "\(lags) lags of \(count) observations")
      var moments = basis
      for j in 0..<k {
        for t in 0..<count { moments[t, j] *= scaledResiduals[t] }
      }
      var meat = moments.multiplied(by: moments, transposingSelf: true)
      for lag in 0..<lags {
        let lag = lag + 1
        let columns = Array(0..<k)
        let late = moments[Array(lag..<count), columns]
        let early = moments[Array(0..<(count - lag)), columns]
        let cross = late.multiplied(by: early, transposingSelf: true)
        meat += (1 - Double(lag) / Double(lags + 1)) * (cross + cross.transposed)
      }
      let factor = smallSample ? Double(count) / Double(degreesOfFreedom) : 1
      return factor * sandwich(meat)
    }
  }

  /// The square roots of the diagonal of ``covariance(_:)``.
  ///
  /// - Throws: As ``covariance(_:)``.
  public func standardErrors(
    _ estimator: CoefficientCovariance = .classical
  ) throws(EstimationError) -> [Double] {
    try covariance(estimator).diagonal.map { sqrt($0) }
  }

  private func sandwich(_ meat: Matrix) -> Matrix {
    (inverseFactor * meat).multiplied(by: inverseFactor, transposingOther: true)
  }

  private func correctedSquares(
    _ correction: CoefficientCovariance.WhiteCorrection
  ) throws(EstimationError) -> [Double] {
    let squares = scaledResiduals.map { $0 * $0 }
    switch correction {
    case .hc0: return squares
    case .hc1:
      let factor = Double(observationCount) / Double(degreesOfFreedom)
      return squares.map { $0 * factor }
    case .hc2, .hc3:
      // A leverage of 1 comes out within some units in the last place of 1.
      let alone = leverage.indices.filter { 1 - leverage[$0] < 0x1p-40 }
      if !alone.isEmpty {
        throw .exactFit(response: specification.response, observations: alone)
      }
      return zip(squares, leverage).map { square, h in
        correction == .hc2 ? square / (1 - h) : square / ((1 - h) * (1 - h))
      }
    }
  }
}
