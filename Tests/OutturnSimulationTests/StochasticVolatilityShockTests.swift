import Glibc
import OutturnAlgebra
import OutturnRandom
import OutturnSeries
import OutturnSimulation
import Testing
import _OutturnTestSupport

@Suite("Shocks whose volatility moves")
struct StochasticVolatilityShockTests {
  private func model(
    _ kind: Int, series: Int, _ size: Int, each: Bool, setADraw: Bool
  ) -> PathModel {
    let seed = series * 10 + size
    let plain =
      kind == 0
      ? PlanFixtures.components(
        series: series, components: size,
        degreesOfFreedom: (0..<size).map { ($0 + series) % 3 == 1 ? 0 : 4 + $0 % 2 }, draws: 7,
        seed: seed)
      : PlanFixtures.autoregression(
        series: series, lags: size, degreesOfFreedom: series % 2 == 0 ? 0 : 5, draws: 5,
        seed: seed)
    return PlanFixtures.volatile(plain, each: each, setADraw: setADraw, seed: seed)
  }

  @Test(
    "paths agree with the scalar reference for many shapes",
    arguments: [1, 2, 3, 4, 7, 12], [1, 2, 3, 4])
  func reference(series: Int, size: Int) {
    for (kind, horizon) in [(0, 1), (0, 6), (1, 1), (1, 6)] {
      for (each, setADraw) in [(false, false), (true, true)] {
        let model = model(kind, series: series, size, each: each, setADraw: setADraw)
        let double = ReferencePathKernel.worstDifference(
          PlanFixtures.plan(model, horizon: horizon), 3..<21)
        // As without volatility: rounding that grows with the horizon, levels compound it.
        #expect(double < 1e-10, "n \(series), \(size), H \(horizon): \(double)")
        let single = ReferencePathKernel.worstDifference(
          PlanFixtures.plan(model, horizon: horizon, precision: .fast), 3..<21)
        #expect(single < 1e-5, "n \(series), \(size), H \(horizon): \(single)")
      }
    }
  }

  @Test(
    "without movement paths are those without volatility bit by bit",
    arguments: Precision.allCases, Sampler.allCases.filter { $0 != .sobol })
  func still(precision: Precision, sampler: Sampler) {
    let still = ShockVolatility(count: 1, parameters: [0, 0, 1, 0])
    let parameters = PlanFixtures.components(
      series: 4, components: 3, degreesOfFreedom: [0, 5, 4], draws: 6, seed: 1)
    guard case .components(let plain) = parameters else { return }
    let volatile = ComponentPathModel(
      seriesCount: 4, componentCount: 3, degreesOfFreedom: [0, 5, 4], drawCount: 6,
      parameters: plain.parameters, volatility: still)
    func run(_ model: ComponentPathModel) -> PathEnsemble {
      PlanFixtures.plan(
        .components(model), horizon: 3, paths: 10_001, batches: 3, sampler: sampler,
        precision: precision
      ).run(threads: 2)
    }
    #expect(run(volatile) == run(plain))
    guard
      case .vectorAutoregression(let before) = PlanFixtures.autoregression(
        series: 4, lags: 1, degreesOfFreedom: 5, draws: 6, seed: 1)
    else { return }
    let after = VectorAutoregressionPathModel(
      seriesCount: 4, lags: 1, degreesOfFreedom: 5, drawCount: 6, parameters: before.parameters,
      history: before.history, volatility: still)
    func paths(_ model: VectorAutoregressionPathModel) -> SimulatedPaths {
      PlanFixtures.plan(
        .vectorAutoregression(model), horizon: 3, sampler: sampler, precision: precision
      ).simulatedPaths(0..<500)
    }
    #expect(paths(after) == paths(before))
  }

