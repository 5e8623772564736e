internal import OutturnAlgebra
internal import OutturnModels

/// How far two engines are apart on the same draws, scales and values: the stacked normal vector
/// that made the forecast and the Kalman smoother.
package struct EngineAgreement: Sendable, Hashable {
  /// Particles that were computed both ways.
  package let particles: Int
  /// Largest difference of a mean, in standard deviations of its cell without conditions.
  package let mean: Double
  /// Largest difference of a covariance, over the two standard deviations without conditions.
  package let covariance: Double
  /// Largest difference of the log density of the conditions' values.
  package let logDensity: Double

  /// Given parameters and scales both are exact: what differs is rounding.
  package static let tolerance = 1e-8

  package var largest: Double { max(mean, covariance, logDensity) }

  /// Computes a few particles, evenly spread, a second time.
  init(_ candidates: ConditionCandidates, particles: [Particle], parameters: [Double]) {
    let count = candidates.cells <= 64 ? 4 : 1
    let places = Set((0..<count).map { $0 * (particles.count - 1) / max(1, count - 1) }).sorted()
    let each = parameters.count / particles.count
    var largest = (mean: 0.0, covariance: 0.0, logDensity: 0.0)
    for place in places {
      let found = Self.differences(
        candidates, particles[place],
        Array(parameters[place * each..<(place + 1) * each]))
      largest.mean = max(largest.mean, found.mean)
      largest.covariance = max(largest.covariance, found.covariance)
      largest.logDensity = max(largest.logDensity, found.logDensity)
    }
    self.particles = places.count
    (mean, covariance, logDensity) = largest
  }

  private static func differences(
    _ candidates: ConditionCandidates, _ particle: Particle, _ law: [Double]
  ) -> (mean: Double, covariance: Double, logDensity: Double) {
    let system = candidates.system
    let cells = candidates.cells
    let n = candidates.model.seriesCount
    let (scales, uniforms, noiseScales) = candidates.randomNumbers(particle.candidate)
    var moments = candidates.emptyMoments
    var path = candidates.emptyPath
    candidates.load(
      particle.candidate, scales: scales, noiseScales: noiseScales, &moments, &path)
    let candidate = CandidateLaw(path)
    var e = [Double](repeating: 0, count: system.rows.count)
    _ = candidates.logWeight(
      candidate, values: particle.values, uniforms: uniforms, e: &e)
    let values = system.rows.indices.map { candidate.value($0, e) }
    let reach =
      system.rows.map { row in
        let steps = row.weights.filter { $0.cell < cells }.map { $0.cell / n }
        return steps.max()! - steps.min()! + 1
      }.max() ?? 1
    let second: (mean: [Double], covariance: Matrix, logDensity: Double)
    do {
      second = try PathStateSpace(
        candidates.model, draw: particle.candidate % candidates.drawCount,
        horizon: candidates.horizon, shockScale: candidates.shockScale, squaredScales: scales,
        shift: candidates.shift, reach: reach
      ).conditional(on: system.rows, values: values, noiseScales: noiseScales)
    } catch {
      // It finds a contradiction where the first engine finds none.
      return (.infinity, .infinity, .infinity)
    }
    let deviations = (0..<cells).map { moments.covariance[$0 * cells + $0].squareRoot() }
    var mean = 0.0
    var covariance = 0.0
    for i in 0..<cells where deviations[i] > 0 {
      mean = max(mean, abs(law[i] - second.mean[i]) / deviations[i])
      for j in 0...i where deviations[j] > 0 {
        let own = (0...j).reduce(0.0) {
          $0 + law[cells + i * (i + 1) / 2 + $1] * law[cells + j * (j + 1) / 2 + $1]
        }
        covariance = max(
          covariance, abs(own - second.covariance[i, j]) / (deviations[i] * deviations[j]))
      }
    }
    return (mean, covariance, abs(candidate.logDensity(e) - second.logDensity))
  }
}
