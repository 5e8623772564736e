import OutturnEvaluation
import Testing

@Suite("Brier score and isotonic recalibration, against SciPy")
struct BrierDecompositionTests {
  @Test("Pool adjacent violators gives SciPy's fit.")
  func isotonic() throws {
    for row in try ScoreReference.read().isotonic {
      let fit = IsotonicRegression.fit(row.values, weights: row.weights)
      for (value, expected) in zip(fit, row.fit) { expectEqual(value, expected) }
      #expect(zip(fit, fit.dropFirst()).allSatisfy { $0 <= $1 })
    }
    #expect(IsotonicRegression.fit([]).isEmpty)
  }

  @Test("The parts of the score, with equal probabilities kept equal.")
  func parts() throws {
    for row in try ScoreReference.read().brier {
      let brier = BrierDecomposition(events(row))
      expectEqual(brier.score, row.score)
      expectEqual(brier.miscalibration, row.miscalibration)
      expectEqual(brier.discrimination, row.discrimination)
      expectEqual(brier.uncertainty, row.uncertainty)
      expectEqual(
        brier.score, brier.miscalibration - brier.discrimination + brier.uncertainty)
    }
  }

  @Test("The base rate said always neither discriminates nor is miscalibrated.")
  func baseRate() {
    let events = (0..<10).map { EventForecast(0.3, happened: $0 < 3, cluster: 0) }
    let brier = BrierDecomposition(events)
    expectEqual(brier.miscalibration, 0)
    expectEqual(brier.discrimination, 0)
    expectEqual(brier.score, 0.21)
  }

  @Test("Bins hold their mean probability and frequency; the last one holds 1.")
  func reliability() throws {
    let row = try #require(try ScoreReference.read().brier.last)
    let reliability = Reliability(events(row))
    #expect(reliability.bins.reduce(0) { $0 + $1.outcome.count } == row.probabilities.count)
    for bin in reliability.bins {
      #expect(bin.range.contains(bin.forecast))
      #expect(bin.outcome.interval.contains(bin.outcome.share))
    }
    let inBin = zip(row.probabilities, row.happened).filter { $0.0 >= 0.3 && $0.0 < 0.4 }
    let bin = try #require(reliability.bin(of: 0.35))
    #expect(bin.outcome.count == inBin.count)
    expectEqual(bin.forecast, inBin.reduce(0) { $0 + $1.0 } / Double(inBin.count))
    expectEqual(
      bin.outcome.share, Double(inBin.count { $0.1 == 1 }) / Double(inBin.count))
    #expect(Reliability([EventForecast(1, happened: true, cluster: 1)]).bin(of: 1) != nil)
  }

  @Test("Years that miss together widen every bin's interval.")
  func clusters() throws {
    // Ten years of 40 events each, said 0.5: in a year all come or none does.
    let together = (0..<400).map {
      EventForecast(0.5, happened: $0 / 40 % 2 == 0, cluster: $0 / 40)
    }
    let apart = (0..<400).map { EventForecast(0.5, happened: $0 % 2 == 0, cluster: $0 / 40) }
    let wide = try #require(Reliability(together).bins.first).outcome.interval
    let narrow = try #require(Reliability(apart).bins.first).outcome.interval
    // 400 cases are worth the 10 years, less the degree of freedom of a variance of ten.
    expectEqual(Reliability(together).designEffect, 40 * 10.0 / 9)
    #expect(Reliability(apart).designEffect == 1)
    #expect(wide.upperBound - wide.lowerBound > 5 * (narrow.upperBound - narrow.lowerBound))
  }

  private func events(_ row: ScoreReference.Brier) -> [EventForecast] {
    row.probabilities.indices.map {
      EventForecast(
        row.probabilities[$0], happened: row.happened[$0] == 1, cluster: row.years[$0])
    }
  }
}
