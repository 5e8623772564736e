import OutturnAlgebra
import OutturnModels
import Testing

@Suite("Minnesota prior")
struct MinnesotaPriorTests {
  @Test(
    "Variances fall with the square of the lag, and only the own first lag has a mean.",
    arguments: 1...4)
  func law(lags: Int) {
    let prior = MinnesotaPrior(
      tightness: 0.3, ownLagMeans: [0.7, -0.2], residualVariances: [4, 25])
    let law = prior.law(lags: lags)
    #expect(law.mean.rowCount == 1 + 2 * lags)
    for row in 0..<law.mean.rowCount {
      for column in 0..<2 {
        #expect(law.mean[row, column] == (row == column + 1 ? [0.7, -0.2][column] : 0))
      }
    }
    #expect(law.rowCovariance[0, 0] == 1e7)
    for lag in 1...lags {
      for (series, variance) in [4.0, 25].enumerated() {
        let place = 1 + (lag - 1) * 2 + series
        let expected = 0.09 / (Double(lag * lag) * variance)
        #expect(abs(law.rowCovariance[place, place] / expected - 1) < 1e-15)
      }
    }
    // E[Σ] = S/(ν − n − 1) is Ψ.
    #expect(law.degreesOfFreedom == 4)
    #expect(law.scale == Matrix(diagonal: [4, 25]))
  }
}
