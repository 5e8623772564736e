internal import OutturnSeries

/// Paths of a plan with its sources of uncertainty drawn anew in all combinations.
///
/// A level is base · growth · noise · prices, and the last two are independent of the rest and of
/// each other: each part is simulated by itself, and the parts of two paths are combined.
struct RedrawnPaths {
  /// With the plan's draws, and with the same dealt anew.
  private let growth: [PathSource]
  /// Levels from 1 without growth: with noise, and with prices that differ from their mean. Empty
  /// when no level hangs on either.
  private let factors: [PathSource]
  /// A level from 1 with neither.
  private let still: SimulatedPaths?

  /// - Parameter order: The draws as they are dealt anew.
  init(_ plan: SimulationPlan, order: [Int], hasNoise: Bool) {
    let cells = plan.targets.map(SimulatedPaths.Cell.init)
    growth = [plan.quiet(plan.model, plan.levels), plan.dealt(order)].map {
      PathSource($0, cells: cells)
    }
    let levels = plan.targets.map {
      SimulatedPaths.Cell(.level, series: $0.series, step: $0.step)
    }
    func part(noise: Bool, deflator: Bool) -> PathSource {
      PathSource(plan.levelsAlone(noise: noise, deflator: deflator), cells: levels)
    }
    factors =
      hasNoise ? [part(noise: true, deflator: false), part(noise: false, deflator: true)] : []
    still = hasNoise ? part(noise: false, deflator: false).paths(0..<1) : nil
  }

  /// Simulates paths and others of the same draws.
  func chunk(_ first: Range<Int>, and second: Range<Int>) -> Chunk {
    Chunk(
      growth: [first, second].flatMap { paths in growth.map { $0.paths(paths) } },
      factors: factors.map { part in [first, second].map { part.paths($0) } },
      still: still)
  }

  /// Some cases, each with two values of every source.
  struct Chunk {
    /// By shocks, then draw.
    let growth: [SimulatedPaths]
    /// By part, then path.
    let factors: [[SimulatedPaths]]
    let still: SimulatedPaths?

    /// Whether the target is met, by case: bit m stands for the second value of the sources in mask
    /// m, in the order draw, shocks, noise, prices.
    func outcomes(_ target: TargetCell, hasNoise: Bool) -> [UInt32] {
      let values = growth.map {
        Array($0.values(target.measure, series: target.series, step: target.step))
      }
      func ratios(_ part: Int) -> [[Double]] {
        guard hasNoise, let still else { return [] }
        let middle = still.values(.level, series: target.series, step: target.step).first!
        return factors[part].map { paths in
          paths.values(.level, series: target.series, step: target.step).map { $0 / middle }
        }
      }
      let (noise, prices) = (ratios(0), ratios(1))
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
  /// The plan with its draws in another order, and with neither base noise nor price changes, for
  /// single paths.
  fileprivate func dealt(_ draws: [Int]) -> SimulationPlan {
    quiet(model.of(draws: draws), levels.map { $0.of(draws: draws) })
  }

  /// The plan with another law and its levels, and with neither base noise nor price changes.
  fileprivate func quiet(_ law: PathModel, _ levels: [LevelRule]) -> SimulationPlan {
    variant(law, levels: levels, noise: false, deflator: false)
  }

  /// The plan's levels from 1 without growth: what noise and prices make of a level is the same
  /// whatever it grows by, and these paths cost a fraction of the model's.
  fileprivate func levelsAlone(noise: Bool, deflator hasDeflator: Bool) -> SimulationPlan {
    let n = model.seriesCount
    let parameters = ComponentPathModel.parametersPerDraw(seriesCount: n, componentCount: 1)
    let nothing = ComponentPathModel(
      seriesCount: n, componentCount: 1, degreesOfFreedom: [0], drawCount: 1,
      parameters: Array(repeating: 0, count: parameters))
    return variant(
      .components(nothing),
      levels: levels.map {
        LevelRule(baseLevels: [1], noise: $0.noise, usesDeflator: $0.usesDeflator)
      }, noise: noise, deflator: hasDeflator)
  }

  private func variant(
    _ law: PathModel, levels: [LevelRule], noise: Bool, deflator hasDeflator: Bool
  ) -> SimulationPlan {
    let prices = deflator.map { rule in
      let none = rule.means.map { _ in 0.0 }
      return DeflatorRule(
        means: rule.means,
        commonStandardDeviations: hasDeflator ? rule.commonStandardDeviations : none,
        yearStandardDeviations: hasDeflator ? rule.yearStandardDeviations : none)
    }
    return SimulationPlan(
      model: law, horizon: horizon, paths: 1, seed: seed,
      transformations: transformations, shift: shift, shockScale: shockScale,
      levels: levels.map {
        LevelRule(
          baseLevels: $0.baseLevels, noise: noise ? $0.noise : .none, usesDeflator: $0.usesDeflator)
      },
      deflator: prices, identities: identities, targets: [], batches: [], measures: [])
  }
}
