import OutturnEvaluation
import Testing

@Suite("Transforms, cover and their bands, against SciPy and statsmodels")
struct CalibrationTests {
  @Test("Cover with its clustered error, design effect and Wilson interval.")
  func cover() throws {
    for row in try ScoreReference.read().calibration {
      let cover = Calibration(transforms: row.transforms, clusters: row.years).cover(0.8)
      expectEqual(cover.share, row.cover80)
      expectEqual(cover.standardError, row.standardError)
      expectEqual(cover.designEffect, row.designEffect)
      expectEqual(cover.interval.lowerBound, row.low)
      expectEqual(cover.interval.upperBound, row.high)
    }
  }

  @Test("The distance from uniform is Kolmogorov's and Smirnov's less half a step.")
  func kolmogorovSmirnov() throws {
    for row in try ScoreReference.read().calibration {
      let distance = Calibration(transforms: row.transforms, clusters: row.years)
        .kolmogorovSmirnov
      expectEqual(distance + 0.5 / Double(row.transforms.count), row.ks)
    }
  }

  @Test("The histogram holds every transform once, 1 in its last bin.")
  func histogram() {
    let shares = Calibration(transforms: [0, 0.05, 0.1, 0.99, 1], clusters: [1, 1, 2, 2, 3])
      .histogram()
    #expect(shares.map(\.share) == [0.4, 0.2, 0, 0, 0, 0, 0, 0, 0, 0.4])
  }

  @Test("Years on one side show in the spread between them.")
  func spread() {
    let calibration = Calibration(
      transforms: [0.1, 0.3, 0.8, 0.8], clusters: [2019, 2019, 2020, 2020])
    expectEqual(calibration.spreadBetweenClusters, (0.6 * 0.6 / 2).squareRoot())
    #expect(Calibration(transforms: [0.1], clusters: [1]).spreadBetweenClusters.isNaN)
  }

  @Test("One year gives no error, and the interval of independent cases.")
  func oneCluster() {
    let share = ClusteredShare([true, false, true, true], clusters: [1, 1, 1, 1])
    #expect(share.standardError.isNaN)
    #expect(share.designEffect == 1)
    #expect(share.interval.contains(0.75))
  }

  @Test("All or none of few cases is not certainty.")
  func extremes() {
    let all = ClusteredShare([true, true, true, true], clusters: [1, 2, 3, 4])
    #expect(all.share == 1 && all.interval.lowerBound < 0.6 && all.interval.upperBound == 1)
  }
}
