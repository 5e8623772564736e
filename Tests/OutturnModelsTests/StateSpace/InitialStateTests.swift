import OutturnAlgebra
import OutturnModels
import Testing

@Suite("Initial states and semidefinite factors")
struct InitialStateTests {
  @Test("A first-order autoregression starts at σ²/(1 − φ²).", arguments: [0.0, 0.5, -0.9, 0.9999])
  func first(phi: Double) throws {
    let start = try InitialState.stationary(
      TransitionEquation(
        transition: Matrix(rows: [[phi]]), covariance: Matrix(diagonal: [2]), intercept: [3]))
    let variance = 2 / (1 - phi * phi)
    #expect(abs(start.covariance[0, 0] / variance - 1) < 1e-11)
    #expect(abs(start.mean[0] / (3 / (1 - phi)) - 1) < 1e-11)
  }

  @Test("The variance of a companion form solves P = T·P·Tᵀ + R·Q·Rᵀ.")
  func companion() throws {
    let transition = try LuetkepohlVAR().model.transition(depth: 5)
    let start = try InitialState.stationary(transition)
    let shocks = (transition.selection * transition.covariance)
      .multiplied(by: transition.selection, transposingOther: true)
    let again =
      (transition.transition * start.covariance)
      .multiplied(by: transition.transition, transposingOther: true) + shocks
    #expect(farthest(again.elements, start.covariance.elements) < 1e-13)
    for (mean, printed) in zip(start.mean, [0.0172872988, 0.0201422353, 0.0195511426]) {
      #expect(abs(mean - printed) < 6e-11)
    }
  }

  @Test("A root on or outside the unit circle has no stationary law.", arguments: [1.0, -1, 1.02])
  func root(phi: Double) {
    #expect(throws: StateSpaceError.notStationary) {
      try InitialState.stationary(
        TransitionEquation(
          transition: Matrix(rows: [[phi, 0.3], [0, 0.5]]), covariance: .identity(2)))
    }
  }

  @Test("L·D·Lᵀ is the matrix, whatever its rank.", arguments: 0...4)
  func factor(rank: Int) throws {
    var root = Matrix(rowCount: 4, columnCount: max(1, rank))
    for j in 0..<rank {
      for i in 0..<4 { root[i, j] = Double((i * 7 + j * 3 + i * j) % 5) - 1.7 }
    }
    let matrix = root.multiplied(by: root, transposingOther: true)
    let factor = try SemidefiniteFactor(matrix, name: "A")
    let again = factor.root.multiplied(by: factor.root, transposingOther: true)
    #expect(farthest(again.elements, matrix.elements) < 1e-12)
    #expect(factor.pivots.filter { $0 > 0 }.count == rank)
  }

  @Test("A matrix with a negative direction has no such factor.")
  func indefinite() {
    for rows in [[[1.0, 2], [2, 1]], [[0, 1], [1, 5]], [[-1, 0], [0, 1]]] {
      #expect(throws: StateSpaceError.notPositiveSemidefinite(matrix: "A")) {
        try SemidefiniteFactor(Matrix(rows: rows), name: "A")
      }
    }
  }
}
