import OutturnPlanning
import OutturnRandom
import OutturnSeries
import OutturnSimulation
import Testing

@Suite("Targets as signals")
struct TargetSignalTests {
  private static let distances = [-0.6, 0.7, -2.0, -1.9, -1.2, -0.7]

  @Test("have the density of the predictive Student t, as SciPy 1.17.1 has it")
  func likelihood() throws {
    // t = stats.t(5, loc=b, scale=s * sqrt(7/6)); t.pdf(x) / t.pdf(b), b and s of the distances.
    let signal = try #require(TargetSignal(distances: Self.distances))
    #expect(abs(signal.bias + 0.95) < 1e-14)
    #expect(abs(signal.standardDeviation - 0.997496867163) < 1e-12)
    for (distance, density) in [
      (-3.0, 0.19514225739338803), (-1.0, 0.9987089371843274), (0.4, 0.4407733495644279),
    ] {
      // Rounding of a power.
      #expect(abs(signal.likelihood(of: 5.5, given: 5.5 + distance) - density) < 1e-13)
    }
  }

  @Test("need five earlier targets that did not all end alike")
  func least() {
    #expect(TargetSignal(distances: Array(Self.distances.prefix(4))) == nil)
    #expect(TargetSignal(distances: Array(repeating: -1, count: 9)) == nil)
    #expect(TargetSignal(distances: Array(Self.distances.prefix(5)))?.count == 5)
  }

  @Test("weigh a normal forecast as SciPy's quadrature does")
  func weighing() throws {
    // Forecast N(5.3, 0.9²), target 5.5: the odds given the signal and the mean, by
    // integrate.quad of f.pdf(y) * t.pdf(y - 5.5) from 5.5 and over all.
    let signal = try #require(TargetSignal(distances: Self.distances))
    let count = 200_000
    let values = (0..<count).map {
      5.3 + 0.9 * Normal.quantile((Double($0) + 0.5) / Double(count))
    }
    let sample = GrowthSample(values, batches: values.indices.map { $0 % 64 }, batchCount: 64)
    let weighed = sample.weighed(in: 5.5 ... .infinity) { signal.likelihood(of: 5.5, given: $0) }
    // Of 200,000 evenly placed values one may stand on the wrong side of the threshold.
    #expect(abs(weighed.probability.value - 0.2339559462689434) < 2e-5)
    #expect(abs(weighed.mean - 5.001066337746476) < 2e-5)
    #expect(0.5 < weighed.effectiveShare && weighed.effectiveShare < 1)
    let even = sample.weighed(in: 5.5 ... .infinity) { _ in 3 }
    #expect(abs(even.probability.value - (1 - Normal.cumulative(0.2 / 0.9))) < 1e-5)
    #expect(abs(even.effectiveShare - 1) < 1e-12)
  }

  @Test("have standard errors that fit the spread of the odds over samples")
  func standardErrors() throws {
    let signal = try #require(TargetSignal(distances: Self.distances))
    var (odds, errors): ([Double], [Double]) = ([], [])
    for seed in 0..<40 {
      var stream = Seed(UInt64(seed)).stream(.posterior)
      // What the paths of a batch have in common is a posterior draw.
      let values = (0..<64).flatMap { _ in
        let centre = 5.3 + 0.3 * stream.normal()
        return (0..<32).map { _ in centre + 0.8 * stream.normal() }
      }
      let sample = GrowthSample(
        values, batches: values.indices.map { $0 / 32 }, batchCount: 64)
      let weighed = sample.weighed(in: 5.5 ... .infinity) { signal.likelihood(of: 5.5, given: $0) }
      odds.append(weighed.probability.value)
      errors.append(weighed.probability.standardError)
    }
    let mean = odds.reduce(0, +) / 40
    let spread = (odds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39).squareRoot()
    let error = errors.reduce(0, +) / 40
    // A standard deviation of 40 values is known to within 34 % with probability 0.998.
    #expect((0.66...1.5).contains(spread / error), "\(spread) beside \(error)")
  }

  @Test(
    "managed figures reach the stated ratio on both sides of the target, and no less than before")
  func managed() {
    let managed = ManagedProbability(probability: 0.41, below: 0.09, above: 0.08)
    let (below, above) = (0.09 - managed.moved, 0.08 + managed.moved)
    #expect(abs(above / below - ManagedProbability.ratio) < 1e-12)
    #expect(abs(managed.value - 0.41 - managed.moved) < 1e-15)
    // Where figures just above are as frequent already, nothing is moved.
    #expect(ManagedProbability(probability: 0.4, below: 0.01, above: 0.08).moved == 0)
  }
}
