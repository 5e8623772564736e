import OutturnAlgebra
import OutturnRandom
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Conditional forecasts of whole paths")
struct ConditionalForecastTests {
  private func forecast(
    _ model: PathModel, _ horizon: Int, _ conditions: [PathCondition], particles: Int = 512,
    threads: Int = 2
  ) throws -> ConditionalForecast {
    try ConditionalForecast(
      model, horizon: horizon, conditions: conditions, seed: Seed(7), threads: threads,
      particles: particles)
  }

  private func exactly(_ cell: Int, _ value: Double) -> PathCondition {
    PathCondition(weights: [(cell, 1)], law: .exact(value))
  }

  private func moments(_ forecast: ConditionalForecast, _ horizon: Int) -> PredictiveMoments {
    PredictiveMoments(
      of: .gaussianPaths(forecast.model), horizon: horizon, shockScale: 1)
  }

  // MARK: Published numbers

  @Test(
    "Lütkepohl's VAR(2) under conditions has the means and the distance of a Kalman smoother.",
    arguments: 0..<3)
  func reference(place: Int) throws {
    let reference = try ConditionalReference.read()
    let known = reference.cases[place]
    let conditions = known.assumed.sorted { $0.key < $1.key }.map {
      exactly((Int($0.key)! - 1) * 3 + 1, $0.value)
    }
    let forecast = try forecast(reference.model, 4, conditions)
    for cell in 0..<12 {
      // Rounding of quantities below 0.1.
      #expect(abs(forecast.mean[cell] - known.means[cell / 3][cell % 3]) < 1e-12)
    }
    let before = PredictiveMoments(of: reference.model, horizon: 4, shockScale: 1)
    let effects = forecast.effects(
      moments: before, shift: try AssumptionShift(before, assumed: []))
    #expect(abs(effects.distance - known.distance) < 1e-9)
    #expect(effects.degreesOfFreedom == conditions.count)
    #expect(forecast.agreement.largest < 1e-10)
    // Of parameters that are fixed every draw counts the same.
    #expect(abs(forecast.effectiveSampleSize - Double(forecast.candidateCount)) < 1e-9)
  }

