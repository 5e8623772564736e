internal import OutturnRandom
private import Glibc

// A unit's own parameters.
extension HierarchicalChain {
  func places(_ unit: Int) -> (start: Int, end: Int) {
    (unit * periods + spans[unit].lowerBound, unit * periods + spans[unit].upperBound)
  }

  /// μ | the rest: normal.
  mutating func drawMean(_ unit: Int) {
    let (start, end) = places(unit)
    let rho = point.persistences[unit]
    let sigma2 = point.variances[unit]
    var precision = precisions[start] * (1 - rho * rho)
    var linear = precision * values[start]
    var weight = 0.0
    var sum = 0.0
    for t in (start + 1)..<max(start + 1, end + 1) {
      weight += precisions[t]
      sum += precisions[t] * (values[t] - rho * values[t - 1])
    }
    precision = (precision + weight * (1 - rho) * (1 - rho)) / sigma2 + 1 / point.meanVariance
    linear = (linear + sum * (1 - rho)) / sigma2 + point.centre / point.meanVariance
    point.means[unit] = linear / precision + stream.normal() / precision.squareRoot()
  }

  /// ρ | the rest: a truncated normal law from the steps after the first, times the density of the
  /// first value, which a Metropolis step brings in.
  mutating func drawPersistence(_ unit: Int) {
    let (start, end) = places(unit)
    let mu = point.means[unit]
    let sigma2 = point.variances[unit]
    var precision = 0.0
    var linear = 0.0
    for t in (start + 1)..<max(start + 1, end + 1) {
      let before = values[t - 1] - mu
      precision += precisions[t] * before * before
      linear += precisions[t] * before * (values[t] - mu)
    }
    precision = precision / sigma2 + 1 / point.persistenceVariance
    linear = linear / sigma2 + point.persistenceCentre / point.persistenceVariance
    let proposal = stream.truncatedNormal(
      mean: linear / precision, standardDeviation: 1 / precision.squareRoot(),
      limits: prior.persistenceLimits)
    let distance = precisions[start] * (values[start] - mu) * (values[start] - mu) / sigma2
    func logDensity(_ rho: Double) -> Double {
      0.5 * log1p(-rho * rho) - 0.5 * distance * (1 - rho * rho)
    }
    let ratio = logDensity(proposal) - logDensity(point.persistences[unit])
    if log(stream.uniform()) < ratio { point.persistences[unit] = proposal }
  }

  /// σ² | the rest: inverse-gamma. Leaves the errors behind.
  mutating func drawVariance(_ unit: Int) {
    let (start, end) = places(unit)
    let mu = point.means[unit]
    let rho = point.persistences[unit]
    errors[start] = (values[start] - mu) * (1 - rho * rho).squareRoot()
    var square = precisions[start] * errors[start] * errors[start]
    for t in (start + 1)..<max(start + 1, end + 1) {
      errors[t] = values[t] - mu - rho * (values[t - 1] - mu)
      square += precisions[t] * errors[t] * errors[t]
    }
    let shape = point.varianceShape + Double(end - start + 1) / 2
    point.variances[unit] = (point.varianceScale + square / 2) / stream.gamma(shape: shape)
  }

  /// The holes between two known values | the rest: a bridge.
  mutating func fillHoles(_ unit: Int) {
    let (start, end) = places(unit)
    let mu = point.means[unit]
    let sigma2 = point.variances[unit]
    var t = start
    while t < end {
      t += 1
      if !isHole[t] { continue }
      let first = t
      while isHole[t] { t += 1 }
      let bridge = AutoregressiveBridge.draw(
        start: values[first - 1] - mu, end: values[t] - mu,
        persistence: point.persistences[unit],
        variances: (first...t).map { sigma2 / precisions[$0] }, from: &stream)
      for (place, gap) in bridge.enumerated() { values[first + place] = mu + gap }
    }
  }

  /// Values of the last period; for a unit that ends earlier, its path onwards.
  mutating func lastValues() -> [Double] {
    (0..<units).map { unit in
      let mu = point.means[unit]
      var value = values[unit * periods + spans[unit].upperBound]
      for _ in spans[unit].upperBound..<max(spans[unit].upperBound, periods - 1) {
        value =
          mu + point.persistences[unit] * (value - mu)
          + point.variances[unit].squareRoot()
          * stream.studentT(degreesOfFreedom: point.degreesOfFreedom)
      }
      return value
    }
  }
}
