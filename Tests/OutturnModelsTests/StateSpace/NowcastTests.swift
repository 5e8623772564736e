import OutturnAlgebra
import OutturnModels
import Testing

@Suite("Nowcasts from tables with holes")
struct NowcastTests {
  let lutkepohl: LuetkepohlVAR
  var model: VectorAutoregressionStateSpace { lutkepohl.model }

  init() throws { lutkepohl = try LuetkepohlVAR() }

  /// The last 16 quarters; consumption lags a quarter, income stops two earlier.
  private var ragged: [[Double?]] {
    let rows = lutkepohl.growth.rowCount
    return (rows - 16..<rows).map { t in
      let row = lutkepohl.growth.row(t)
      return [row[0], t < rows - 3 ? row[1] : nil, t < rows - 1 ? row[2] : nil]
    }
  }

  private let year = CellCombination.annualGrowth(
    of: "inc", fourthQuarter: 16, form: .logChange)

  @Test("A full table and no figures beyond it: the nowcast is the conditional forecast.")
  func full() throws {
    let cells = (0..<lutkepohl.growth.rowCount).map {
      lutkepohl.growth.row($0).map { Optional($0) }
    }
    // A state of seven quarters too, whose oldest lags lie before the sample.
    for (start, asking) in [
      (NowcastStart.stationary, []), (.diffuse, []), (.stationary, [year]), (.diffuse, [year]),
    ] {
      let nowcast = try model.nowcast(cells: cells, horizon: 4, start: start, asking: asking)
      let forecast = try model.conditionalForecast(
        after: lutkepohl.history, horizon: 4, given: [])
      let last = nowcast.periodCount
      #expect(
        farthest(
          nowcast.means[Array(last - 4..<last), [0, 1, 2]].elements, forecast.means.elements)
          < 1e-10)
      #expect(
        farthest(
          nowcast.covariances[last - 1].elements, forecast.covariances[3].elements) < 1e-10)
      let known = cells.flatMap { $0.map { $0! } }
      #expect(farthest(Array(nowcast.means.transposed.elements.prefix(known.count)), known) < 1e-9)
    }
  }

  @Test("A new release inside the window moves the nowcast by its gain times its surprise.")
  func release() throws {
    let before = try model.nowcast(cells: ragged, asking: [year])
    var cells = ragged
    let rows = lutkepohl.growth.rowCount
    let value = lutkepohl.growth[rows - 3, 1]
    cells[13][1] = value
    let after = try model.nowcast(cells: cells, asking: [year])

    let quarter = CellCombination.cell("inc", period: 14)
    let told = before.law(of: quarter)
    // Covariance of year and quarter from the variances of both and of their sum.
    let sum = try model.nowcast(cells: ragged, asking: [year]).law(of: year + quarter).variance
    let covariance = 0.5 * (sum - before.law(of: year).variance - told.variance)
    let moved = after.law(of: year).mean - before.law(of: year).mean
    let surprise = value - told.mean
    #expect(abs(moved) > 1e-4)
    #expect(abs(moved - covariance / told.variance * surprise) < 1e-10)
    #expect(after.law(of: year).variance < before.law(of: year).variance)
    #expect(after.law(of: quarter).variance < 1e-12)
  }

  @Test("Cumulated growth published quarter by quarter settles the quarters one by one.")
  func yearToDate() throws {
    let truth = CellCombination.yearToDateGrowth
    var cells = ragged
    // Income of the last four quarters is published only as growth since the year began.
    for t in 12..<16 { cells[t][1] = nil }
    let rows = lutkepohl.growth.rowCount
    let figures = (1...4).map { quarter in
      let combination = truth("inc", 12 + quarter, quarter, .logChange, nil)
      let value = combination.weights.reduce(0) {
        $0 + $1.value * lutkepohl.growth[rows - 16 + $1.key.period - 1, 1]
      }
      return CombinationObservation(combination, equals: value)
    }
    var last = Double.infinity
    for known in 0...4 {
      let nowcast = try model.nowcast(
        cells: cells, figures: Array(figures.prefix(known)), asking: [year])
      let law = nowcast.law(of: year)
      #expect(law.variance < last)
      last = law.variance
      for quarter in 1..<max(1, known + 1) {
        let t = 12 + quarter - 1
        #expect(abs(nowcast.means[t, 1] - lutkepohl.growth[rows - 16 + t, 1]) < 1e-9)
        #expect(nowcast.standardDeviations[t, 1] < 1e-7)
      }
    }
    #expect(last < 1e-14)
  }

  @Test("An annual figure with an error moves every quarter of its year and of the next.")
  func annual() throws {
    let before = try model.nowcast(cells: ragged, horizon: 2, asking: [year])
    let told = before.law(of: year)
    let figure = CombinationObservation(
      year, equals: told.mean + 0.01, standardDeviation: told.variance.squareRoot())
    let after = try model.nowcast(cells: ragged, figures: [figure], horizon: 2)
    // Equal variances: half the way, and half the variance.
    #expect(abs(after.law(of: year).mean - (told.mean + 0.005)) < 1e-10)
    #expect(abs(after.law(of: year).variance / told.variance - 0.5) < 1e-8)
    for t in 13..<18 { #expect(abs(after.means[t, 1] - before.means[t, 1]) > 1e-6) }
  }

  @Test("The order of figures and of periods taken in does not matter.")
  func order() throws {
    let figures = [
      CombinationObservation(year, equals: 0.08, standardDeviation: 0.003),
      CombinationObservation(.average("cons", over: 13...16), equals: 0.02),
      CombinationObservation(.cell("inv", period: 17), equals: 0.01, standardDeviation: 0.01),
    ]
    let one = try model.nowcast(cells: ragged, figures: figures, horizon: 3)
    let other = try model.nowcast(cells: ragged, figures: figures.reversed(), horizon: 3)
    #expect(farthest(other.means.elements, one.means.elements) < 1e-11)
    #expect(abs(other.logLikelihood - one.logLikelihood) < 1e-9)
  }

  @Test("An autoregression with a unit root has no stationary start and a diffuse one.")
  func unitRoot() throws {
    let walk = VectorAutoregressionStateSpace(
      names: ["x"], coefficients: Matrix(rows: [[0], [1]]), covariance: Matrix(diagonal: [1]))
    let cells: [[Double?]] = [[nil], [2], [nil], [4]]
    #expect(throws: StateSpaceError.notStationary) { try walk.nowcast(cells: cells) }
    let nowcast = try walk.nowcast(cells: cells, horizon: 1, start: .diffuse)
    #expect(farthest(nowcast.means.elements, [2, 2, 3, 4, 4]) < 1e-13)
    #expect(farthest(nowcast.covariances.map { $0[0, 0] }, [1, 0, 0.5, 0, 1]) < 1e-13)
  }

  @Test("A diffuse start that the figures do not settle is refused with what is missing.")
  func undetermined() throws {
    let walk = VectorAutoregressionStateSpace(
      names: ["x", "y"], coefficients: Matrix(rows: [[0, 0], [1, 0], [0, 1]]),
      covariance: .identity(2))
    #expect(throws: StateSpaceError.undetermined(directions: 1)) {
      try walk.nowcast(cells: [[1, nil], [2, nil]], start: .diffuse)
    }
  }
}
