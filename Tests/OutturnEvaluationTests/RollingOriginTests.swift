import OutturnEvaluation
import Testing

@Suite("Rolling origins")
struct RollingOriginTests {
  private static let growth = Dictionary(
    uniqueKeysWithValues: zip(2012..., [7.7, 7.7, 7.3, 6.9, 6.7, 6.9, 6.6, 6.1, 2.3, 8.1]))

  @Test("Nothing after the origin is visible, whatever comes after it.")
  func noPeek() {
    let rolling = RollingOrigin(
      origins: [2016, 2018], targets: [.point(horizon: 1), .average(horizon: 3)],
      firstYear: 2012)
    var other = Self.growth
    for year in 2019...2021 { other[year] = 99 }
    let (tasks, changed) = (rolling.tasks(Self.growth), rolling.tasks(other))
    #expect(tasks.map(\.history) == changed.map(\.history))
    #expect(tasks.map(\.thresholds) == changed.map(\.thresholds))
    #expect(tasks.allSatisfy { $0.history.years.last! <= $0.origin })
  }

  @Test("An origin counts where figures and the outturn are published.")
  func available() {
    let rolling = RollingOrigin(
      origins: Array(2013...2021), targets: [.point(horizon: 1)], firstYear: 2012)
    #expect(rolling.tasks(Self.growth).map(\.origin) == Array(2014...2020))
    var holes = Self.growth
    holes[2018] = nil
    #expect(rolling.tasks(holes).map(\.origin) == [2014, 2015, 2016, 2018, 2019, 2020])
  }

  @Test("An outturn over several years is their mean, and needs them all.")
  func average() {
    let target = ForecastTarget.average(horizon: 3)
    #expect(target.outturn(after: 2012, growth: [2013: 1, 2014: 2, 2015: 6]) == 3)
    #expect(target.outturn(after: 2012, growth: [2013: 1, 2015: 6]) == nil)
    #expect(target.years(after: 2012) == 2013...2015)
    #expect(ForecastTarget(kind: "average", horizon: 3) == nil)
    #expect(ForecastTarget(kind: "avg", horizon: 0) == nil)
  }

  @Test("The plan is the recent median to the next half, halves to the even one, plus a half.")
  func thresholds() {
    let thresholds = EventThresholds(history: [20, 1, 2, 3.25, 4, 5])
    expectEqual(thresholds.mean, 35.25 / 6)
    #expect(thresholds.last == 5)
    // 3.25 doubled is 6.5, which rounds to 6.
    #expect(thresholds.plan == 3.5)
  }
}
