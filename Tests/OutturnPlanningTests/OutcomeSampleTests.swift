import OutturnPlanning
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Outcomes path by path")
struct OutcomeSampleTests {
  /// Two series, N((5, 3), Σ) with Σ = [0.81 0.54; 0.54 1.36], one year; the first has a level.
  private func sample(
    _ targets: [TargetCell], paths: Int = 200_000
  ) -> OutcomeSample {
    let model = PathModel.gaussianPaths(
      GaussianPathModel(
        seriesCount: 2, horizon: 1, drawCount: 1, parameters: [5, 3, 0.9, 0.6, 1]))
    return OutcomeSample(
      SimulationPlan(
        model: model, horizon: 1, paths: paths, seed: 5,
        transformations: [.identity, .identity], shift: [], shockScale: 1,
        levels: [LevelRule(baseLevels: [300]), LevelRule(baseLevels: [100])], deflator: nil,
        targets: targets, batches: []), paths: paths, step: 0, published: false, threads: 2)
  }

  private func target(
    _ series: Int, _ measure: Measure = .growth, atLeast bound: Double
  ) -> TargetCell {
    TargetCell(
      measure: measure, series: series, step: 0, exact: bound ... .infinity,
      published: bound ... .infinity)
  }

  @Test("The other series has the normal law's mean where the first reaches its target.")
  func givenSuccess() throws {
    let sample = sample([target(0, atLeast: 5.9)])
    // Above one standard deviation the mean of a normal variate is φ(1)/Φ(−1) = 1.52513528.
    let excess = 1.525135276160981
    let first = try #require(sample.mean(series: 0) { $0 == sample.all })
    let second = try #require(sample.mean(series: 1) { $0 == sample.all })
    // Four standard errors of 31,731 paths.
    #expect(abs(first - (5 + 0.9 * excess)) < 0.01)
    #expect(abs(second - (3 + 0.6 * excess)) < 0.03)
    let slope = try #require(sample.association(of: 0, with: 1))
    #expect(abs(slope - 0.54 / 1.36) < 0.01)
    #expect(abs(sample.standardDeviation(series: 1) - 1.36.squareRoot()) < 0.01)
  }

  @Test("A level takes the growth that leads to it from the level before.")
  func required() {
    let sample = sample([target(0, .level, atLeast: 318), target(1, atLeast: 4)], paths: 1000)
    #expect(abs(sample.required(target: 0, at: 0.5) - 6) < 1e-10)
    #expect(sample.required(target: 1, at: 0.05) == 4)
    #expect(sample.masks.count == 1000 && sample.growth[0].count == 1000)
  }

  @Test("The commonest miss is the mask that most missing paths have.")
  func miss() throws {
    // The second target is missed by far more often than the first.
    let sample = sample([target(0, atLeast: 3), target(1, atLeast: 4)])
    let miss = try #require(sample.commonestMiss)
    #expect(miss.mask == 0b01 && miss.share > 0.9)
    #expect(self.sample([target(0, atLeast: -100)], paths: 100).commonestMiss == nil)
  }

  @Test("Every pair of the frontier is reached with the probability asked for.")
  func frontier() {
    let sample = sample([target(0, atLeast: 5), target(1, atLeast: 3)], paths: 20_000)
    let points = sample.frontier(0, 1, probability: 0.3, points: 7)
    #expect(points.count == 7)
    for (first, second) in points {
      let share = zip(sample.growth[0], sample.growth[1]).count {
        $0 >= first && $1 >= second
      }
      #expect(abs(Double(share) / 20_000 - 0.3) < 1e-4)
    }
    for (one, next) in zip(points, points.dropFirst()) {
      #expect(one.first <= next.first && one.second >= next.second)
    }
  }
}
