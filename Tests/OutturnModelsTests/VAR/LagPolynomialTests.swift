import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Recursion and companion form")
struct LagPolynomialTests {
  /// A stable process of order p in three series.
  private func polynomial(_ p: Int) -> LagPolynomial {
    var stream = Seed(UInt64(70 + p)).stream(.posterior)
    let matrices = (1...p).map { lag in
      var matrix = Matrix(rowCount: 3, columnCount: 3)
      for i in 0..<3 {
        for j in 0..<3 { matrix[i, j] = 0.25 * stream.normal() / Double(lag * lag) }
      }
      return matrix
    }
    return LagPolynomial(matrices, seriesCount: 3)
  }

  private func noise(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    var stream = Seed(seed).stream(.posterior)
    var result = Matrix(rowCount: rows, columnCount: columns)
    for i in 0..<rows {
      for j in 0..<columns { result[i, j] = stream.normal() }
    }
    return result
  }

  @Test(
    "For every lag order and every horizon the path is that of the companion form.",
    arguments: 1...6, 1...24)
  func companion(p: Int, horizon: Int) {
    let law = polynomial(p)
    let history = noise(p + 2, 3, seed: 5)
    let drivers = noise(horizon, 3, seed: 6)
    let path = law.path(after: history, drivers: drivers)
    var state = (0..<p).flatMap { history.row(p + 1 - $0) }
    for h in 0..<horizon {
      state = law.companion.matrix * state
      for i in 0..<3 { state[i] += drivers[h, i] }
      for i in 0..<3 { #expect(abs(path[h, i] - state[i]) < 1e-12) }
    }
  }

  @Test("Φ_i is the upper left block of the i-th power of the companion matrix.", arguments: 1...6)
  func movingAverage(p: Int) {
    let law = polynomial(p)
    var power = Matrix.identity(3 * p)
    for phi in law.movingAverage(count: 24) {
      #expect(relativeDistance(power[[0, 1, 2], [0, 1, 2]], phi) < 1e-12)
      power = power * law.companion.matrix
    }
  }

  @Test("Lag 2 moves on at every step: the process that other packages let explode.")
  func laterLags() throws {
    let law = LagPolynomial(
      [Matrix(rows: [[1.4]]), Matrix(rows: [[-0.6]])], seriesCount: 1)
    let path = law.path(
      after: Matrix(column: [-5.444050, -4.414712]), drivers: Matrix(rowCount: 24, columnCount: 1))
    let printed = [-2.9141668, -1.43100632, -0.254908768, 0.5017315168]
    // Ten digits are printed.
    for (h, value) in printed.enumerated() { #expect(abs(path[h, 0] - value) < 1e-9) }
    #expect(abs(path[23, 0] - 0.00245591002) < 1e-11)
    #expect(abs(try law.companion.roots()[0].modulus - 0.7745966692) < 1e-10)
  }

  @Test("Order 1 inside order 4 with zero blocks is the same process.")
  func embedding() throws {
    let one = polynomial(1)
    let zero = Matrix(rowCount: 3, columnCount: 3)
    let four = LagPolynomial(one.matrices + [zero, zero, zero], seriesCount: 3)
    let history = noise(4, 3, seed: 9)
    let drivers = noise(24, 3, seed: 10)
    #expect(
      one.path(after: history, drivers: drivers) == four.path(after: history, drivers: drivers))
    #expect(one.movingAverage(count: 9) == four.movingAverage(count: 9))
    let roots = (try one.companion.roots(), try four.companion.roots())
    for (place, root) in roots.1.enumerated() {
      #expect(abs(root.modulus - (place < 3 ? roots.0[place].modulus : 0)) < 1e-12)
    }
  }

  @Test("Without lags the path is what drives it.")
  func orderZero() throws {
    let law = LagPolynomial([], seriesCount: 2)
    let drivers = noise(5, 2, seed: 3)
    #expect(law.path(after: Matrix(rowCount: 0, columnCount: 2), drivers: drivers) == drivers)
    #expect(try law.companion.roots().isEmpty)
  }

  @Test("The covariance of the state solves Γ = A·Γ·Aᵀ + S.", arguments: 1...6)
  func stateCovariance(p: Int) throws {
    let companion = polynomial(p).companion
    let sigma = Matrix(rows: [[2, 0.3, -0.4], [0.3, 1, 0.2], [-0.4, 0.2, 0.5]])
    let gamma = try #require(companion.stateCovariance(shocks: sigma))
    var shocks = Matrix(rowCount: 3 * p, columnCount: 3 * p)
    for i in 0..<3 {
      for j in 0..<3 { shocks[i, j] = sigma[i, j] }
    }
    let a = companion.matrix
    let next = (a * gamma).multiplied(by: a, transposingOther: true) + shocks
    #expect(relativeDistance(next, gamma) < 1e-12)
  }

  @Test("A process that is not stable has no covariance.", arguments: [1.0, 1.05])
  func unstable(root: Double) {
    let companion = LagPolynomial([Matrix(rows: [[root]])], seriesCount: 1).companion
    #expect(companion.stateCovariance(shocks: Matrix.identity(1)) == nil)
  }
}
