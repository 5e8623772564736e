import OutturnSeries
import OutturnSimulation

/// A deterministic source of test parameters.
struct Numbers {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next(_ range: ClosedRange<Double>) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let fraction = Double(state >> 11) * 0x1p-53
    return range.lowerBound + fraction * (range.upperBound - range.lowerBound)
  }

  mutating func array(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in next(range) }
  }

  /// Lower factor packed by rows.
  mutating func factor(_ n: Int, diagonal: ClosedRange<Double>, below: ClosedRange<Double>)
    -> [Double]
  {
    (0..<n).flatMap { i in (0...i).map { $0 == i ? next(diagonal) : next(below) } }
  }
}

enum PlanFixtures {
  static func components(
    series n: Int, components: Int, degreesOfFreedom: [Int], draws: Int, seed: Int
  ) -> PathModel {
    var numbers = Numbers(seed)
    var parameters: [Double] = []
    for _ in 0..<draws * components {
      parameters += numbers.array(n, 0...6)
      parameters += numbers.array(n, -0.5...0.5)
      parameters += numbers.array(n, 0.2...0.95)
      parameters += numbers.factor(n, diagonal: 0.2...1.2, below: -0.5...0.5)
      parameters += numbers.array(n, 0.3...1.1)
    }
    return .components(
      ComponentPathModel(
        seriesCount: n, componentCount: components, degreesOfFreedom: degreesOfFreedom,
        drawCount: draws, parameters: parameters))
  }

  static func autoregression(
    series n: Int, lags: Int, degreesOfFreedom: Int, draws: Int, seed: Int
  ) -> PathModel {
    var numbers = Numbers(seed)
    var parameters: [Double] = []
    let size = 0.8 / Double(n * lags)
    for _ in 0..<draws {
      parameters += numbers.array(n, 0...4)
      parameters += numbers.array(n * lags * n, -size...size)
      parameters += numbers.factor(n, diagonal: 0.2...1.2, below: -0.5...0.5)
    }
    return .vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: n, lags: lags, degreesOfFreedom: degreesOfFreedom, drawCount: draws,
        parameters: parameters, history: numbers.array(n * lags, -2...8)))
  }

  static func conjugate(series n: Int, lags: Int, degreesOfFreedom: Int, seed: Int) -> PathModel {
    var numbers = Numbers(seed)
    let k = 1 + n * lags
    let size = 0.6 / Double(n * lags)
    return .normalInverseWishart(
      NormalInverseWishartPathModel(
        seriesCount: n, lags: lags,
        mean: numbers.array(n, 0...4) + numbers.array(n * lags * n, -size...size),
        rowFactor: numbers.factor(k, diagonal: 0.02...0.1, below: -0.02...0.02),
        scaleFactor: numbers.factor(n, diagonal: 1...3, below: -0.5...0.5),
        degreesOfFreedom: degreesOfFreedom, history: numbers.array(n * lags, -2...8)))
  }

  static func gaussian(series n: Int, horizon: Int, draws: Int, seed: Int) -> PathModel {
    var numbers = Numbers(seed)
    let parameters = (0..<draws).flatMap { _ in
      numbers.array(n * horizon, 0...6)
        + numbers.factor(n * horizon, diagonal: 0.2...1.2, below: -0.5...0.5)
    }
    return .gaussianPaths(
      GaussianPathModel(
        seriesCount: n, horizon: horizon, drawCount: draws, parameters: parameters))
  }

  /// A plan with every feature on: both transformations, all kinds of noise, a deflator, a shift,
  /// targets and batches.
  static func plan(
    _ model: PathModel, horizon: Int, paths: Int = 1000, seed: UInt64 = 42, batches: Int = 1,
    measures: [Measure] = [.growth, .level], sampler: Sampler = .plain,
    precision: Precision = .double, identities: [PathIdentity] = [], shockScale: Double? = nil
  ) -> SimulationPlan {
    let n = model.seriesCount
    var numbers = Numbers(Int(seed))
    let draws = model.drawCount
    let noises: [LevelNoise] = [
      .none, .logNormal(standardDeviation: 0.02), .uniform(relativeHalfWidth: 0.025),
    ]
    return SimulationPlan(
      model: model, horizon: horizon, paths: paths, seed: seed,
      transformations: (0..<n).map { $0 % 3 == 1 ? .logGrowth : .identity },
      shift: (0..<horizon).map { _ in numbers.array(n, -1...1) },
      shockScale: shockScale ?? Self.shockScale(model, sampler),
      levels: (0..<n).map { series in
        LevelRule(
          baseLevels: numbers.array(series % 2 == 0 ? draws : 1, 50...500),
          noise: noises[series % 3], usesDeflator: series % 2 == 1)
      },
      deflator: DeflatorRule(
        means: numbers.array(horizon, 0...2),
        commonStandardDeviations: numbers.array(horizon, 0...0.6),
        yearStandardDeviations: numbers.array(horizon, 0...0.6)), identities: identities,
      targets: (0..<min(n, 3)).map { series in
        TargetCell(
          measure: .growth, series: series, step: horizon - 1, exact: 4 ... .infinity,
          published: 3.95 ... .infinity)
      },
      batches: (0..<batches).map { draws * $0 / batches..<draws * ($0 + 1) / batches },
      measures: measures, sampler: sampler, precision: precision)
  }

  /// Growth as the model has it and levels without noise, with the target of the oracle if any.
  static func plain(
    _ model: PathModel, horizon: Int, paths: Int, bases: [Double] = [100],
    target: TargetCell? = nil, identities: [PathIdentity] = []
  ) -> SimulationPlan {
    let n = model.seriesCount
    return SimulationPlan(
      model: model, horizon: horizon, paths: paths, seed: 42,
      transformations: Array(repeating: .identity, count: n), shift: [], shockScale: 1,
      levels: (0..<n).map { _ in LevelRule(baseLevels: bases, usesDeflator: target != nil) },
      deflator: target == nil
        ? nil
        : DeflatorRule(
          means: [0.3], commonStandardDeviations: [0], yearStandardDeviations: [0.6]),
      identities: identities, targets: target.map { [$0] } ?? [], batches: [])
  }

  /// Other than 1 where the model allows it.
  private static func shockScale(_ model: PathModel, _ sampler: Sampler) -> Double {
    if case .gaussianPaths = model { return 1 }
    return sampler == .sobol ? 1 : 1.1
  }
}