  @Test("moments and tails are those that SciPy integrates", arguments: 0..<4)
  func quadrature(place: Int) throws {
    let reference = try ShockLawReference.read()
    let known = reference.volatile[place]
    let model = PathModel.vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 1, lags: 1, degreesOfFreedom: known.degreesOfFreedom, drawCount: 1,
        parameters: [0, 0, 1], history: [0],
        volatility: ShockVolatility(count: 1, parameters: known.law)))
    let horizon = known.steps.count
    let exact = PredictiveMoments(of: model, horizon: horizon, shockScale: 1)
    let count = 400_000
    let paths = PlanFixtures.plain(model, horizon: horizon, paths: 1).simulatedPaths(0..<count)
    for (step, law) in known.steps.enumerated() {
      let (square, fourth, eighth) = (law.moments[0], law.moments[1], law.moments[2])
      #expect(abs(exact.covariance[step, step] / square - 1) < 1e-9)
      let values = paths.values(.growth, series: 0, step: step)
      func mean(_ f: (Double) -> Double) -> Double {
        values.reduce(0) { $0 + f($1) } / Double(count)
      }
      let root = Double(count).squareRoot()
      #expect(abs(mean { $0 }) < 5 * square.squareRoot() / root)
      #expect(abs(mean { $0 * $0 } - square) < 5 * (fourth - square * square).squareRoot() / root)
      // Few paths make a fourth moment: where eighth ones are large, the mean is skewed downwards.
      if eighth < 1e4 * fourth * fourth {
        let error = (eighth - fourth * fourth).squareRoot() / root
        #expect(abs(mean { $0 * $0 * $0 * $0 } - fourth) < 5 * error)
      }
      for (bound, tail) in zip(reference.bounds, law.tails) {
        let share = mean { $0 > bound ? 1 : 0 }
        #expect(abs(share - tail) < 5 * (tail * (1 - tail)).squareRoot() / root)
      }
    }
  }

  @Test("a walk keeps the variance of every step and has kurtosis 3·exp(4ω²t)")
  func walk() {
    for deviation in [0.05, 0.2, 0.5] {
      let law = ShockVolatility.walk(deviation: deviation)
      for (step, square) in law.meanSquares(ofDraw: 0, horizon: 12).enumerated() {
        #expect(abs(square - 1) < 1e-12, "ω \(deviation), step \(step + 1)")
      }
    }
    let deviation = 0.15
    let model = PathModel.vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 1, lags: 1, degreesOfFreedom: 0, drawCount: 1, parameters: [0, 0, 1],
        history: [0], volatility: .walk(deviation: deviation)))
    let values = PlanFixtures.plain(model, horizon: 4, paths: 1).simulatedPaths(0..<400_000)
    for step in 0..<4 {
      let spread = deviation * deviation * Double(step + 1)
      let kurtosis = values.values(.growth, series: 0, step: step).reduce(0) {
        $0 + $1 * $1 * $1 * $1 / 400_000
      }
      // With v = ω²t the eighth moment is 105·exp(4·(8v) − 8v).
      let error = ((105 * exp(24 * spread) - 9 * exp(8 * spread)) / 400_000).squareRoot()
      #expect(abs(kurtosis - 3 * exp(4 * spread)) < 5 * error, "step \(step + 1)")
    }
  }

  @Test("pairs share their volatility and lie opposite each other")
  func pairs() {
    let model = PlanFixtures.volatile(
      PlanFixtures.autoregression(series: 2, lags: 1, degreesOfFreedom: 5, draws: 5, seed: 2),
      each: false, setADraw: true, seed: 3)
    func paths(_ scale: Double, _ sampler: Sampler) -> SimulatedPaths {
      SimulationPlan(
        model: model, horizon: 3, paths: 8, seed: 5,
        transformations: [.identity, .identity], shift: [], shockScale: scale,
        levels: Array(repeating: LevelRule(baseLevels: [1]), count: 2), deflator: nil,
        targets: [], batches: [], sampler: sampler
      ).simulatedPaths(0..<160)
    }
    let pairs = Array(paths(1, .antithetic).values(.growth, series: 1, step: 2))
    let plain = Array(paths(1, .plain).values(.growth, series: 1, step: 2))
    let centre = Array(paths(0, .plain).values(.growth, series: 1, step: 2))
    for group in 0..<10 {
      for lane in 0..<8 {
        let (one, other) = (pairs[group * 16 + lane], pairs[group * 16 + 8 + lane])
        #expect(one == plain[group * 8 + lane])
        #expect(abs((one + other) / 2 - centre[group * 8 + lane]) < 1e-12)
      }
    }
  }

  @Test("a condition leaves the paths that meet it, their volatility among what it tells of")
  func conditions() throws {
    let model = PathModel.vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 1, lags: 1, degreesOfFreedom: 0, drawCount: 1, parameters: [0, 0, 1],
        history: [0], volatility: ShockVolatility(count: 1, parameters: [0, 0, 0.9, 0.4])))
    // A surprise at the first step says that volatility is high, also at the second.
    let forecast = try ConditionalForecast(
      model, horizon: 2,
      conditions: [PathCondition(weights: [(0, 1)], law: .exact(2.5))], seed: Seed(3),
      threads: 2)
    let spread = PredictiveMoments(
      of: .gaussianPaths(forecast.model), horizon: 2, shockScale: 1)
    // Plain paths near it.
    let paths = PlanFixtures.plain(model, horizon: 2, paths: 1).simulatedPaths(0..<2_000_000)
    let first = Array(paths.values(.growth, series: 0, step: 0))
    let second = Array(paths.values(.growth, series: 0, step: 1))
    let near = zip(first, second).filter { abs($0.0 - 2.5) < 0.05 }.map(\.1)
    let variance = near.reduce(0) { $0 + $1 * $1 } / Double(near.count)
    let fourth = near.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(near.count)
    // Both are simulated; the particles' own error is a fraction of the few near paths'.
    let error = ((fourth - variance * variance) / Double(near.count)).squareRoot()
    #expect(near.count > 5000)
    #expect(abs(spread.covariance[1, 1] - variance) < 5 * error + 0.03 * variance)
    #expect(spread.covariance[1, 1] > 1.5)
  }
}
