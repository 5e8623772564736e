internal import OutturnSeries

/// Paths of a plan with its sources of uncertainty drawn anew in all combinations.
///
/// A level is base · growth · noise · prices, and the last two are independent of the rest and of
/// each other: each part is simulated by itself, and the parts of two paths are combined.
struct RedrawnPaths {
  /// With the plan's draws, and with the same dealt anew.
  private let growth: [SimulationPlan]
  /// Levels from 1 without noise and with the mean of prices; with noise; with prices. Empty when
  /// no level hangs on either.
  private let factors: [SimulationPlan]

  /// - Parameter order: The draws as they are dealt anew.
  init(_ plan: SimulationPlan, order: [Int], hasNoise: Bool) {
    growth = [Array(order.indices), order].map {
      plan.variant(draws: $0, noise: false, deflator: false, hasBase: true)
    }
    factors =
      hasNoise
      ? [(false, false), (true, false), (false, true)].map { noise, deflator in
        plan.variant(draws: nil, noise: noise, deflator: deflator, hasBase: false)
      } : []
  }

  /// Simulates paths and others of the same draws.
  func chunk(_ first: Range<Int>, and second: Range<Int>) -> Chunk {
    Chunk(
      growth: [first, second].flatMap { paths in growth.map { $0.simulatedPaths(paths) } },
      factors: factors.map { plan in [first, second].map { plan.simulatedPaths($0) } })
  }

  /// Some cases, each with two values of every source.
  struct Chunk {
    /// By shocks, then draw.
    let growth: [SimulatedPaths]
    /// By part, then path.
    let factors: [[SimulatedPaths]]

    /// Whether the target is met, by case: bit m stands for the second value of the sources in mask
    /// m, in the order draw, shocks, noise, prices.
    func outcomes(_ target: TargetCell, hasNoise: Bool) -> [UInt32] {
      let values = growth.map {
        Array($0.values(target.measure, series: target.series, step: target.step))
      }
      func ratios(_ part: Int) -> [[Double]] {
        zip(factors[part], factors[0]).map { one, still in
          zip(
            one.values(.level, series: target.series, step: target.step),
            still.values(.level, series: target.series, step: target.step)
          ).map { $0 / $1 }
        }
      }
      let noise = hasNoise ? ratios(1) : []
      let prices = hasNoise ? ratios(2) : []
      let (lowest, highest) = (target.exact.lowerBound, target.exact.upperBound)
      var outcomes = [UInt32](repeating: 0, count: values[0].count)
      for mask in 0..<(hasNoise ? 16 : 4) {
        let bit: UInt32 = 1 << UInt32(mask)
        let growth = values[mask & 3]
        if hasNoise {
          let (noise, prices) = (noise[mask >> 2 & 1], prices[mask >> 3])
          for path in outcomes.indices {
            let value = growth[path] * noise[path] * prices[path]
            if value >= lowest && value <= highest { outcomes[path] |= bit }
          }
        } else {
          for path in outcomes.indices where growth[path] >= lowest && growth[path] <= highest {
            outcomes[path] |= bit
          }
        }
      }
      return outcomes
    }
  }
}

extension SimulationPlan {
  /// The plan with sources switched off, for single paths.
  ///
  /// - Parameters:
  ///   - draws: The draws in another order, or nil.
  ///   - hasBase: Whether levels start from their base, or from 1.
  fileprivate func variant(
    draws: [Int]?, noise: Bool, deflator hasDeflator: Bool, hasBase: Bool
  ) -> SimulationPlan {
    let levels = levels.map { rule in
      let dealt = draws.map(rule.of(draws:)) ?? rule
      return LevelRule(
        baseLevels: hasBase ? dealt.baseLevels : [1], noise: noise ? rule.noise : .none,
        usesDeflator: rule.usesDeflator)
    }
    let prices = deflator.map { rule in
      let none = rule.means.map { _ in 0.0 }
      return DeflatorRule(
        means: rule.means,
        commonStandardDeviations: hasDeflator ? rule.commonStandardDeviations : none,
        yearStandardDeviations: hasDeflator ? rule.yearStandardDeviations : none)
    }
    return SimulationPlan(
      model: draws.map(model.of(draws:)) ?? model, horizon: horizon, paths: 1, seed: seed,
      transformations: transformations, shift: shift, shockScale: shockScale, levels: levels,
      deflator: prices, identities: identities, targets: [], batches: [], measures: [])
  }
}
