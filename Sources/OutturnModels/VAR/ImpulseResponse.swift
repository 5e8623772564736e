private import Glibc
public import OutturnAlgebra

/// What one shock does to every series in the periods after it.
public struct ImpulseResponse: Sendable, Hashable {
  /// How the shock is defined.
  public enum Shock: Sendable, Hashable {
    /// One unit of one error, the others zero: Φ_h.
    case unit
    /// One standard deviation of an orthogonal shock: Φ_h·L with Σ̂ = L·Lᵀ. The order of the series
    /// matters: the first moves all at once, the last none but itself.
    case orthogonalised
    /// One standard deviation of one error, the others moving as they usually do with it:
    /// Φ_h·Σ̂·e_j/√σ̂_jj. Does not depend on the order; the shocks are not independent.
    case generalised
  }

  public let seriesNames: [String]
  public let shock: Shock
  /// For h = 0, …, H an n×n matrix: element (i, j) is the response of series i to shock j, in units
  /// of series i.
  public let responses: [Matrix]

  /// The responses summed up to each step: what is left in the level of a series in growth rates.
  public var cumulated: ImpulseResponse {
    var sum = Matrix(rowCount: seriesNames.count, columnCount: seriesNames.count)
    let sums = responses.map { response in
      sum += response
      return sum
    }
    return ImpulseResponse(seriesNames: seriesNames, shock: shock, responses: sums)
  }

  /// The response of one series to one shock, h = 0, …, H.
  public func path(of series: String, to shock: String) -> [Double] {
    guard let i = seriesNames.firstIndex(of: series), let j = seriesNames.firstIndex(of: shock)
    else { preconditionFailure("\(series) or \(shock) is not in \(seriesNames)") }
    return responses.map { $0[i, j] }
  }
}

extension FittedVectorAutoregression {
  /// Impulse responses up to step H.
  ///
  /// - Parameters:
  ///   - horizon: H; step 0 is the period of the shock.
  ///   - shock: See ``ImpulseResponse/Shock``.
  /// - Complexity: O(H·p·n³).
  /// - Source: Lütkepohl (2005), 2.3; Pesaran & Shin (1998), doi:10.1016/S0165-1765(97)00214-0.
  /// - Verified: `LuetkepohlVARTests`, statsmodels.
  public func impulseResponse(
    horizon: Int, _ shock: ImpulseResponse.Shock = .orthogonalised
  ) -> ImpulseResponse {
    precondition(horizon >= 0, "a horizon of \(horizon)")
    let impact: Matrix
    switch shock {
    case .unit: impact = .identity(seriesCount)
    case .orthogonalised: impact = shockFactor
    case .generalised:
      impact = covariance * Matrix(diagonal: covariance.diagonal.map { 1 / sqrt($0) })
    }
    return ImpulseResponse(
      seriesNames: seriesNames, shock: shock,
      responses: polynomial.movingAverage(count: horizon + 1).map { $0 * impact })
  }
}
