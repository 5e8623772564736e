internal import OutturnAlgebra
internal import OutturnRandom

/// A test that lags of some series do not enter the equations of others.
public struct GrangerTest: Sendable, Hashable {
  public let causing: [String]
  public let caused: [String]
  /// F = λ/r, λ the Wald statistic of the r zero restrictions with Σ̂ and r = p·|causing|·|caused|.
  public let statistic: Double
  /// r.
  public let restrictions: Int
  /// n·(T − k): degrees of freedom of the denominator.
  public let degreesOfFreedom: Int
  /// P(F ≥ statistic) when nothing is caused.
  public let pValue: Double
}

extension FittedVectorAutoregression {
  /// Tests that lags of `causing` are absent from the equations of `caused`, the other series being
  /// in the model too. Absence means no help in forecasting one step ahead; with further series in
  /// the model it does not mean none at longer horizons.
  ///
  /// - Parameters:
  ///   - causing: Series; at least one.
  ///   - caused: Series; none of `causing`.
  /// - Throws: ``EstimationError/unknownSeries(names:known:)``.
  /// - Complexity: O((p·|causing|)³ + |caused|³).
  /// - Source: Lütkepohl (2005), 3.6.1, (3.6.6).
  /// - Verified: `LuetkepohlVARTests`, statsmodels.
  public func grangerTest(
    _ causing: [String], causes caused: [String]
  ) throws(EstimationError) -> GrangerTest {
    precondition(
      model.lags > 0 && !causing.isEmpty && !caused.isEmpty
        && Set(causing).isDisjoint(with: caused),
      "\(causing) cannot be tested to cause \(caused) with \(model.lags) lags")
    let unknown = (causing + caused).filter { !seriesNames.contains($0) }
    if !unknown.isEmpty { throw .unknownSeries(names: unknown, known: seriesNames) }
    func places(_ names: [String]) -> [Int] {
      names.map { name in seriesNames.firstIndex { $0 == name }! }
    }
    let equations = places(caused)
    let rows = (0..<model.lags).flatMap { lag in
      places(causing).map { terms.count + lag * seriesCount + $0 }
    }
    // The covariance of these coefficients is Σ_sub ⊗ V_sub, so that λ = tr(Σ⁻¹·Bᵀ·V⁻¹·B).
    let b = coefficients[rows, equations]
    let wald: Double
    do {
      let inner = b.multiplied(
        by: try Cholesky(inverseGram[rows, rows]).solve(b), transposingSelf: true)
      wald = try Cholesky(covariance[equations, equations]).solve(inner).diagonal.reduce(0, +)
    } catch {
      throw .numbersRefused(model: "var", error)
    }
    let restrictions = rows.count * equations.count
    let denominator = seriesCount * degreesOfFreedom
    let f = wald / Double(restrictions)
    return GrangerTest(
      causing: causing, caused: caused, statistic: f, restrictions: restrictions,
      degreesOfFreedom: denominator,
      pValue: FisherF.exceedance(
        f, numerator: Double(restrictions), denominator: Double(denominator)))
  }
}
