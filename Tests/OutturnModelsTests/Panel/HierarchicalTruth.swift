import Glibc
import OutturnModels
import OutturnRandom

/// Parameters drawn from the prior and figures drawn from them, by the model's own words.
struct HierarchicalTruth {
  let draw: HierarchicalDraw
  /// `[unit][period]`, without holes.
  let values: [[Double]]

  init(
    _ prior: HierarchicalPrior, units: Int, periods: Int, stream: inout RandomStream
  ) {
    let nus = prior.degreesOfFreedom
    let weights = nus.map { 1 / $0 }
    var left = stream.uniform() * weights.reduce(0, +)
    var nu = nus[nus.count - 1]
    for (candidate, weight) in zip(nus, weights) {
      left -= weight
      if left < 0 {
        nu = candidate
        break
      }
    }
    let shapes = prior.shapesOfVariances
    let shape = shapes[min(shapes.count - 1, Int(stream.uniform() * Double(shapes.count)))]
    let scale =
      stream.gamma(shape: prior.scaleOfVariances.first) / prior.scaleOfVariances.second
    let centre = prior.centre.first + prior.centre.second * stream.normal()
    let meanVariance = prior.meanVariance.second / stream.gamma(shape: prior.meanVariance.first)
    let range = prior.persistenceCentre
    let persistenceCentre =
      range.lowerBound + (range.upperBound - range.lowerBound) * stream.uniform()
    let persistenceVariance =
      prior.persistenceVariance.second / stream.gamma(shape: prior.persistenceVariance.first)
    var means: [Double] = []
    var persistences: [Double] = []
    var variances: [Double] = []
    var values: [[Double]] = []
    for _ in 0..<units {
      let mean = centre + meanVariance.squareRoot() * stream.normal()
      let persistence = stream.truncatedNormal(
        mean: persistenceCentre, standardDeviation: persistenceVariance.squareRoot(),
        limits: prior.persistenceLimits)
      let variance = scale / stream.gamma(shape: shape)
      func shock() -> Double {
        stream.normal() * (nu / stream.chiSquared(degreesOfFreedom: nu)).squareRoot()
          * variance.squareRoot()
      }
      var gap = shock() / (1 - persistence * persistence).squareRoot()
      var row = [mean + gap]
      for _ in 1..<periods {
        gap = persistence * gap + shock()
        row.append(mean + gap)
      }
      means.append(mean)
      persistences.append(persistence)
      variances.append(variance)
      values.append(row)
    }
    draw = HierarchicalDraw(
      means: means, persistences: persistences, variances: variances,
      lastValues: values.map { $0[periods - 1] }, centre: centre, meanVariance: meanVariance,
      persistenceCentre: persistenceCentre, persistenceVariance: persistenceVariance,
      varianceShape: shape, varianceScale: scale, degreesOfFreedom: nu)
    self.values = values
  }
}
