import Glibc
import OutturnSimulation
import Testing

@Suite("Student-t quantiles by table")
struct StudentQuantileTests {
  private func value(_ table: StudentQuantileTable, _ logOdds: Double) -> Double {
    let place = logOdds * Double(StudentQuantileTable.intervalsPerUnit)
    let interval = Int(place)
    let f = place - Double(interval)
    return table.coefficients[interval * 6..<interval * 6 + 6].reversed()
      .reduce(0) { $0 * f + $1 }
  }

  @Test("one and two degrees of freedom have elementary quantiles")
  func elementary() {
    let cauchy = StudentQuantileTable(degreesOfFreedom: 1)
    let two = StudentQuantileTable(degreesOfFreedom: 2)
    for step in 1..<365 {
      let w = Double(step) / 10 + 0.0371
      let upper = exp(-w) / (1 + exp(-w))
      let tangent = 1 / tan(Double.pi * upper)
      #expect(abs(value(cauchy, w) - tangent) < 1e-8 * (1 + tangent), "w \(w)")
      // τ = (1 − 2q)/(2√(q(1 − q))).
      let exact = (1 - 2 * upper) / (2 * (upper * (1 - upper)).squareRoot())
      #expect(abs(value(two, w) - exact) < 2e-9 * (1 + exact), "w \(w)")
    }
  }

  @Test(
    "other degrees of freedom agree with 40-digit values",
    arguments: [
      // Root of P(T > t) = 1/(1 + eʷ) by the incomplete beta function, over √κ.
      (3, [0.118016283917548941, 1.21540780070566035, 12.3545735920073826, 14043.7817958221644]),
      (22, [0.0404906119791067052, 0.339137203441173959, 0.939548774272566319, 3.38770441349794]),
      (29, [0.0351668125844935779, 0.292596858174344966, 0.782464271320948, 2.39550921438918]),
      (120, [0.0171712199018332409, 0.140674534299228542, 0.34749929212343735, 0.76033460032989]),
    ])
  func references(degreesOfFreedom: Int, expected: [Double]) {
    let table = StudentQuantileTable(degreesOfFreedom: degreesOfFreedom)
    for (w, exact) in zip([0.3, 2.7, 9.1, 30.2], expected) {
      #expect(abs(value(table, w) / exact - 1) < 2e-9, "w \(w)")
    }
  }
}
