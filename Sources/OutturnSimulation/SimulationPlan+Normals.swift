extension SimulationPlan {
  /// Standard normal variates that the growth of one path takes: its shocks and, where parameters
  /// are drawn afresh, theirs. Variates of chi-squared scales, levels and deflators are not counted.
  /// With Sobol points it is the Student-t variates, one a figure; of an antithetic pair each path
  /// counts. Of resampled shocks it is 0.
  package var normalsPerPath: Int {
    let n = model.seriesCount
    if model.residuals != nil { return 0 }
    switch model {
    case .components(let components): return horizon * n * components.componentCount
    case .vectorAutoregression, .gaussianPaths: return horizon * n
    case .normalInverseWishart where sampler == .sobol: return horizon * n
    case .normalInverseWishart(let conjugate):
      let coefficients = integratesCoefficients ? 0 : (1 + n * conjugate.lags) * n
      return horizon * n + coefficients + n * (n - 1) / 2
    }
  }

  /// Whether the coefficients drawn for every path are integrated out given Σ; with Sobol points Σ
  /// is, too.
  package var integratesCoefficients: Bool {
    guard case .normalInverseWishart(let model) = model, sampler != .sobol else { return false }
    return model.isMarginal(horizon: horizon, shockScale: shockScale)
  }
}
