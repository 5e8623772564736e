/// What a vector autoregression does with periods like 2020, whose shocks are of another size.
///
/// Periods are places in the table, from 0. Whatever is chosen, the period stays a regressor of the
/// periods after it: what happened did happen. A treatment touches the shock of the period alone.
public enum OutlierTreatment: Sendable, Hashable {
  /// Nothing: the period counts as any other.
  case none
  /// The rows of these periods are not used.
  ///
  /// - Source: Schorfheide & Song (2021), doi:10.3386/w29535.
  case leftOut(periods: [Int])
  /// An impulse dummy for each of these periods, with the constant's wide prior. It takes up the
  /// shock of its period, so the estimates are those of `leftOut`; the size of the shock is read
  /// off its coefficient. Marginal likelihoods contain the density of those rows.
  case impulses(periods: [Int])
  /// The standard deviation of all shocks is multiplied by a factor of its own in each of the first
  /// periods from `firstPeriod` on, and by one that decays towards 1 afterwards. The factors are
  /// estimated: with the tightness in the conjugate form, as unknowns of the Gibbs sampler with an
  /// independent prior and normal shocks. A stated long-run mean, Student-t shocks and stochastic
  /// volatility do not take them.
  ///
  /// - Source: Lenza & Primiceri (2022), doi:10.1002/jae.2895.
  case scaled(firstPeriod: Int, freeFactors: Int)

  /// Periods whose rows say nothing of ordinary times.
  var periods: [Int] {
    switch self {
    case .none: []
    case .leftOut(let periods), .impulses(let periods): periods
    case .scaled(let first, let count): Array(first..<first + count)
    }
  }
}
