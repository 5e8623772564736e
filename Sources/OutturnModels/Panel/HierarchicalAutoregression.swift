public import OutturnRandom

/// Many units' first-order autoregressions that borrow strength from each other.
///
///     y_it = μ_i + ρ_i·(y_i,t−1 − μ_i) + σ_i·e_it,   e_it ~ t_ν
///     μ_i ~ N(m₀, τ²),  ρ_i ~ N(r₀, w²) within limits,  σ_i² ~ IG(a, b)
///
/// The first published value of a unit has scale σ_i/√(1 − ρ_i²) around μ_i. Holes between
/// published values are sampled with everything else; so are m₀, τ, r₀, w, a, b and ν.
///
///     let posterior = try HierarchicalAutoregression().fit(panel, seed: Seed(1))
///     let next = posterior.forecastMean(horizon: 5)
///
/// - Source: the study of 113 countries, 1999–2024, in which this model had 11 % less CRPS than
///   automatic ARIMA one year ahead and 17 % less for five-year averages.
/// - Verified: `HierarchicalCalibrationTests`, simulation-based calibration;
///   `HierarchicalReferenceTests`, an independent sampler.
public struct HierarchicalAutoregression: Sendable {
  public let prior: HierarchicalPrior
  /// Sweeps of each chain that are thrown away.
  public let warmUp: Int
  /// Draws that each chain keeps.
  public let draws: Int
  /// Independent chains.
  public let chains: Int
  /// Sweeps for each draw that is kept.
  public let thinning: Int

  /// - Parameters:
  ///   - warmUp: Sweeps of each chain that are thrown away.
  ///   - draws: Kept by each chain; at least 8.
  ///   - chains: At least 1.
  ///   - thinning: Sweeps for each draw; at least 1.
  public init(
    prior: HierarchicalPrior = HierarchicalPrior(), warmUp: Int = 150, draws: Int = 500,
    chains: Int = 2, thinning: Int = 1
  ) {
    precondition(
      warmUp >= 0 && draws >= 8 && chains >= 1 && thinning >= 1,
      "\(chains) chains of \(draws) draws after \(warmUp) sweeps, every \(thinning)th")
    prior.check()
    self.prior = prior
    self.warmUp = warmUp
    self.draws = draws
    self.chains = chains
    self.thinning = thinning
  }

  /// Samples the posterior.
  ///
  /// - Parameters:
  ///   - panel: At least one unit; each with at least one published value.
  ///   - seed: Chain c uses stream c, so the threads do not matter.
  ///   - threads: Most chains at work at once.
  /// - Throws: ``EstimationError/noCompleteRows(regions:series:)`` with the units that have no
  ///   value at all.
  /// - Complexity: O(units · periods) a sweep; 113 units of 20 years take some 0.4 ms.
  public func fit(
    _ panel: PanelTable, seed: Seed, threads: Int = 2
  ) throws(EstimationError) -> HierarchicalPosterior {
    let empty = zip(panel.units, panel.values).filter { $0.1.allSatisfy { $0 == nil } }
    if !empty.isEmpty || panel.units.isEmpty {
      throw .noCompleteRows(regions: empty.map(\.0), series: [panel.series])
    }
    let results = concurrentMap(count: chains, threads: threads) { index in
      run(panel, stream: seed.stream(.posterior, UInt32(index)))
    }
    var borrowing = BorrowingSums(units: panel.units.count)
    for result in results { borrowing.add(result.borrowing) }
    return HierarchicalPosterior(
      units: panel.units, chains: results.map(\.draws),
      borrowing: borrowing.averages(units: panel.units))
  }

  private func run(
    _ panel: PanelTable, stream: RandomStream
  ) -> (draws: [HierarchicalDraw], borrowing: BorrowingSums) {
    var chain = HierarchicalChain(panel.values, prior: prior, stream: stream)
    var kept: [HierarchicalDraw] = []
    var borrowing = BorrowingSums(units: panel.units.count)
    for _ in 0..<warmUp { chain.sweep() }
    for _ in 0..<draws {
      for _ in 0..<thinning { chain.sweep() }
      kept.append(chain.point)
      borrowing.add(chain)
    }
    return (kept, borrowing)
  }
}
