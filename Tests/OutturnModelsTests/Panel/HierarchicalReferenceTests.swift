import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("The panel against independent samplers")
struct HierarchicalReferenceTests {
  let reference: HierarchicalReference

  init() throws { reference = try HierarchicalReference.read() }

  private static let model = HierarchicalAutoregression(warmUp: 300, draws: 5000, chains: 2)

  /// The numbers of a draw, by the reference's names.
  private static func numbers(_ draw: HierarchicalDraw) -> [String: [Double]] {
    let gaps = zip(draw.lastValues, draw.means).map { $0 - $1 }
    func forecast(_ horizon: Int) -> [Double] {
      draw.means.indices.map { unit in
        var gap = gaps[unit]
        for _ in 0..<horizon { gap *= draw.persistences[unit] }
        return draw.means[unit] + gap
      }
    }
    return [
      "centre": [draw.centre], "logMeanVariance": [log(draw.meanVariance)],
      "persistenceCentre": [draw.persistenceCentre],
      "logPersistenceVariance": [log(draw.persistenceVariance)],
      "logVarianceScale": [log(draw.varianceScale)],
      "logVarianceShape": [log(draw.varianceShape)],
      "logDegreesOfFreedom": [log(draw.degreesOfFreedom)], "means": draw.means,
      "persistences": draw.persistences, "logVariances": draw.variances.map { log($0) },
      "forecast1": forecast(1), "forecast5": forecast(5),
    ]
  }

  @Test(
    "Means of all parameters and forecasts agree within the Monte Carlo errors of both.",
    arguments: [0, 1])
  func means(index: Int) throws {
    let fitted = try Self.model.fit(reference.panel(index), seed: Seed(21))
    let chains = fitted.chains.map { $0.map(Self.numbers) }
    var compared = 0
    for (name, expected) in reference.cases[index].expected.sorted(by: { $0.key < $1.key }) {
      for (unit, pair) in expected.enumerated() {
        let values = chains.map { $0.map { $0[name]![unit] } }
        let all = values.flatMap(\.self)
        let mean = all.reduce(0, +) / Double(all.count)
        let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(all.count)
        let size = Convergence(chains: values).effectiveSampleSize
        let error = (variance / size + pair[1] * pair[1]).squareRoot()
        // Where a forecast is exactly the figure both say so.
        #expect(
          abs(mean - pair[0]) < 4.5 * error + 1e-9,
          "\(name) \(unit): \(mean) beside \(pair[0]), error \(error)")
        compared += 1
      }
    }
    #expect(compared == 7 + 5 * reference.units.count)
  }

  @Test("Quantiles of next year and of five-year averages are those of the NumPy sampler.")
  func quantiles() throws {
    let fitted = try Self.model.fit(reference.panel(0), seed: Seed(22))
    let paths = fitted.simulatedPaths(horizon: 5, count: 20_000, seed: Seed(3))
    var largest = 0.0
    for unit in reference.units.indices {
      let next = paths.map { $0[0, unit] }.sorted()
      let average = paths.map { path in
        (0..<5).reduce(0) { $0 + path[$1, unit] } / 5
      }.sorted()
      for (place, level) in [0.1, 0.5, 0.9].enumerated() {
        let at = Int(level * 20_000)
        let spread = next[18_000] - next[2_000]
        let nextGap = abs(next[at] - reference.numpySampler.next[unit][place])
        let averageGap = abs(average[at] - reference.numpySampler.fiveYears[unit][place])
        largest = max(largest, nextGap / spread, averageGap / spread)
      }
    }
    // 12,000 and 20,000 paths place a 10 % quantile within 0.01 of the 80 % interval's length; the
    // rest is what that sampler leaves out.
    #expect(largest < 0.05, "\(largest) of the 80 % interval")
  }
}
