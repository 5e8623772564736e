import OutturnPlanning
import OutturnSeries
import Testing

@Suite("The arithmetic of a year in parts")
struct RunRateTests {
  private static func quarter(_ index: Int) -> Period {
    Period(year: 2026, index: index, of: .quarterly)
  }

  private static func release(_ period: Period, _ growth: String) -> Release {
    Release(series: "gdp", period: period, growth: PublishedFigure(growth)!)
  }

  @Test("Quarters put together with the shares of the year before are the year, exactly.")
  func identity() throws {
    // Levels of the year before and of the year, made up.
    let before = [210.0, 245, 255, 290]
    let now = [222.6, 257.25, 263.925, 310.3]
    let shares = QuarterShares(before, uncertainty: 0)
    let annual = 100 * (now.reduce(0, +) / before.reduce(0, +) - 1)
    for quarters in 1...3 {
      let (sofar, base) = (
        now.prefix(quarters).reduce(0, +), before.prefix(quarters).reduce(0, +)
      )
      let growth = 100 * (sofar / base - 1)
      // Nine decimals, so that the figure says what is meant.
      let written = String(Int((growth * 1e9).rounded()))
      let text = "\(written.dropLast(9)).\(written.suffix(9))"
      let rate = RunRate(Self.release(Self.quarter(quarters), text), shares: shares)
      let rest =
        100 * (now.dropFirst(quarters).reduce(0, +) / before.dropFirst(quarters).reduce(0, +) - 1)
      // Rounding of the nine decimals, over the smallest rest of the year.
      #expect(abs(try #require(rate.required(for: annual)) - rest) < 1e-8)
      // Where the rest only equals the year before, the year grows by what is carried.
      #expect(abs(try #require(rate.required(for: rate.carried))) < 1e-12)
    }
  }

  @Test("A month is a third of its quarter, and a year is all of it.")
  func months() {
    let shares = QuarterShares([0.2, 0.25, 0.25, 0.3], uncertainty: 0.03)
    func month(_ index: Int) -> Double {
      shares.elapsed(through: Period(year: 2026, index: index, of: .monthly))
    }
    #expect(abs(month(1) - 0.2 / 3) < 1e-15 && abs(month(5) - (0.2 + 0.5 / 3)) < 1e-15)
    for index in 1...4 {
      #expect(abs(month(3 * index) - shares.elapsed(through: Self.quarter(index))) < 1e-15)
    }
    #expect(month(12) == 1 && shares.elapsed(through: Period(year: 2026)) == 1)
    #expect(shares.uncertainty(ofPart: 1) == 0)
    #expect(abs(shares.uncertainty(ofPart: 0.25) - 0.03) < 1e-15)
  }

  @Test("What the rest takes lies within its range, which is a point where all is known.")
  func ranges() throws {
    let usual = RunRate(Self.release(Self.quarter(2), "5.1"), shares: .usual)
    let needed = try #require(usual.required(for: 5.5))
    let range = try #require(usual.requiredRange(for: 5.5...5.5))
    #expect(range.contains(needed) && range.lowerBound < needed && needed < range.upperBound)
    // (5.5 − 0.464883…·5.1)/0.535116…, by another program.
    #expect(abs(needed - 5.8475006) < 1e-6)
    let whole = RunRate(Self.release(Self.quarter(4), "5.1"), shares: .usual)
    #expect(whole.required(for: 5.5) == nil && whole.carried == 5.1)
  }

  @Test("Within a year growth stands from the year's as in five American series.")
  func evidence() {
    // Tests/ReferenceGenerators/within_year.py: ratios after one, two and three quarters, then
    // correlations of the first with the second and third, and of the second with the third.
    let series = [
      [0.6666, 0.4170, 0.2273, 0.9444, 0.8798, 0.9508],
      [0.5576, 0.3618, 0.2204, 0.9068, 0.7600, 0.9189],
      [0.6954, 0.4243, 0.2394, 0.9230, 0.8426, 0.9227],
      [0.5150, 0.3747, 0.1887, 0.8433, 0.6032, 0.7882],
      [0.6369, 0.3967, 0.2258, 0.7499, 0.6633, 0.9039],
    ]
    func average(_ place: Int) -> Double { series.reduce(0) { $0 + $1[place] } / 5 }
    let parts = [0.25, 0.5, 0.75]
    for (place, part) in parts.enumerated() {
      let deviation = WithinYear.usualRatio * WithinYear.covariance(part, part).squareRoot()
      // Over 49 years a standard deviation is known to a tenth; series differ by as much.
      #expect(abs(deviation / average(place) - 1) < 0.1)
      #expect(abs(WithinYear.covariance(part, part).squareRoot() - (1 - part)) < 1e-15)
    }
    for (place, pair) in [(0.25, 0.5), (0.25, 0.75), (0.5, 0.75)].enumerated() {
      let correlation =
        WithinYear.covariance(pair.0, pair.1) / ((1 - pair.0) * (1 - pair.1))
      // 49 years know a correlation of 0.8 to 0.05.
      #expect(abs(correlation - average(3 + place)) < 0.05)
    }
  }

  @Test("The covariance is that of averages of Brownian motion.")
  func brownian() {
    // By sums over 2400 steps: Cov of the averages up to s, up to t and over all.
    let steps = 2400
    func average(_ s: Int, _ t: Int) -> Double {
      var sum = 0.0
      for i in 1...s {
        // Σ over j ≤ t of min(i, j).
        let (i, t) = (Double(i), Double(t))
        sum += i * (i + 1) / 2 + i * (t - i)
      }
      return sum / Double(s) / Double(t) / Double(steps)
    }
    for (s, t) in [(600, 600), (600, 1200), (1200, 1800), (1800, 1800)] {
      let exact =
        average(s, t) - average(s, steps) - average(t, steps) + average(steps, steps)
      let ratio = exact / WithinYear.covariance(Double(s) / 2400, Double(t) / 2400)
      // A third, as the variance of an average over the whole; steps of 1/2400 on a part of 0.25.
      #expect(abs(3 * ratio - 1) < 0.01)
    }
  }
}
