public import OutturnAlgebra

extension FittedVectorAutoregression {
  /// Expected error E[Â] − A of the lag coefficients to order 1/T, with the estimates in the place of
  /// the true ones: how far least squares leans towards less persistence in samples of this size.
  ///
  /// For the companion matrix A of a process with an estimated constant,
  ///
  ///     bias = −(1/T)·S·[(I − Aᵀ)⁻¹ + Aᵀ·(I − (Aᵀ)²)⁻¹ + Σ_λ λ·(I − λ·Aᵀ)⁻¹]·Γ(0)⁻¹,
  ///
  /// S the covariance of its shocks, Γ(0) of its state, λ its roots. The bracket is summed as
  /// Σ_j [(Aᵀ)ʲ + (Aᵀ)²ʲ⁺¹ + tr(Aʲ⁺¹)·(Aᵀ)ʲ], so that no complex number appears. For one series with
  /// one lag it is the familiar −(1 + 3a)/T.
  ///
  /// Estimates are not corrected by it: a corrected process may not be stable, and forecasts gain
  /// little.
  ///
  /// - Returns: n×np, [bias of A₁ … bias of A_p]; nil for a spectral radius of 0.999 and more, where
  ///   the expansion does not hold, and for models whose one deterministic term is not the constant.
  /// - Complexity: O((np)³/(1 − ρ)) for a spectral radius ρ.
  /// - Source: Pope (1990), doi:10.1111/j.1467-9892.1990.tb00056.x.
  /// - Verified: `SmallSampleBiasTests`, the closed form of one series and simulation.
  public func smallSampleBias() -> Matrix? {
    guard model.lags > 0, spectralRadius < 0.999, terms.names == ["constant"] else { return nil }
    let companion = polynomial.companion
    guard let state = companion.stateCovariance(shocks: covariance) else { return nil }
    let order = companion.matrix.rowCount
    let transposed = companion.matrix.transposed
    var sum = Matrix(rowCount: order, columnCount: order)
    var power = Matrix.identity(order)
    // Powers of a matrix with a spectral radius below 0.999 vanish in the end, though they may grow
    // at first; the square that the second term needs is taken along.
    for _ in 0..<200_000 {
      let next = power * transposed
      let trace = next.diagonal.reduce(0, +)
      let added = (1 + trace) * power + next * power
      sum += added
      power = next
      let size = power.elements.reduce(0) { max($0, abs($1)) }
      if size < 0x1p-60 { break }
    }
    guard let weighted = try? PivotedQR(state).leastSquares(sum.transposed).transposed else {
      return nil
    }
    let shocks = covariance * weighted[Array(0..<seriesCount), Array(0..<order)]
    return (-1 / Double(rowCount)) * shocks
  }
}
