import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Simulation smoother")
struct SimulationSmootherTests {
  @Test(
    "Draws have the smoother's means, covariances and covariances between periods.",
    arguments: try StateSpaceReference.read().models)
  func moments(model: StateSpaceReference.Model) throws {
    let smoother = try KalmanSmoother(
      try KalmanFilter(try model.stateSpace(), values: model.values))
    let sampler = try SimulationSmoother(smoother)
    let m = model.initialMean.count
    let periods = model.values.count
    let count = 3000
    var stream = Seed(5).stream(.posterior)
    let proper = smoother.filter.diffusePeriodCount + 1
    var mean = [[Double]](repeating: Array(repeating: 0, count: m), count: periods)
    var square = mean
    var across = mean
    for _ in 0..<count {
      let draw = sampler.draw(from: &stream)
      for t in 0..<periods {
        for i in 0..<m {
          let error = draw[t][i] - smoother.means[t][i]
          mean[t][i] += error / Double(count)
          square[t][i] += error * error / Double(count)
          let before = max(t - 1, 0)
          across[t][i] += error * (draw[before][0] - smoother.means[before][0]) / Double(count)
        }
      }
    }
    // 4.5 standard errors: some thousand comparisons, fixed seed.
    for t in 0..<periods {
      let variances = smoother.covariances[t].diagonal
      for i in 0..<m {
        let variance = variances[i]
        #expect(abs(mean[t][i]) < 4.5 * (variance / Double(count)).squareRoot() + 1e-9)
        #expect(
          abs(square[t][i] - variance) < 4.5 * variance * (2 / Double(count)).squareRoot() + 1e-9)
        if t >= proper {
          let expected = smoother.covariance(t, t + 1)[0, i]
          let first = smoother.covariances[t - 1][0, 0]
          let error = ((first * variance + expected * expected) / Double(count)).squareRoot()
          #expect(abs(across[t][i] - expected) < 4.5 * error + 1e-9)
        }
      }
    }
  }

  @Test("The same stream gives the same draw, another one another.")
  func seed() throws {
    let model = try StateSpaceReference.read().models[2]
    let smoother = try KalmanSmoother(
      try KalmanFilter(try model.stateSpace(), values: model.values))
    let sampler = try SimulationSmoother(smoother)
    var one = Seed(1).stream(.posterior, 7)
    var same = Seed(1).stream(.posterior, 7)
    var other = Seed(1).stream(.posterior, 8)
    let draw = sampler.draw(from: &one)
    #expect(draw == sampler.draw(from: &same))
    #expect(draw != sampler.draw(from: &other))
  }
}
