/// Whether a hyperparameter is given or learnt from the data.
public enum HyperparameterRule: Sendable, Hashable {
  /// This value.
  case fixed(Double)
  /// Learnt between bounds, with a prior or, when that is nil, a flat one.
  case estimated(prior: GammaHyperprior?, within: ClosedRange<Double>)

  /// λ as Giannone, Lenza and Primiceri have it.
  public static let tightness = HyperparameterRule.estimated(
    prior: GammaHyperprior(mode: 0.2, standardDeviation: 0.4), within: 1e-4...5)
  /// μ or δ as Giannone, Lenza and Primiceri have it.
  public static let longRun = HyperparameterRule.estimated(
    prior: GammaHyperprior(mode: 1, standardDeviation: 1), within: 1e-4...50)
}
