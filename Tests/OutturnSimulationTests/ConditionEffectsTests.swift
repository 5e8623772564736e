import OutturnRandom
import OutturnSimulation
import Testing

@Suite("What conditions move")
struct ConditionEffectsTests {
  private let model = PlanFixtures.components(
    series: 3, components: 2, degreesOfFreedom: [0, 0], draws: 1, seed: 4)
  private let horizon = 2

  private func effects(
    _ conditions: [PathCondition]
  ) throws -> (forecast: ConditionalForecast, effects: ConditionEffects, before: [Double]) {
    let moments = PredictiveMoments(of: model, horizon: horizon, shockScale: 1)
    let forecast = try ConditionalForecast(
      model, horizon: horizon, conditions: conditions, seed: Seed(1), threads: 1, particles: 4096)
    let none = try AssumptionShift(moments, assumed: [])
    return (forecast, forecast.effects(moments: moments, shift: none), moments.mean)
  }

  @Test("With fixed parameters and normal shocks the terms are an assumption's, and all of it.")
  func linear() throws {
    let moments = PredictiveMoments(of: model, horizon: horizon, shockScale: 1)
    let (_, effects, _) = try effects([
      PathCondition(weights: [(1, 1)], law: .exact(4)),
      PathCondition(weights: [(5, 1)], law: .exact(2)),
    ])
    let shift = try AssumptionShift(moments, assumed: [[(0, 1, 4)], [(1, 2, 2)]])
    for cell in 0..<6 {
      for place in 0..<2 {
        let assumed = shift.contributions[place][cell / 3][cell % 3]
        #expect(abs(effects.contributions[place][cell] - assumed) < 1e-10)
      }
      #expect(abs(effects.reweighting[cell]) < 1e-10)
    }
    #expect(abs(effects.distance - shift.distance) < 1e-9)
    #expect(effects.degreesOfFreedom == 2)
  }

  @Test("Terms and re-weighting add up to the change of the mean, whatever the conditions.")
  func sum() throws {
    let law = PathCondition.Distribution(
      .twoPiece(TwoPieceNormal(mode: 3, below: 0.5, above: 1)))
    let (forecast, effects, before) = try effects([
      PathCondition(weights: [(0, 1), (3, 1)], law: .exact(9)),
      PathCondition(weights: [(2, 1)], law: .distributed(law)),
      PathCondition(weights: [(4, 1)], law: .within(1 ... .infinity)),
      // Says nothing that the first does not.
      PathCondition(weights: [(0, 2), (3, 2)], law: .exact(18)),
    ])
    for cell in 0..<6 {
      let sum = effects.contributions.reduce(effects.reweighting[cell]) { $0 + $1[cell] }
      #expect(abs(before[cell] + sum - forecast.mean[cell]) < 1e-10)
      #expect(effects.contributions[3][cell] == 0)
    }
    #expect(effects.degreesOfFreedom == 2)
  }
}
