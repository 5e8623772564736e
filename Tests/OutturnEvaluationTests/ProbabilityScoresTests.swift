import OutturnEvaluation
import Testing

@Suite("Scores of one forecast, against scoringrules and properscoring")
struct ProbabilityScoresTests {
  @Test("The CRPS and the logarithmic score of normal and Student-t laws.")
  func laws() throws {
    for law in try ScoreReference.read().laws {
      expectEqual(
        ProbabilityScores.crps(
          studentLocation: law.location, scale: law.scale, degreesOfFreedom: law.nu,
          outturn: law.outturn), law.studentCRPS)
      expectEqual(
        ProbabilityScores.crps(
          normalMean: law.location, standardDeviation: law.scale, outturn: law.outturn),
        law.normalCRPS)
      expectEqual(
        ProbabilityScores.logarithmic(
          studentLocation: law.location, scale: law.scale, degreesOfFreedom: law.nu,
          outturn: law.outturn), law.studentLog)
      expectEqual(
        ProbabilityScores.logarithmic(
          normalMean: law.location, standardDeviation: law.scale, outturn: law.outturn),
        law.normalLog)
    }
  }

  @Test("The CRPS of a sample, as it is and fair.")
  func samples() throws {
    for row in try ScoreReference.read().samples {
      expectEqual(ProbabilityScores.crps(sample: row.sample, outturn: row.outturn), row.crps)
      if let fair = row.fair {
        expectEqual(
          ProbabilityScores.crps(sample: row.sample, outturn: row.outturn, isFair: true), fair)
      }
    }
  }

  @Test("Pinball losses, interval scores and the CRPS of percentiles.")
  func percentiles() throws {
    for row in try ScoreReference.read().quantiles {
      for (place, loss) in row.pinball.enumerated() {
        expectEqual(
          ProbabilityScores.quantile(
            row.quantiles[place], level: QuantileForecast.levels[place], outturn: row.outturn),
          loss)
      }
      expectEqual(QuantileForecast(row.quantiles).crps(row.outturn), row.crps)
      for (entry, place) in zip(row.intervals, [24, 9, 4]) {
        expectEqual(
          ProbabilityScores.interval(
            row.quantiles[place]...row.quantiles[98 - place], cover: entry[0],
            outturn: row.outturn), entry[1])
      }
    }
  }

  @Test("The CRPS of 99 percentiles is that of the law, but for its tails.")
  func percentilesOfALaw() {
    let law = StudentMixture([
      .init(weight: 1, location: 5, scale: 2, degreesOfFreedom: .infinity)
    ])
    for outturn in [5.0, 6.5, 2, 9] {
      let exact = ProbabilityScores.crps(normalMean: 5, standardDeviation: 2, outturn: outturn)
      // What lies beyond the outermost percentiles is worth about 1 %.
      #expect((law.percentiles.crps(outturn) / exact - 1).magnitude < 0.03)
    }
  }

  @Test("A point forecast's CRPS is its absolute error.")
  func pointForecast() {
    #expect(ProbabilityScores.crps(sample: [3, 3, 3], outturn: 5) == 2)
    #expect(QuantileForecast(Array(repeating: 3, count: 99)).crps(5) == 2)
  }

  @Test("Errors of point forecasts by hand.")
  func points() {
    let scores = PointScores(forecasts: [1, 4, 6], outturns: [2, 2, 6])
    #expect(scores.count == 3)
    expectEqual(scores.bias, 1.0 / 3)
    expectEqual(scores.meanAbsoluteError, 1)
    expectEqual(scores.rootMeanSquaredError, (5.0 / 3).squareRoot())
  }
}
