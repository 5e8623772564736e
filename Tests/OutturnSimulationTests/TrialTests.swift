import OutturnKernel
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Trials that share their shocks")
struct TrialTests {
  /// Paths of more than one chunk, the last of them short.
  private static let paths = 33_333

  private static let plans: [SimulationPlan] = [
    PlanFixtures.plan(
      PlanFixtures.components(
        series: 4, components: 3, degreesOfFreedom: [0, 5, 4], draws: 24, seed: 1),
      horizon: 3, paths: paths, batches: 6),
    PlanFixtures.plan(
      PlanFixtures.autoregression(series: 4, lags: 2, degreesOfFreedom: 5, draws: 12, seed: 2),
      horizon: 4, paths: paths, batches: 4, sampler: .antithetic),
    PlanFixtures.plan(
      PlanFixtures.conjugate(series: 3, lags: 1, degreesOfFreedom: 12, seed: 3),
      horizon: 2, paths: paths),
    PlanFixtures.plan(
      PlanFixtures.gaussian(series: 6, horizon: 3, draws: 10, seed: 4), horizon: 3, paths: paths,
      identities: PathIdentityTests.identities(horizon: 3)),
  ]

  private func shifts(_ plan: SimulationPlan, count: Int) -> [[[Double]]] {
    var numbers = Numbers(count)
    return (0..<count).map { _ in
      (0..<plan.horizon).map { _ in numbers.array(plan.model.seriesCount, -2...2) }
    }
  }

  @Test("Each counts what its own simulation counts, on any number of threads", arguments: plans)
  func againstSingle(plan: SimulationPlan) {
    let shifts = shifts(plan, count: 5)
    let together = plan.runTrials(shifts: shifts, paths: Self.paths, threads: 1)
    #expect(together.count == 5)
    for (shift, ensemble) in zip(shifts, together) {
      // Sums that are rounded otherwise meet a threshold otherwise in none of so few paths.
      #expect(ensemble == plan.trial(shift: shift, paths: Self.paths).run(threads: 1))
    }
    #expect(plan.runTrials(shifts: shifts, paths: Self.paths, threads: 3) == together)
    #expect(plan.runTrials(shifts: [], paths: 1, threads: 1).isEmpty)
  }

  @Test("More variants than a block has groups still have one each, on every instruction set")
  func many() {
    let plan = Self.plans[0]
    let shifts = shifts(plan, count: 70)
    let all = InstructionSet.allCases.filter(\.isSupported).map {
      plan.runTrials(shifts: shifts, paths: 1001, threads: 2, instructionSet: $0)
    }
    #expect(all.allSatisfy { $0 == all[0] })
    for place in [0, 1, 69] {
      #expect(all[0][place] == plan.trial(shift: shifts[place], paths: 1001).run(threads: 1))
    }
  }

  @Test("Probabilities given a step are those of single simulations but for rounding")
  func conditionalExpectation() {
    let plan = PlanFixtures.plan(
      PlanFixtures.components(
        series: 4, components: 3, degreesOfFreedom: [0, 5, 4], draws: 24, seed: 5),
      horizon: 3, paths: Self.paths, batches: 6, sampler: .raoBlackwell)
    let shifts = shifts(plan, count: 3)
    let together = plan.runTrials(shifts: shifts, paths: Self.paths, threads: 2)
    for (shift, ensemble) in zip(shifts, together) {
      let single = plan.trial(shift: shift, paths: Self.paths).run(threads: 2)
      for target in plan.targets.indices {
        let (one, other) = (
          ensemble.probability(ofTarget: target, published: false),
          single.probability(ofTarget: target, published: false)
        )
        // A mean of probabilities whose argument is off by some units in the last place.
        #expect(abs(one.value - other.value) < 1e-13)
      }
    }
  }
}
