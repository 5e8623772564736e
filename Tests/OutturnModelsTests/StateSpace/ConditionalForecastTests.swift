import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Conditional forecasts by the smoother")
struct ConditionalForecastTests {
  let lutkepohl: LuetkepohlVAR
  var model: VectorAutoregressionStateSpace { lutkepohl.model }

  init() throws { lutkepohl = try LuetkepohlVAR() }

  private static func income(_ period: Int, _ value: Double = 0.03) -> CombinationObservation {
    CombinationObservation(.cell("inc", period: period), equals: value)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var conditions: [CombinationObservation]
    /// Means by step, and the distance, as printed.
    var means: [Int: [Double]] = [:]
    var distance: Double?
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "A: income of the first quarter", conditions: [income(1)],
      means: [
        1: [-0.0055498092, 0.03, 0.0261436307], 2: [0.0149120019, 0.0203414241, 0.0157175135],
        3: [0.0253468908, 0.0178805515, 0.0231919910],
        4: [0.0147027411, 0.0218162249, 0.0181375367],
      ], distance: 0.7411743023),
    Case(
      name: "B: income of four quarters", conditions: (1...4).map { income($0) },
      means: [
        1: [0.0052762598, 0.03, 0.0275354635], 2: [0.0292839261, 0.03, 0.0208574690],
        3: [0.0380484649, 0.03, 0.0302550208], 4: [0.0262386796, 0.03, 0.0257154414],
      ], distance: 2.6774776154),
    Case(
      name: "C: income of the fourth quarter only", conditions: [income(4)],
      means: [1: [-0.0107473659, 0.0209172772, 0.0224796271]]),
    Case(
      name: "none", conditions: [],
      means: [
        1: [-0.0108109430691, 0.0199108377734, 0.0216287280573],
        2: [0.0107809079512, 0.0203486771500, 0.0146538755487],
        3: [0.0211157020065, 0.0169805876756, 0.0198257446887],
      ]),
    Case(
      name: "an average, a soft difference over the origin and a soft cell",
      conditions: [
        CombinationObservation(.average("inc", over: 1...4), equals: 0.025),
        CombinationObservation(
          .cell("cons", period: 2) - .cell("inv", period: 0) + 0.5 * .sum("cons", over: -1...1),
          equals: 0.01, standardDeviation: 0.004),
        CombinationObservation(
          .cell("inv", period: 3), equals: 0.04, standardDeviation: 0.02),
      ]),
    Case(
      name: "one series everywhere and all but one in a quarter",
      conditions: (1...6).map {
        CombinationObservation(.cell("inv", period: $0), equals: 0.01 * Double($0 % 3))
      } + [income(2, 0.01)]),
  ]

  @Test("Means, covariances and distance are those of the stacked normal vector.", arguments: cases)
  func stacked(_ test: Case) throws {
    let horizon = 6
    let cells = try model.conditionalForecast(
      after: lutkepohl.history, horizon: horizon, given: test.conditions)
    let path = StackedPath(model, history: lutkepohl.history, horizon: horizon)
    let given = test.conditions.isEmpty ? (path, 0) : try path.given(test.conditions)
    #expect(farthest(cells.means.transposed.elements, given.0.mean) < 1e-12)
    #expect(
      farthest(cells.jointCovariance().elements, given.0.covariance.elements) < 1e-11)
    for (t, covariance) in cells.covariances.enumerated() {
      let places = (0..<3).map { t * 3 + $0 }
      #expect(farthest(covariance.elements, given.0.covariance[places, places].elements) < 1e-8)
    }
    #expect(abs(cells.squaredDistance - given.1) < 1e-10)
    #expect(cells.degreesOfFreedom == test.conditions.count)
    for (step, means) in test.means {
      for (i, mean) in means.enumerated() {
        #expect(abs(cells.means[step - 1, i] - mean) < 6e-11, "step \(step), series \(i)")
      }
    }
    if let distance = test.distance { #expect(abs(cells.squaredDistance - distance) < 6e-11) }
  }

  @Test("Standard deviations have the printed digits, with and without a condition.")
  func deviations() throws {
    let free = try model.conditionalForecast(after: lutkepohl.history, horizon: 4, given: [])
    for (h, sd) in [0.0117191180, 0.0121992988, 0.0123144202, 0.0124295268].enumerated() {
      #expect(abs(free.standardDeviations[h, 1] - sd) < 6e-11)
    }
    let given = try model.conditionalForecast(
      after: lutkepohl.history, horizon: 4, given: [Self.income(1)])
    #expect(abs(given.standardDeviations[0, 2] - 0.0078549822) < 6e-11)
    #expect(given.standardDeviations[0, 1] < 1e-9)
  }

  @Test("A condition equal to the mean moves no mean and narrows the spread.")
  func atTheMean() throws {
    let year = CellCombination.average("inc", over: 1...4)
    let free = try model.conditionalForecast(
      after: lutkepohl.history, horizon: 5, given: [], asking: [year])
    let law = free.law(of: year)
    let given = try model.conditionalForecast(
      after: lutkepohl.history, horizon: 5,
      given: [CombinationObservation(year, equals: law.mean)])
    #expect(farthest(given.means.elements, free.means.elements) < 1e-12)
    #expect(given.squaredDistance < 1e-20)
    #expect(given.law(of: year).variance < 1e-9 * law.variance)
    for t in 0..<5 {
      #expect(given.standardDeviations[t, 1] < free.standardDeviations[t, 1])
    }
  }

  @Test("The order of conditions and of series does not matter.")
  func order() throws {
    let conditions = Self.cases[4].conditions + [Self.income(2, 0.01)]
    let one = try model.conditionalForecast(
      after: lutkepohl.history, horizon: 5, given: conditions)
    let other = try model.conditionalForecast(
      after: lutkepohl.history, horizon: 5, given: conditions.reversed())
    #expect(farthest(other.means.elements, one.means.elements) < 1e-12)

    let order = [2, 0, 1]
    let rows = [0] + (0..<2).flatMap { lag in order.map { 1 + 3 * lag + $0 } }
    let permuted = VectorAutoregressionStateSpace(
      names: order.map { model.names[$0] }, coefficients: model.coefficients[rows, order],
      covariance: model.covariance[order, order])
    let turned = try permuted.conditionalForecast(
      after: lutkepohl.history[[0, 1], order], horizon: 5, given: conditions)
    #expect(farthest(turned.means.elements, one.means[Array(0..<5), order].elements) < 1e-12)
    #expect(
      farthest(turned.covariances[3].elements, one.covariances[3][order, order].elements) < 1e-10)
  }

  @Test("Two lags embedded in four with zeros give the same path.")
  func embedding() throws {
    var padded = Matrix(rowCount: 13, columnCount: 3)
    for j in 0..<3 {
      for i in 0..<7 { padded[i, j] = model.coefficients[i, j] }
    }
    let four = VectorAutoregressionStateSpace(
      names: model.names, coefficients: padded, covariance: model.covariance)
    let last = lutkepohl.growth.rowCount
    let history = lutkepohl.growth[Array(last - 4..<last), [0, 1, 2]]
    for conditions in Self.cases.map(\.conditions) {
      let two = try model.conditionalForecast(
        after: lutkepohl.history, horizon: 6, given: conditions)
      let embedded = try four.conditionalForecast(after: history, horizon: 6, given: conditions)
      #expect(farthest(embedded.means.elements, two.means.elements) < 1e-12)
    }
  }

  @Test("A hard condition said twice changes nothing; one that contradicts it is refused.")
  func contradiction() throws {
    let parts = (1...4).map { Self.income($0) }
    let whole = CellCombination.sum("inc", over: 1...4)
    let once = try model.conditionalForecast(after: lutkepohl.history, horizon: 5, given: parts)
    let twice = try model.conditionalForecast(
      after: lutkepohl.history, horizon: 5,
      given: parts + [CombinationObservation(whole, equals: 0.12)])
    #expect(farthest(twice.means.elements, once.means.elements) < 1e-12)
    #expect(twice.degreesOfFreedom == 4)
    #expect(twice.smoother.filter.redundantObservationCount == 1)
    // Weights whose rounding leaves a variance of some 1e-20 and not of zero.
    for scale in [0.1, 1.0 / 3, 7.3] {
      let odd = CellCombination.weighted(
        "inc", from: 1, [0.1, 0.7, 0.3, 0.9].map { scale * $0 })
      let again = try model.conditionalForecast(
        after: lutkepohl.history, horizon: 5,
        given: parts + [CombinationObservation(odd, equals: 0.06 * scale)])
      #expect(farthest(again.means.elements, once.means.elements) < 1e-12)
      #expect(again.degreesOfFreedom == 4)
    }
    let error = #expect(throws: StateSpaceError.self) {
      try model.conditionalForecast(
        after: lutkepohl.history, horizon: 5,
        given: parts + [CombinationObservation(whole, equals: 0.121)])
    }
    guard case .contradiction(let period, let row, let surprise) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(period == 4 && row == 1)
    #expect(abs(surprise - 0.001) < 1e-12)
  }

  @Test("Drawn paths keep a hard condition and have the means and covariances of the smoother.")
  func paths() throws {
    let conditions = Self.cases[4].conditions
    let cells = try model.conditionalForecast(
      after: lutkepohl.history, horizon: 4, given: conditions)
    let count = 4000
    let paths = try cells.simulatedPaths(count: count, seed: Seed(11))
    let joint = cells.jointCovariance()
    var mean = [Double](repeating: 0, count: 12)
    var second = Matrix(rowCount: 12, columnCount: 12)
    for path in paths {
      #expect(abs((0..<4).reduce(0) { $0 + path[$1, 1] } / 4 - 0.025) < 1e-12)
      let values = path.transposed.elements
      let centred = zip(values, cells.means.transposed.elements).map { $0 - $1 }
      for i in 0..<12 {
        mean[i] += centred[i] / Double(count)
        for j in 0..<12 { second[i, j] += centred[i] * centred[j] / Double(count) }
      }
    }
    for i in 0..<12 {
      #expect(abs(mean[i]) < 4.5 * (joint[i, i] / Double(count)).squareRoot() + 1e-12)
      for j in 0..<12 {
        let error =
          ((joint[i, i] * joint[j, j] + joint[i, j] * joint[i, j]) / Double(count)).squareRoot()
        #expect(abs(second[i, j] - joint[i, j]) < 4.5 * error + 1e-15)
      }
    }
    #expect(try cells.simulatedPaths(count: 3, seed: Seed(11)) == Array(paths.prefix(3)))
  }
}