  @Test("The printed figures of case A, consumption's spread among them.")
  func printed() throws {
    let reference = try ConditionalReference.read()
    let forecast = try forecast(reference.model, 4, [exactly(1, 0.03)])
    let printed = [
      -0.0055498092, 0.03, 0.0261436307, 0.0149120019, 0.0203414241, 0.0157175135, 0.0253468908,
      0.0178805515, 0.0231919910, 0.0147027411, 0.0218162249, 0.0181375367,
    ]
    for (mean, value) in zip(forecast.mean, printed) { #expect(abs(mean - value) < 6e-11) }
    let spread = moments(forecast, 4).covariance
    #expect(abs(spread[2, 2].squareRoot() - 0.0078549822) < 6e-11)
    // Mean squares less a squared mean.
    #expect(abs(spread[1, 1]) < 1e-15)
  }

  @Test("Income of the fourth quarter alone moves the first: nothing is conditioned in turn.")
  func jointly() throws {
    let reference = try ConditionalReference.read()
    let forecast = try forecast(reference.model, 4, [exactly(10, 0.03)])
    for (mean, value) in zip(forecast.mean, [-0.0107473659, 0.0209172772, 0.0224796271]) {
      #expect(abs(mean - value) < 6e-11)
    }
  }

  @Test("Two lags are carried through 24 steps.")
  func lags() throws {
    // y(t) = 1.4·y(t−1) − 0.6·y(t−2); freezing the second lag gives 12049 at 24.
    let model = PathModel.vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 1, lags: 2, degreesOfFreedom: 0, drawCount: 1,
        parameters: [0, 1.4, -0.6, 1], history: [-4.414712, -5.444050]))
    let before = PredictiveMoments(of: model, horizon: 24, shockScale: 1)
    for (step, value) in [
      (0, -2.9141668), (1, -1.43100632), (2, -0.254908768), (3, 0.5017315168),
      (23, 0.00245591002),
    ] { #expect(abs(before.mean[step] - value) < 1e-10) }
    // Its own mean as a condition moves none of them.
    let forecast = try forecast(model, 24, [exactly(5, before.mean[5])])
    for (mean, value) in zip(forecast.mean, before.mean) { #expect(abs(mean - value) < 1e-12) }
  }

  // MARK: Properties

  private static func model(_ seed: Int) -> (model: PathModel, horizon: Int) {
    let series = 1 + seed % 4
    let horizon = 1 + (seed * 3) % 5
    let model =
      seed % 2 == 0
      ? PlanFixtures.components(
        series: series, components: 2 + seed % 3,
        degreesOfFreedom: (0..<2 + seed % 3).map { $0 % 2 == 0 ? 0 : 5 }, draws: 64, seed: seed)
      : PlanFixtures.autoregression(
        series: series, lags: 1 + seed % 3, degreesOfFreedom: seed % 3 == 0 ? 0 : 6, draws: 64,
        seed: seed)
    return (model, horizon)
  }

  @Test(
    "Two engines agree on random models, sums over periods and every kind of condition.",
    arguments: 1...12)
  func engines(seed: Int) throws {
    let (model, horizon) = Self.model(seed)
    let cells = horizon * model.seriesCount
    let before = PredictiveMoments(of: model, horizon: horizon, shockScale: 1.2)
    func value(_ cell: Int, _ deviations: Double) -> Double {
      before.mean[cell] + deviations * before.covariance[cell, cell].squareRoot()
    }
    var conditions = [exactly(cells - 1, value(cells - 1, 0.4))]
    if cells > 1 {
      conditions.append(
        PathCondition(weights: [(0, 1)], law: .within(value(0, -0.2) ... .infinity)))
    }
    if cells > 2 {
      let all = (0..<cells).map { (cell: $0, weight: 0.5 + Double($0 % 3)) }
      let centre = all.reduce(0) { $0 + $1.weight * before.mean[$1.cell] }
      conditions.append(
        PathCondition(
          weights: all,
          law: .distributed(
            PathCondition.Distribution(
              .twoPiece(TwoPieceNormal(mode: centre, below: 1, above: 0.5))))))
    }
    let shift = (0..<horizon).map { step in
      (0..<model.seriesCount).map { 0.1 * Double(step - $0) }
    }
    let forecast = try ConditionalForecast(
      model, horizon: horizon, shockScale: 1.2, shift: shift, conditions: conditions,
      seed: Seed(UInt64(seed)), threads: 2, particles: 128)
    #expect(forecast.agreement.particles == 4)
    #expect(forecast.agreement.largest < EngineAgreement.tolerance)
  }

  @Test(
    "With fixed parameters and normal shocks a condition equal to the mean moves no mean.",
    arguments: [[4], [0, 5], [1, 2, 6]])
  func atTheMean(cells: [Int]) throws {
    let model = PlanFixtures.components(
      series: 3, components: 3, degreesOfFreedom: [0, 0, 0], draws: 1, seed: 5)
    let before = PredictiveMoments(of: model, horizon: 3, shockScale: 1)
    let forecast = try forecast(model, 3, cells.map { exactly($0, before.mean[$0]) })
    for (mean, value) in zip(forecast.mean, before.mean) { #expect(abs(mean - value) < 1e-12) }
  }

  @Test("The order of conditions and of series is irrelevant.")
  func order() throws {
    let reference = try ConditionalReference.read()
    let conditions = [
      exactly(1, 0.03), PathCondition(weights: [(2, 1), (5, 1)], law: .exact(0.05)),
      exactly(6, 0.01),
    ]
    let one = try forecast(reference.model, 3, conditions)
    let other = try forecast(reference.model, 3, conditions.reversed())
    for (a, b) in zip(one.mean, other.mean) { #expect(abs(a - b) < 1e-12) }
    let (a, b) = (moments(one, 3).covariance, moments(other, 3).covariance)
    for (x, y) in zip(a.elements, b.elements) { #expect(abs(x - y) < 1e-14) }
  }

  @Test("A series in units a thousand times smaller changes nothing but units.")
  func units() throws {
    let reference = try ConditionalReference.read()
    let plain = try forecast(reference.model, 4, [exactly(1, 0.03), exactly(5, 0.02)])
    let scaled = try forecast(
      reference.model(scale: 1000), 4, [exactly(1, 30), exactly(5, 0.02)])
    for cell in 0..<12 {
      let unit = cell % 3 == 1 ? 1000.0 : 1
      #expect(abs(plain.mean[cell] * unit - scaled.mean[cell]) < 1e-12 * unit)
    }
  }

  @Test("All figures but one can be fixed, and the last is what regression makes of it.")
  func allButOne() throws {
    let model = PlanFixtures.components(
      series: 2, components: 2, degreesOfFreedom: [0, 0], draws: 1, seed: 3)
    let before = PredictiveMoments(of: model, horizon: 2, shockScale: 1)
    let values = [1.0, 2, 3]
    let forecast = try forecast(model, 2, [exactly(0, 1), exactly(1, 2), exactly(3, 3)])
    let places = [0, 1, 3]
    let gaps = zip(places, values).map { $1 - before.mean[$0] }
    let factor = try Cholesky(before.covariance[places, places])
    let expected =
      before.mean[2]
      + zip(before.covariance[[2], places].elements, factor.solve(gaps)).reduce(0) {
        $0 + $1.0 * $1.1
      }
    #expect(abs(forecast.mean[2] - expected) < 1e-10)
    #expect(places.map { forecast.mean[$0] } == values)
    let one = try self.forecast(model, 1, [exactly(0, 1)])
    #expect(one.mean[0] == 1)
  }

  @Test("The answer does not depend on the number of threads.")
  func threads() throws {
    let (model, horizon) = Self.model(2)
    let conditions = [
      exactly(0, 4),
      PathCondition(
        weights: [(2, 1)],
        law: .distributed(
          PathCondition.Distribution(.twoPiece(TwoPieceNormal(mode: 3, below: 1, above: 1))))),
    ]
    let one = try forecast(model, horizon, conditions, threads: 1)
    let many = try forecast(model, horizon, conditions, threads: 5)
    #expect(one.model.parameters == many.model.parameters && one.ancestors == many.ancestors)
  }

  // MARK: Laws

  @Test("A distributed condition gives its sum the stated law, whatever the model says.")
  func distributed() throws {
    let model = PlanFixtures.autoregression(
      series: 2, lags: 1, degreesOfFreedom: 5, draws: 256, seed: 1)
    let law = TwoPieceNormal(mode: 3, below: 0.8, above: 0.3)
    let sum = PathCondition(
      weights: [(0, 1), (2, 1)], law: .distributed(PathCondition.Distribution(.twoPiece(law))))
    let forecast = try forecast(model, 2, [sum], particles: 4096)
    let parameters = forecast.model.parameters
    let each = parameters.count / forecast.ancestors.count
    let values = forecast.ancestors.indices.map { place in
      parameters[place * each] + parameters[place * each + 2]
    }.sorted()
    // The values are the quantiles themselves.
    for (place, value) in values.enumerated() {
      let p = (Double(place) + 0.5) / Double(values.count)
      #expect(abs(value - law.quantile(p)) < 1e-9)
    }
  }

  /// Weighs draws by hand: the density of a value in each draw's law.
  @Test("Parameters are re-weighted by the density that they give to the conditions.")
  func reweighting() throws {
    let model = PlanFixtures.components(
      series: 1, components: 1, degreesOfFreedom: [0], draws: 8000, seed: 9)
    guard case .components(let components) = model else { return }
    var (weights, means) = (0.0, 0.0)
    var squares = 0.0
    var meanSquares = 0.0
    for draw in 0..<8000 {
      // state, intercept, persistence, factor, loading; two steps.
      let p = Array(components.parameters[draw * 5..<(draw + 1) * 5])
      let first = p[4] * (p[1] + p[2] * p[0])
      let sd = p[4] * p[3]
      let z = (5 - first) / sd
      let weight = Normal.density(z) / sd
      // Given the first step the second starts from it.
      let mean = p[4] * (p[1] + p[2] * 5 / p[4])
      means += weight * mean
      meanSquares += weight * mean * mean
      weights += weight
      squares += weight * weight
    }
    let forecast = try forecast(model, 2, [exactly(0, 5)], particles: 8192)
    #expect(abs(forecast.effectiveSampleSize - weights * weights / squares) < 1e-6)
    // The standard error of 8192 particles drawn independently; systematic ones vary less.
    let spread = (meanSquares / weights - means / weights * means / weights).squareRoot()
    #expect(abs(forecast.mean[1] - means / weights) < spread / 8192.0.squareRoot())
  }

  @Test("A region has the probability, and the paths, of the draws that fall into it.")
  func region() throws {
    let model = PlanFixtures.components(
      series: 2, components: 2, degreesOfFreedom: [0, 5], draws: 512, seed: 6)
    let before = PredictiveMoments(of: model, horizon: 2, shockScale: 1)
    let bounds = [before.mean[0], before.mean[3]]
    let forecast = try forecast(
      model, 2,
      [
        PathCondition(weights: [(0, 1)], law: .within(bounds[0] ... .infinity)),
        PathCondition(weights: [(3, 1)], law: .within(-.infinity...bounds[1])),
      ], particles: 8192)
    // The same by rejection.
    let plan = PlanFixtures.plain(model, horizon: 2, paths: 400_000)
    let paths = plan.simulatedPaths(0..<400_000)
    let values = (0..<4).map { Array(paths.values(.growth, series: $0 % 2, step: $0 / 2)) }
    let kept = (0..<400_000).filter { values[0][$0] >= bounds[0] && values[3][$0] <= bounds[1] }
    let share = Double(kept.count) / 400_000
    // Four standard errors of either side.
    let probability = try #require(forecast.regionProbability)
    #expect(abs(probability - share) < 0.012)
    for cell in 0..<4 {
      let mean = kept.reduce(0) { $0 + values[cell][$1] } / Double(kept.count)
      let deviation = before.covariance[cell, cell].squareRoot()
      #expect(abs(forecast.mean[cell] - mean) < 0.05 * deviation, "cell \(cell)")
    }
  }

  @Test("Conditioned on the first target the second has the oracle's probability.")
  func oracle() throws {
    // g ~ N(5, 0.9²), prices N(0.3, 0.6²), base N(312.8, 2²): quadrature gives the joint
    // probability 0.23199923 of g ≥ 5.5 and a level of at least 330, and 0.28925736 of the first.
    let model = PathModel.components(
      ComponentPathModel(
        seriesCount: 1, componentCount: 1, degreesOfFreedom: [0], drawCount: 1,
        parameters: [0, 5, 0, 0.9, 1]))
    let condition = PathCondition(weights: [(0, 1)], law: .within(5.5 ... .infinity))
    let forecast = try forecast(model, 1, [condition], particles: 8192)
    #expect(abs(try #require(forecast.regionProbability) - 0.28925736) < 1e-8)
    // One particle in eight a base of its own, evenly over the law.
    let bases = forecast.ancestors.indices.map { place in
      312.8 + 2 * Normal.quantile((Double(place * 5003 % 8192) + 0.5) / 8192)
    }
    let plan = PlanFixtures.plain(
      .gaussianPaths(forecast.model), horizon: 1, paths: 800_000, bases: bases,
      target: .init(
        measure: .level, series: 0, step: 0, exact: 330 ... .infinity,
        published: 330 ... .infinity))
    let level = plan.run(threads: 2).probability(published: false) { $0 == 1 }
    // Three standard errors of 800,000 paths, and what 8192 uniform numbers leave.
    #expect(abs(level.value - 0.23199923 / 0.28925736) < 0.01)
  }

  // MARK: Refusals

  @Test("What cannot hold together is refused by name.")
  func refusals() {
    let model = PlanFixtures.components(
      series: 2, components: 1, degreesOfFreedom: [0], draws: 1, seed: 1)
    func error(_ conditions: [PathCondition]) -> ConditionError? {
      do {
        _ = try forecast(model, 2, conditions)
        return nil
      } catch {
        return error as? ConditionError
      }
    }
    let sum = PathCondition(weights: [(0, 1), (2, 1)], law: .exact(9))
    let distribution = PathCondition.Law.distributed(
      PathCondition.Distribution(.twoPiece(TwoPieceNormal(mode: 4, below: 1, above: 1))))
    #expect(error([exactly(0, 4), exactly(2, 5), sum]) == nil)
    #expect(
      error([exactly(0, 4), exactly(2, 5.5), sum]) == .contradiction(2, others: [0, 1]))
    #expect(error([exactly(1, 3), exactly(1, 4)]) == .contradiction(1, others: [0]))
    #expect(
      error([
        PathCondition(weights: [(0, 1)], law: .within(5...9)), exactly(0, 4),
      ]) == .contradiction(0, others: [1]))
    #expect(
      error([
        PathCondition(weights: [(0, 2)], law: .within(10 ... .infinity)),
        PathCondition(weights: [(0, 1)], law: .within(-.infinity...4)),
      ]) == .contradiction(1, others: [0]))
    #expect(
      error([exactly(0, 4), PathCondition(weights: [(0, 1)], law: distribution)])
        == .alreadyStated(1, others: [0]))
    #expect(
      error([
        PathCondition(weights: [(0, 1)], law: distribution),
        PathCondition(weights: [(0, 1)], law: .within(4...5)),
      ]) == .alreadyStated(1, others: [0]))
    #expect(error((0..<4).map { exactly($0, 4) }) == .nothingLeft)
    guard
      case .outOfReach(effectiveSampleSize: 0, _)? = error([
        PathCondition(weights: [(0, 1)], law: .within(1e6...2e6))
      ])
    else {
      Issue.record("a growth of a million per cent is taken")
      return
    }
  }
}
