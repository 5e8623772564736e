import OutturnSeries
import Testing

@Suite struct PeriodTests {
  @Test("A period reads back what it writes, at every frequency", arguments: Frequency.allCases)
  func roundTrip(frequency: Frequency) throws {
    for year in [1000, 1999, 2000, 2026, 9999] {
      for index in 1...frequency.periodsPerYear {
        let period = Period(year: year, index: index, of: frequency)
        #expect(Period(period.description) == period)
        #expect(period.year == year)
        #expect(period.indexInYear == index)
      }
    }
  }

  @Test(
    "The three written forms are read",
    arguments: [
      ("2026", Frequency.annual, 2026, 1), ("2026Q1", .quarterly, 2026, 1),
      ("2026Q4", .quarterly, 2026, 4), ("2026-03", .monthly, 2026, 3),
      ("2026-12", .monthly, 2026, 12), ("0001", .annual, 1, 1),
    ])
  func forms(text: String, frequency: Frequency, year: Int, index: Int) throws {
    let period = try #require(Period(text))
    #expect(period.frequency == frequency)
    #expect(period.year == year)
    #expect(period.indexInYear == index)
  }

  @Test(
    "A text that is only almost a period is refused",
    arguments: [
      "", " ", "26", "202", "20260", "2026 ", " 2026", "2026q1", "2026Q", "2026Q0", "2026Q5",
      "2026Q01", "2026-3", "2026-00", "2026-13", "2026-003", "2026M3", "2026/03", "2026年",
      "２０２６", "-2026", "+2026", "2026.0", "2026Q１", "2026-0３", "MMXX",
    ])
  func refused(text: String) {
    #expect(Period(text) == nil)
  }

  @Test("Periods of one frequency are ordered in time and one step apart")
  func order() {
    for frequency in Frequency.allCases {
      let start = Period(year: 2024, index: 1, of: frequency)
      for step in 0..<30 {
        let period = start.advanced(by: step)
        #expect(start.distance(to: period) == step)
        #expect(period < period.advanced(by: 1))
        #expect(period.advanced(by: 1).advanced(by: -1) == period)
      }
      #expect(start.advanced(by: frequency.periodsPerYear).year == 2025)
      #expect(start.advanced(by: -1).year == 2023)
      #expect(start.advanced(by: -1).indexInYear == frequency.periodsPerYear)
    }
  }

  @Test("Years before year 0 keep their quarters in order")
  func negative() {
    let period = Period(year: 0, index: 1, of: .quarterly).advanced(by: -1)
    #expect(period.year == -1)
    #expect(period.indexInYear == 4)
  }
}
