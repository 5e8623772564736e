import OutturnSeries
import Testing

@Suite struct DatasetTests {
  private let key = SeriesKey(region: "hunan", series: "gdp", measure: .growth)
  private let levelKey = SeriesKey(region: "hunan", series: "gdp", measure: .level)

  private func figure(
    _ year: Int, _ value: Double, decimals: Int = 1, status: String = "first release"
  ) -> Observation {
    Observation(
      period: Period(year: year), value: value, decimals: decimals, status: status,
      source: "a test", note: "", line: 0)
  }

  @Test("Consecutive figures of one release give nothing to say")
  func clean() {
    let data = Dataset([key: [figure(2023, 4.6), figure(2024, 4.8), figure(2025, 4.8)]])
    #expect(data.findings(rule: .firstPublished).isEmpty)
  }

  @Test("A missing year is a gap, and several are one finding")
  func gap() {
    let data = Dataset([key: [figure(2020, 3.8), figure(2024, 4.8), figure(2022, 4.5)]])
    #expect(
      data.findings(rule: .firstPublished) == [
        .gap(key, missing: [Period(year: 2021), Period(year: 2023)])
      ])
  }

  @Test("A release that stands twice is found, a revision beyond rounding is told")
  func vintages() {
    let first = figure(2024, 4.8)
    let again = figure(2024, 4.9)
    let revised = figure(2024, 5.3, status: "revised")
    let data = Dataset([key: [first, again, revised]])
    #expect(
      data.findings(rule: .firstPublished) == [
        .duplicate(key, first: first, second: again),
        .revised(key, chosen: first, other: revised),
      ])
  }

  @Test("What cannot be is found: growth below -100, levels of 0, numbers without end")
  func impossible() {
    let (fall, endless, nothing) = (figure(2024, -150), figure(2025, .infinity), figure(2024, 0))
    let data = Dataset([key: [fall, endless], levelKey: [nothing]])
    let found = data.findings(rule: .firstPublished)
    #expect(found.contains(.impossible(key, fall)))
    #expect(found.contains(.impossible(key, endless)))
    #expect(found.contains(.levelNotPositive(levelKey, nothing)))
  }

  @Test("Levels are held against growth within the rounding of all three figures")
  func levels() {
    let growth = figure(2024, 5.0)
    let agree = Dataset([
      key: [growth], levelKey: [figure(2023, 20, decimals: 0), figure(2024, 21, decimals: 0)],
    ])
    #expect(agree.findings(rule: .firstPublished).isEmpty)
    let differ = Dataset([
      key: [growth], levelKey: [figure(2023, 20, decimals: 2), figure(2024, 22, decimals: 2)],
    ])
    guard
      case .levelsDisagree(let found, let period, let published, let implied) =
        differ.findings(rule: .firstPublished).first
    else {
      Issue.record("10 % between the levels and 5 % published pass unseen")
      return
    }
    #expect(found == key)
    #expect(period == Period(year: 2024))
    #expect(published == growth)
    #expect(implied.contains(10) && !implied.contains(5))
  }

  @Test("The first published figure counts, whatever order the rows come in")
  func rule() {
    let rows = [
      figure(2024, 5.3, status: "revised (by 2026-01)"), figure(2024, 4.8),
      figure(2024, 4.9, status: "encyclopaedia"),
    ]
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
      let data = Dataset([key: order.map { rows[$0] }])
      #expect(data.series(key, rule: .firstPublished)[Period(year: 2024)] == 4.8)
    }
  }

  @Test("Keys come in order of region, series and measure")
  func keys() {
    var data = Dataset()
    let keys = ["b", "a"].flatMap { region in
      Measure.allCases.map { SeriesKey(region: region, series: "gdp", measure: $0) }
    }
    for key in keys { data.add(figure(2024, 1), to: key) }
    #expect(data.keys.map(\.region) == ["a", "a", "b", "b"])
    #expect(data.keys.map(\.measure) == [.growth, .level, .growth, .level])
  }

  @Test("A transformation is undone by its inverse", arguments: Transformation.allCases)
  func transformation(_ transformation: Transformation) {
    for growth in stride(from: -90.0, through: 300, by: 7.5) {
      let back = transformation.inverse(transformation.forward(growth))
      // log1p and expm1 are each good to an ulp of a number up to 400.
      #expect(abs(back - growth) < 1e-12 * max(1, abs(growth)) * 100)
    }
  }
}
