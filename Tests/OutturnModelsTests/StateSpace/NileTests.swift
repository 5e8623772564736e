import OutturnAlgebra
import OutturnModels
import Testing

@Suite("Nile as a local level")
struct NileTests {
  let nile: StateSpaceReference.Nile

  init() throws { nile = try StateSpaceReference.read().nile }

  private var values: [[Double?]] { nile.values.map { [$0] } }

  @Test("With the first of a million in variance burned, the likelihood is statsmodels'.")
  func burned() throws {
    let start = InitialState(mean: [0], covariance: Matrix(diagonal: [1e6]))
    let filter = try KalmanFilter(nile.level(start), values: values)
    #expect(abs(filter.logLikelihood(burn: 1) - -632.5376950) < 5e-8)
    #expect(abs(filter.logLikelihood(burn: 1) - nile.burned.logLikelihood) < 1e-9)
    let smoother = try KalmanSmoother(filter)
    #expect(abs(smoother.means[49][0] - 834.763258) < 5e-7)
    #expect(farthest(smoother.means.map { $0[0] }, nile.burned.smoothedLevels) < 1e-12)
    #expect(farthest(smoother.covariances.map { $0[0, 0] }, nile.burned.smoothedVariances) < 1e-10)
  }

  @Test("With an exact diffuse start likelihood, level and forecast have the printed digits.")
  func diffuse() throws {
    let filter = try KalmanFilter(nile.level(.diffuse(stateCount: 1)), values: values)
    #expect(abs(filter.logLikelihood() - -633.4645636) < 5e-8)
    #expect(abs(filter.logLikelihood() - nile.diffuse.logLikelihood) < 1e-9)
    #expect(filter.diffusePeriodCount == 1)
    #expect(abs(filter.filteredMeans[99][0] - 798.37029261) < 5e-9)
    let smoother = try KalmanSmoother(filter)
    #expect(farthest(smoother.means.map { $0[0] }, nile.diffuse.smoothedLevels) < 1e-12)
    #expect(farthest(smoother.covariances.map { $0[0, 0] }, nile.diffuse.smoothedVariances) < 1e-12)
    let forecast = try filter.forecast(horizon: 3)
    for (h, sd) in [143.52789952, 148.55759133, 153.42248187].enumerated() {
      #expect(abs(forecast.means[h][0] - 798.37029261) < 5e-9)
      #expect(abs(forecast.covariances[h][0, 0].squareRoot() - sd) < 5e-9)
    }
  }

  @Test("A diffuse start is the limit of large variances.")
  func limit() throws {
    let exact = try KalmanSmoother(
      try KalmanFilter(nile.level(.diffuse(stateCount: 1)), values: values))
    var last = Double.infinity
    for power in [6, 8, 10] {
      var variance = 1.0
      for _ in 0..<power { variance *= 10 }
      let start = InitialState(mean: [0], covariance: Matrix(diagonal: [variance]))
      let near = try KalmanSmoother(try KalmanFilter(nile.level(start), values: values))
      let distance = farthest(near.means.map { $0[0] }, exact.means.map { $0[0] })
      #expect(distance < last / 50)
      last = distance
    }
  }
}
