import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("The average of two models' quantiles")
struct PooledPosteriorTests {
  /// Independent normal years: what an average of quantiles is, is known.
  private struct Normals: FittedForecastModel {
    var mean: Double
    var deviation: Double
    let seriesNames = ["a", "b"]

    func forecastMean(horizon: Int) -> Matrix {
      Matrix(rowCount: horizon, columnCount: 2, repeating: mean)
    }

    func simulatedPaths(horizon: Int, count: Int, seed: Seed) -> [Matrix] {
      (0..<count).map { index in
        var stream = seed.stream(.posterior, UInt32(index))
        return Matrix(
          rowCount: horizon, columnCount: 2,
          columnMajor: (0..<(2 * horizon)).map { _ in mean + deviation * stream.normal() })
      }
    }
  }

  @Test("Two normal laws pool to the normal law of averaged mean and standard deviation.")
  func normal() {
    let pool = PooledPosterior(
      Normals(mean: 2, deviation: 1), Normals(mean: 4, deviation: 3), pilotPaths: 20_000,
      upperShare: 1)
    let count = 20_000
    let paths = pool.simulatedPaths(horizon: 2, count: count, seed: Seed(1))
    for place in 0..<4 {
      let sample = paths.map { $0.elements[place] }
      for level in [0.05, 0.3, 0.5, 0.9] {
        let quantile = 3 + 2 * Normal.quantile(level)
        let below = Double(sample.count { $0 <= quantile }) / Double(count)
        // Paths and, for the maps, two pilots of as many.
        let error = (2.5 * level * (1 - level) / Double(count)).squareRoot()
        #expect(abs(below - level) < 4.5 * error, "\(level): \(below)")
      }
    }
  }

  @Test("With a shorter upper half the quantiles above the median move, the others stay.")
  func skewed() {
    let one = Normals(mean: 0, deviation: 1)
    let pool = PooledPosterior(one, one, pilotPaths: 20_000, upperShare: 0.8)
    let sample = pool.simulatedPaths(horizon: 1, count: 20_000, seed: Seed(1))
      .map { $0[0, 0] }.sorted()
    // 20,000 paths place a 10 % quantile within 0.012 at one standard error.
    #expect(abs(sample[18_000] - 0.8 * 1.2816) < 0.06)
    #expect(abs(sample[2_000] + 1.2816) < 0.06)
    #expect(abs(sample[10_000]) < 0.04)
    let mean = sample.reduce(0, +) / 20_000
    #expect(abs(mean - pool.forecastMean(horizon: 1)[0, 0]) < 0.04)
  }

  @Test("A path hangs on the seed and its number alone.")
  func prefix() {
    let pool = PooledPosterior(Normals(mean: 0, deviation: 1), Normals(mean: 1, deviation: 2))
    let seven = pool.simulatedPaths(horizon: 3, count: 7, seed: Seed(5))
    #expect(pool.simulatedPaths(horizon: 3, count: 4, seed: Seed(5)) == Array(seven.prefix(4)))
    #expect(pool.simulatedPaths(horizon: 3, count: 0, seed: Seed(5)).isEmpty)
  }
}
