import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Panels that borrow strength")
struct HierarchicalAutoregressionTests {
  /// Ten units of 15 years around 4 per cent, the last unit with three years only.
  private static func panel(shift: Double = 0, of shifted: Int = 0) -> PanelTable {
    var stream = Seed(77).stream(.posterior)
    let values = (0..<10).map { unit -> [Double?] in
      let mean = 4 + stream.normal() + (unit == shifted ? shift : 0)
      var gap = 0.0
      return (0..<15).map { year in
        gap = 0.3 * gap + stream.normal()
        return unit == 9 && year < 12 ? nil : mean + gap
      }
    }
    return PanelTable(
      series: "gdp", units: (0..<10).map { "u\($0)" }, firstPeriod: 2010, values: values)
  }

  private static let model = HierarchicalAutoregression(warmUp: 150, draws: 1500, chains: 2)

  @Test("The same seed gives the same draws on one thread and on two, another seed others.")
  func seed() throws {
    let one = try Self.model.fit(Self.panel(), seed: Seed(4), threads: 1)
    let two = try Self.model.fit(Self.panel(), seed: Seed(4), threads: 2)
    #expect(one.chains == two.chains)
    #expect(
      one.simulatedPaths(horizon: 3, count: 5, seed: Seed(1))
        == two.simulatedPaths(horizon: 3, count: 5, seed: Seed(1)))
    let other = try Self.model.fit(Self.panel(), seed: Seed(5))
    #expect(one.chains != other.chains)
  }

  @Test("Chains agree, paths have the forecast's mean, one step is the first of many.")
  func forecasts() throws {
    let fitted = try Self.model.fit(Self.panel(), seed: Seed(4))
    let worst = fitted.worstConvergence
    #expect(worst.rHat < 1.03)
    #expect(worst.effectiveSampleSize > 150)
    let mean = fitted.forecastMean(horizon: 4)
    #expect(fitted.forecastMean(horizon: 1).row(0) == mean.row(0))
    let paths = fitted.simulatedPaths(horizon: 4, count: 12_000, seed: Seed(2))
    #expect(
      fitted.simulatedPaths(horizon: 1, count: 3, seed: Seed(2)).map { $0[0, 0] }
        == paths.prefix(3).map { $0[0, 0] })
    for unit in 0..<10 {
      for h in 0..<4 {
        let values = paths.map { $0[h, unit] }
        let average = values.reduce(0, +) / Double(values.count)
        let square = values.reduce(0) { $0 + ($1 - average) * ($1 - average) }
        let error = square.squareRoot() / Double(values.count)
        #expect(abs(average - mean[h, unit]) < 5 * error)
      }
    }
  }

  @Test("Shares of one row, with the prior's, are a whole; a short history borrows more.")
  func borrowing() throws {
    let fitted = try Self.model.fit(Self.panel(), seed: Seed(4))
    let borrowing = fitted.borrowing
    for i in 0..<10 {
      let row = borrowing.shares.row(i)
      #expect(row.allSatisfy { $0 > 0 && $0 < 1 })
      #expect(row.reduce(0, +) < 1 && row.reduce(0, +) > 0.99)
      #expect(abs(row.reduce(0, +) - row[i] - borrowing.meanBorrowed[i]) < 1e-12)
      #expect(row[i] > row[(i + 1) % 10])
    }
    for i in 0..<9 {
      #expect(borrowing.meanBorrowed[9] > borrowing.meanBorrowed[i])
      #expect(borrowing.persistenceBorrowed[9] > borrowing.persistenceBorrowed[i])
      #expect(borrowing.varianceBorrowed[9] > borrowing.varianceBorrowed[i])
    }
  }

  @Test("When a unit's figures move by half a point, each unit's mean moves by its share.")
  func shares() throws {
    let model = HierarchicalAutoregression(warmUp: 200, draws: 6000, chains: 2)
    let before = try model.fit(Self.panel(), seed: Seed(8))
    let after = try model.fit(Self.panel(shift: 0.5, of: 3), seed: Seed(8))
    func means(_ fitted: HierarchicalPosterior) -> [Double] {
      let draws = fitted.draws
      return (0..<10).map { unit in
        draws.reduce(0) { $0 + $1.means[unit] } / Double(draws.count)
      }
    }
    func error(_ fitted: HierarchicalPosterior, _ unit: Int) -> Double {
      let values = fitted.draws.map { $0.means[unit] }
      let mean = values.reduce(0, +) / Double(values.count)
      let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      let size = fitted.convergence { $0.means[unit] }.effectiveSampleSize
      return (square / size).squareRoot()
    }
    let moves = zip(means(after), means(before)).map { ($0 - $1) / 0.5 }
    for unit in 0..<10 {
      // The shift changes τ and σ a little too, and a mean far from the others moves slowly along
      // the chains: 0.06 and four Monte Carlo errors of the difference.
      let share = before.borrowing.shares[unit, 3]
      let errors = (error(before, unit), error(after, unit))
      let spread = (errors.0 * errors.0 + errors.1 * errors.1).squareRoot() / 0.5
      #expect(
        abs(moves[unit] - share) < 0.06 + 4 * spread,
        "\(unit): moved \(moves[unit]), share \(share), error \(spread)")
    }
    #expect(before.borrowing.shares[3, 3] > 0.6)
  }

  @Test("Units of every length work: one value, holes, one unit alone, a constant.")
  func shapes() throws {
    let model = HierarchicalAutoregression(warmUp: 50, draws: 100, chains: 2)
    for values: [[Double?]] in [
      [[nil, 5, nil]], [[5]], [[5, 5, 5, 5, 5], [nil, nil, nil, 3, nil]],
      [[1, nil, nil, nil, 4, 2], [3, 2, nil, 1, nil, nil], [nil, 7, 6, nil, nil, 1e3]],
    ] {
      let panel = PanelTable(
        series: "gdp", units: values.indices.map { "u\($0)" }, firstPeriod: 2020, values: values)
      let fitted = try model.fit(panel, seed: Seed(1))
      #expect(fitted.draws.count == 200)
      #expect(fitted.forecastMean(horizon: 5).elements.allSatisfy { $0.isFinite })
      for draw in fitted.draws {
        #expect(draw.variances.allSatisfy { $0 > 0 && $0.isFinite })
        #expect(draw.persistences.allSatisfy { $0 >= -0.9 && $0 <= 0.97 })
        for (unit, row) in values.enumerated() {
          if let last = row[row.count - 1] { #expect(draw.lastValues[unit] == last) }
        }
      }
    }
  }

  @Test("Units without any value are refused by name.")
  func empty() {
    let panel = PanelTable(
      series: "gdp", units: ["a", "b", "c"], firstPeriod: 2020,
      values: [[1, 2], [nil, nil], [nil, nil]])
    #expect(throws: EstimationError.noCompleteRows(regions: ["b", "c"], series: ["gdp"])) {
      try Self.model.fit(panel, seed: Seed(1))
    }
    #expect(throws: EstimationError.noCompleteRows(regions: [], series: ["gdp"])) {
      try Self.model.fit(
        PanelTable(series: "gdp", units: [], firstPeriod: 2020, values: []), seed: Seed(1))
    }
  }

  @Test("A year left out is a hole in every unit, and a crash in it stops moving the forecast.")
  func leftOut() throws {
    func crash(_ size: Double) -> PanelTable {
      let panel = Self.panel()
      return PanelTable(
        series: panel.series, units: panel.units, firstPeriod: panel.firstPeriod,
        values: panel.values.map { row in
          row.enumerated().map { $0.offset == 10 ? $0.element.map { $0 - size } : $0.element }
        })
    }
    #expect(crash(3).leavingOut([2020]) == Self.panel().leavingOut([2020]))
    #expect(crash(3) != Self.panel())
    #expect(crash(3).leavingOut([2020]).values.allSatisfy { $0[10] == nil })
  }
}
