import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Bridges over holes")
struct AutoregressiveBridgeTests {
  @Test(
    "Draws have the means and covariances of the Kalman smoother.",
    arguments: [0.9, 0.3, -0.7], [1, 2, 4])
  func smoother(persistence: Double, count: Int) throws {
    let variances = [0.5, 2, 0.3, 1.5, 1].suffix(count + 1).map { $0 }
    let (start, end) = (1.2, -2.0)
    // Step q leads from place q to q + 1: the first place is known, and so is the last.
    let transitions = (variances + [1]).map {
      TransitionEquation(
        transition: Matrix(rows: [[persistence]]), covariance: Matrix(diagonal: [$0]))
    }
    let model = LinearGaussianStateSpace(
      observations: [ObservationEquation(design: .identity(1))], transitions: transitions,
      initial: InitialState(mean: [0], covariance: .identity(1)))
    let values: [[Double?]] = [[start]] + Array(repeating: [nil], count: count) + [[end]]
    let exact = try KalmanSmoother(try KalmanFilter(model, values: values))

    var stream = Seed(31).stream(.posterior, UInt32(count))
    let draws = 100_000
    var mean = [Double](repeating: 0, count: count)
    var products = Matrix(rowCount: count, columnCount: count)
    for _ in 0..<draws {
      let bridge = AutoregressiveBridge.draw(
        start: start, end: end, persistence: persistence, variances: variances, from: &stream)
      for i in 0..<count {
        let gap = bridge[i] - exact.means[i + 1][0]
        mean[i] += gap / Double(draws)
        for j in 0...i {
          products[i, j] += gap * (bridge[j] - exact.means[j + 1][0]) / Double(draws)
        }
      }
    }
    for i in 0..<count {
      let variance = exact.covariances[i + 1][0, 0]
      #expect(abs(mean[i]) < 4.5 * (variance / Double(draws)).squareRoot())
      for j in 0...i {
        let covariance = exact.covariance(j + 2, i + 2)[0, 0]
        let square = variance * exact.covariances[j + 1][0, 0] + covariance * covariance
        #expect(abs(products[i, j] - covariance) < 4.5 * (square / Double(draws)).squareRoot())
      }
    }
  }

  @Test("Two known neighbours leave nothing to draw.")
  func nothing() {
    var stream = Seed(1).stream(.posterior)
    let bridge = AutoregressiveBridge.draw(
      start: 1, end: 2, persistence: 0.5, variances: [1], from: &stream)
    #expect(bridge.isEmpty)
  }
}
