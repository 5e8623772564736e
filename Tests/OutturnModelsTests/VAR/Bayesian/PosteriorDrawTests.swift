import Glibc
import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Paths of one draw")
struct PosteriorDrawTests {
  @Test("Every lag moves forward at every step: a known recursion of order 2.")
  func recursion() {
    let draw = PosteriorDraw(
      coefficients: Matrix(rows: [[0], [1.4], [-0.6]]), factor: .identity(1))
    var silent: RandomStream?
    let path = draw.path(after: [[-4.414712], [-5.444050]], horizon: 24, stream: &silent)
    for (h, expected) in [(0, -2.9141668), (1, -1.43100632), (2, -0.254908768), (3, 0.5017315168)] {
      #expect(abs(path[h, 0] - expected) < 1e-9)
    }
    // Freezing lag 2 gives 12049.
    #expect(abs(path[23, 0] - 0.00245591002) < 1e-11)
  }

  @Test(
    "Without shocks the path is that of the lag polynomial, for any order.", arguments: 1...4)
  func polynomial(lags: Int) {
    var stream = Seed(30).stream(.posterior, UInt32(lags))
    let rows = (0..<1 + 2 * lags).map { _ in (0..<2).map { _ in 0.3 * stream.normal() } }
    let draw = PosteriorDraw(coefficients: Matrix(rows: rows), factor: .identity(2))
    let history = (0..<lags).map { _ in (0..<2).map { _ in stream.normal() } }
    var silent: RandomStream?
    let path = draw.path(after: history, horizon: 12, stream: &silent)
    let expected = draw.lagPolynomial(lags: lags).path(
      after: Matrix(rows: history.reversed()),
      drivers: Matrix(rows: [[Double]](repeating: rows[0], count: 12)))
    #expect(relativeDistance(path, expected) < 1e-12)
  }

  /// Covariance of the shocks of one step over many paths, element (0, 0) and (1, 0), and their
  /// fourth moment.
  private func shocks(
    _ law: PosteriorDraw.ShockLaw, step: Int
  ) -> (variance: Double, covariance: Double, kurtosis: Double) {
    let draw = PosteriorDraw(
      coefficients: Matrix(rowCount: 3, columnCount: 2),
      factor: Matrix(rows: [[2, 0], [1, 1]]), shockLaw: law)
    var sums = (0.0, 0.0, 0.0)
    let count = 40_000
    for index in 0..<count {
      var stream: RandomStream? = Seed(31).stream(.posterior, UInt32(index))
      let path = draw.path(after: [[0, 0]], horizon: step + 1, stream: &stream)
      let (a, b) = (path[step, 0], path[step, 1])
      sums = (sums.0 + a * a, sums.1 + a * b, sums.2 + a * a * a * a)
    }
    let variance = sums.0 / Double(count)
    return (variance, sums.1 / Double(count), sums.2 / Double(count) / variance / variance)
  }

  // Tolerances are 5 standard errors √((κ − 1)/N) of a variance with kurtosis κ.
  @Test("Shocks have the covariance that their law says.")
  func laws() {
    let normal = shocks(.normal, step: 2)
    #expect(abs(normal.variance / 4 - 1) < 0.036 && abs(normal.covariance / 2 - 1) < 0.045)
    #expect(abs(normal.kurtosis - 3) < 0.15)

    let student = shocks(.student(degreesOfFreedom: 12), step: 1)
    #expect(abs(student.variance / 4 / 1.2 - 1) < 0.045)
    #expect(abs(student.covariance / 2 / 1.2 - 1) < 0.06)
    #expect(student.kurtosis > 3.3)

    // After three steps of deviation 0.4 the variance has the mean exp(3·0.16/2).
    let walking = shocks(.stochasticVolatility(steps: [0.4, 0]), step: 2)
    #expect(abs(walking.variance / 4 / exp(0.24) - 1) < 0.06)

    let course = OutbreakScale(factors: [5], decay: 0.5)
    let fading = shocks(.outbreak(course, elapsed: 1), step: 1)
    #expect(abs(fading.variance / 4 / 4 - 1) < 0.036)
  }
}
