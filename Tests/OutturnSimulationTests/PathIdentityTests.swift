import OutturnAlgebra
import OutturnRandom
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Series that add up")
struct PathIdentityTests {
  /// Series 0 is 1, 2 and 3 together; 2 is 4 and 5.
  static func identities(horizon: Int) -> [PathIdentity] {
    let outer = [
      [1.2, 0.3, 0.2, 0.4], [0.3, 2.0, 0.1, 0.2], [0.2, 0.1, 0.8, 0.3], [0.4, 0.2, 0.3, 0.5],
    ]
    let inner = [[1.0, -0.2, 0], [-0.2, 0.6, 0], [0, 0, 0]]
    return [
      PathIdentity(
        total: 0, parts: [1, 2, 3], shares: [0.2, 0.3, 0.5],
        covariances: Array(repeating: outer.flatMap(\.self), count: horizon)),
      PathIdentity(
        total: 2, parts: [4, 5], shares: [0.4, 0.6],
        covariances: Array(repeating: inner.flatMap(\.self), count: horizon)),
    ]
  }

  private static func plan(
    _ identities: [PathIdentity], precision: Precision = .double
  ) -> SimulationPlan {
    PlanFixtures.plan(
      PlanFixtures.components(
        series: 6, components: 3, degreesOfFreedom: [0, 5, 4], draws: 20, seed: 8),
      horizon: 4, precision: precision, identities: identities)
  }

  @Test("Levels of the parts sum to the total's on every path, and follow their growth")
  func sums() {
    let identities = Self.identities(horizon: 4)
    let paths = Self.plan(identities).simulatedPaths(100..<1300)
    let free = Self.plan([]).simulatedPaths(100..<1300)
    for step in 0..<4 {
      for identity in identities {
        let total = Array(paths.values(.level, series: identity.total, step: step))
        let parts = identity.parts.map { Array(paths.values(.level, series: $0, step: step)) }
        for path in total.indices {
          let sum = parts.reduce(0) { $0 + $1[path] }
          #expect(abs(sum / total[path] - 1) < 1e-12)
        }
      }
      // What the levels carry besides growth, base and prices, is the total's own.
      let (now, before) = (
        Array(paths.values(.level, series: 0, step: step)),
        Array(free.values(.level, series: 0, step: step))
      )
      for path in now.indices {
        let ratio = (0...step).reduce(1.0) { ratio, earlier in
          let one = paths.values(.growth, series: 0, step: earlier)
          let other = free.values(.growth, series: 0, step: earlier)
          return ratio * (1 + one[one.startIndex + path] / 100)
            / (1 + other[other.startIndex + path] / 100)
        }
        #expect(abs(now[path] / before[path] / ratio - 1) < 1e-12)
      }
    }
  }

  @Test("Growth is what the definition makes of the paths as they were, one by one")
  func definition() {
    let identities = Self.identities(horizon: 4)
    let paths = Self.plan(identities).simulatedPaths(0..<400)
    let free = Self.plan([]).simulatedPaths(0..<400)
    for path in 0..<400 {
      var growth = (0..<4).map { step in
        (0..<6).map { series in
          let row = free.values(.growth, series: series, step: step)
          return row[row.startIndex + path]
        }
      }
      for identity in identities { close(&growth, identity) }
      for step in 0..<4 {
        for series in 0..<6 {
          let found = paths.values(.growth, series: series, step: step)
          #expect(abs(found[found.startIndex + path] - growth[step][series]) < 1e-11)
        }
      }
    }
  }

  private func close(_ growth: inout [[Double]], _ identity: PathIdentity) {
    let members = identity.parts + [identity.total]
    var levels = identity.shares + [1]
    for step in growth.indices {
      let c = levels.dropLast() + [-levels[levels.count - 1]]
      let v = identity.covariances[step]
      let moves = members.indices.map { j in
        members.indices.reduce(0.0) { $0 + v[j * members.count + $1] * c[$1] }
      }
      let gap = zip(c, members).reduce(0.0) { $0 + $1.0 * growth[step][$1.1] }
      let form = zip(c, moves).reduce(0.0) { $0 + $1.0 * $1.1 }
      for (j, member) in members.enumerated() {
        growth[step][member] -= moves[j] * gap / form
        levels[j] *= 1 + growth[step][member] / 100
      }
    }
  }

  @Test("For a normal law of one year it is the law given that the parts add up")
  func conditioning() throws {
    let model = PlanFixtures.autoregression(
      series: 4, lags: 1, degreesOfFreedom: 0, draws: 1, seed: 11)
    let weights = [-1, 0.25, 0.35, 0.4]
    let forecast = try ConditionalForecast(
      model, horizon: 1,
      conditions: [
        PathCondition(weights: weights.enumerated().map { ($0.offset, $0.element) }, law: .exact(0))
      ], seed: Seed(3), threads: 2)
    let expected = PredictiveMoments(
      of: .gaussianPaths(forecast.model), horizon: 1, shockScale: 1)
    let free = PredictiveMoments(of: model, horizon: 1, shockScale: 1)
    let members = [1, 2, 3, 0]
    let covariance = members.flatMap { i in members.map { free.covariance[i, $0] } }
    let count = 200_000
    let paths = PlanFixtures.plain(
      model, horizon: 1, paths: count,
      identities: [
        PathIdentity(
          total: 0, parts: [1, 2, 3], shares: [0.25, 0.35, 0.4], covariances: [covariance])
      ]
    ).simulatedPaths(0..<count)
    let values = (0..<4).map { Array(paths.values(.growth, series: $0, step: 0)) }
    let means = values.map { $0.reduce(0, +) / Double(count) }
    for i in 0..<4 {
      let deviation = expected.covariance[i, i].squareRoot()
      // Five standard errors of a mean, and of a covariance of normals.
      #expect(abs(means[i] - expected.mean[i]) < 5 * deviation / Double(count).squareRoot())
      for j in 0...i {
        let product =
          zip(values[i], values[j]).reduce(0.0) {
            $0 + ($1.0 - means[i]) * ($1.1 - means[j])
          } / Double(count)
        let error =
          (2 * expected.covariance[i, i] * expected.covariance[j, j] / Double(count)).squareRoot()
        #expect(abs(product - expected.covariance[i, j]) < 5 * error)
      }
    }
  }

  @Test("Single precision differs by its rounding alone")
  func single() {
    let identities = Self.identities(horizon: 4)
    let paths = Self.plan(identities, precision: .fast).simulatedPaths(0..<500)
    for identity in identities {
      let total = Array(paths.values(.level, series: identity.total, step: 3))
      let parts = identity.parts.map { Array(paths.values(.level, series: $0, step: 3)) }
      for path in total.indices {
        let sum = parts.reduce(0) { $0 + $1[path] }
        #expect(abs(sum / total[path] - 1) < 1e-5)
      }
    }
  }
}
