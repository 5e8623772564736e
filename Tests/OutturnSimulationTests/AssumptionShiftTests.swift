import OutturnAlgebra
import OutturnSimulation
import Testing

@Suite("What assumptions move")
struct AssumptionShiftTests {
  private typealias Assumed = [[(step: Int, series: Int, value: Double)]]

  private let horizon = 3
  private var moments: PredictiveMoments {
    PredictiveMoments(
      of: PlanFixtures.components(
        series: 3, components: 2, degreesOfFreedom: [0, 5], draws: 9, seed: 4),
      horizon: horizon, shockScale: 1)
  }

  private func value(_ rows: [[Double]], _ step: Int, _ series: Int) -> Double {
    rows[step][series]
  }

  @Test("Nothing assumed moves nothing.")
  func nothing() throws {
    let shift = try AssumptionShift(moments, assumed: [])
    #expect(shift.shift == Array(repeating: [0, 0, 0], count: horizon))
    #expect(shift.cells.isEmpty && shift.contributions.isEmpty && shift.distance == 0)
  }

  @Test("A model's own mean assumed moves nothing.")
  func mean() throws {
    let moments = moments
    let assumed: Assumed = [
      [0, 2].map { ($0, 1, moments.mean[moments.cell(step: $0, series: 1)]) }
    ]
    let shift = try AssumptionShift(moments, assumed: assumed)
    #expect(shift.shift.allSatisfy { $0.allSatisfy { $0 == 0 } })
    #expect(shift.distance == 0)
    #expect(shift.cells.map(\.gap) == [0, 0])
  }

  @Test("Assumed cells land on their value, and contributions add up to the shift.")
  func landing() throws {
    let moments = moments
    let assumed: Assumed = [[(0, 2, 9), (1, 2, 8.5), (2, 2, 8)], [(1, 0, -2)]]
    let shift = try AssumptionShift(moments, assumed: assumed)
    for (step, series, value) in assumed.flatMap(\.self) {
      let mean = moments.mean[moments.cell(step: step, series: series)]
      // Correlated cells make condition numbers of some hundreds.
      #expect(abs(mean + shift.shift[step][series] - value) < 1e-12)
    }
    #expect(shift.contributions.count == 2)
    for step in 0..<horizon {
      for series in 0..<3 {
        let sum = shift.contributions.reduce(0) { $0 + $1[step][series] }
        #expect(abs(sum - shift.shift[step][series]) < 1e-12)
      }
    }
    #expect(shift.cells.map(\.assumption) == [0, 0, 0, 1])
    #expect(shift.cells.allSatisfy { $0.gap != 0 })
  }

  @Test("The order of assumptions and of their cells is irrelevant.")
  func order() throws {
    let one = try AssumptionShift(
      moments, assumed: [[(0, 2, 9), (2, 2, 8)], [(1, 0, -2)], [(2, 1, 1)]])
    let other = try AssumptionShift(
      moments, assumed: [[(2, 1, 1)], [(2, 2, 8), (0, 2, 9)], [(1, 0, -2)]])
    #expect(abs(one.distance - other.distance) < 1e-10)
    for step in 0..<horizon {
      for series in 0..<3 {
        #expect(abs(one.shift[step][series] - other.shift[step][series]) < 1e-12)
        for (place, otherPlace) in [(0, 1), (1, 2), (2, 0)] {
          let difference =
            one.contributions[place][step][series] - other.contributions[otherPlace][step][series]
          #expect(abs(difference) < 1e-12)
        }
      }
    }
  }

  @Test(
    "Cells move to the normal law's conditional mean, here by way of its precision matrix.",
    arguments: [[4], [0, 3, 6], [1, 8], Array(0..<8), Array(0..<9)])
  func conditionalMean(places: [Int]) throws {
    let moments = moments
    let values = places.map { moments.mean[$0] + 1 + 0.3 * Double($0) }
    let assumed: Assumed = [zip(places, values).map { ($0 / 3, $0 % 3, $1) }]
    let shift = try AssumptionShift(moments, assumed: assumed).shift.flatMap(\.self)

    // E[x_B | x_A] = μ_B − Λ_BB⁻¹·Λ_BA·(a − μ_A).
    let others = (0..<9).filter { !places.contains($0) }
    let gaps = zip(places, values).map { $1 - moments.mean[$0] }
    for (place, gap) in zip(places, gaps) { #expect(abs(shift[place] - gap) < 1e-11) }
    if others.isEmpty { return }
    let precision = try Cholesky(moments.covariance).inverse
    let moved = try Cholesky(precision[others, others])
      .solve(precision[others, places] * gaps)
    // The covariance of nine cells has a condition number of some 1e4.
    for (place, move) in zip(others, moved) { #expect(abs(shift[place] + move) < 1e-10) }
  }

  @Test(
    "Conditional forecasts of Lütkepohl's VAR(2) are those of a Kalman smoother.",
    arguments: 0..<3)
  func reference(place: Int) throws {
    let reference = try ConditionalReference.read()
    let known = reference.cases[place]
    let moments = PredictiveMoments(of: reference.model, horizon: 4, shockScale: 1)
    let assumed: Assumed = [known.assumed.map { (Int($0.key)! - 1, 1, $0.value) }]
    let shift = try AssumptionShift(moments, assumed: assumed)
    #expect(abs(shift.distance - known.distance) < 1e-10)
    for step in 0..<4 {
      for series in 0..<3 {
        let mean = moments.mean[moments.cell(step: step, series: series)]
        #expect(abs(mean + shift.shift[step][series] - known.means[step][series]) < 1e-12)
      }
    }
  }

  @Test("Units change nothing but units.")
  func units() throws {
    let reference = try ConditionalReference.read()
    func shift(_ scale: Double) throws -> AssumptionShift {
      try AssumptionShift(
        PredictiveMoments(of: reference.model(scale: scale), horizon: 4, shockScale: 1),
        assumed: [[(0, 1, 0.03 * scale), (2, 1, 0.01 * scale)], [(1, 2, 0.05)]])
    }
    let plain = try shift(1)
    let scaled = try shift(1000)
    #expect(abs(plain.distance / scaled.distance - 1) < 1e-11)
    for step in 0..<4 {
      for (series, unit) in [1.0, 1000, 1].enumerated() {
        #expect(abs(plain.shift[step][series] * unit - scaled.shift[step][series]) < 1e-12 * unit)
      }
    }
  }

  @Test("Cells that the model ties together cannot be assumed freely.")
  func tied() {
    // One shock moves both series in one direction: no room for different assumptions.
    let model = PathModel.vectorAutoregression(
      VectorAutoregressionPathModel(
        seriesCount: 2, lags: 1, degreesOfFreedom: 0, drawCount: 1,
        parameters: [1, 1, 0, 0, 0, 0, 1, 1, 0], history: [0, 0]))
    let moments = PredictiveMoments(of: model, horizon: 1, shockScale: 1)
    #expect(throws: AlgebraError.notPositiveDefinite(order: 2)) {
      try AssumptionShift(moments, assumed: [[(0, 0, 1)], [(0, 1, 2)]])
    }
  }
}
