internal import OutturnRandom
private import Glibc

// Tails and common laws.
extension HierarchicalChain {
  /// ν | the errors, their precision factors integrated out: on the grid.
  mutating func drawDegreesOfFreedom() {
    var ratios: [Double] = []
    ratios.reserveCapacity(units * periods)
    for unit in 0..<units {
      let (start, end) = places(unit)
      for t in start...end { ratios.append(errors[t] * errors[t] / point.variances[unit]) }
    }
    let count = Double(ratios.count)
    let logs = prior.degreesOfFreedom.map { nu -> Double in
      let constant: Double = lgamma((nu + 1) / 2) - lgamma(nu / 2) - 0.5 * log(nu)
      let tails: Double = (nu + 1) / 2 * Self.sumOfLogs(ratios, over: nu)
      return count * constant - tails - log(nu)
    }
    point.degreesOfFreedom = prior.degreesOfFreedom[stream.place(logWeights: logs)]
  }

  /// Σ log(1 + u/ν): logarithms of products of sixteen, in four chains that do not wait for each
  /// other.
  private static func sumOfLogs(_ ratios: [Double], over nu: Double) -> Double {
    let inverse = 1 / nu
    let whole = ratios.count / 4 * 4
    var sum = 0.0
    var products = SIMD4<Double>(repeating: 1)
    for place in stride(from: 0, to: whole, by: 4) {
      let four = SIMD4(
        ratios[place], ratios[place + 1], ratios[place + 2], ratios[place + 3])
      products *= 1 + four * inverse
      let product = products[0] * products[1] * products[2] * products[3]
      if place % 16 == 12 || product > 1e200 {
        // Beyond the range of numbers the product is taken apart.
        sum +=
          product.isFinite
          ? log(product) : (0..<4).reduce(0) { $0 + log(products[$1]) }
        products = SIMD4(repeating: 1)
      }
    }
    sum += (0..<4).reduce(0) { $0 + log(products[$1]) }
    return ratios[whole...].reduce(sum) { $0 + log1p($1 * inverse) }
  }

  /// λ | the errors: gamma.
  mutating func drawPrecisions() {
    let nu = point.degreesOfFreedom
    for unit in 0..<units {
      let (start, end) = places(unit)
      let inverse = 1 / point.variances[unit]
      for t in start...end {
        precisions[t] =
          2 * stream.gamma(shape: (nu + 1) / 2) / (nu + errors[t] * errors[t] * inverse)
      }
    }
  }

  /// m₀ and τ² | the means.
  mutating func drawMeanLaw() {
    let own = 1 / (prior.centre.second * prior.centre.second)
    let precision = own + Double(units) / point.meanVariance
    let linear = own * prior.centre.first + point.means.reduce(0, +) / point.meanVariance
    point.centre = linear / precision + stream.normal() / precision.squareRoot()
    let square = point.means.reduce(0) { $0 + ($1 - point.centre) * ($1 - point.centre) }
    point.meanVariance =
      (prior.meanVariance.second + square / 2)
      / stream.gamma(shape: prior.meanVariance.first + Double(units) / 2)
  }

  /// r₀ and w² | the persistences, whose law is cut: the mass within the limits hangs on both.
  mutating func drawPersistenceLaw() {
    let count = Double(units)
    let sum = point.persistences.reduce(0, +)
    let squares = point.persistences.reduce(0) { $0 + $1 * $1 }
    let limits = prior.persistenceLimits
    func logLikelihood(_ centre: Double, _ variance: Double) -> Double {
      let sd = variance.squareRoot()
      let logMass = Self.logMass(
        (limits.lowerBound - centre) / sd, (limits.upperBound - centre) / sd)
      let square = squares - 2 * centre * sum + count * centre * centre
      return -count * (log(sd) + logMass) - square / (2 * variance)
    }
    let variance = point.persistenceVariance
    point.persistenceCentre = SliceStep.next(
      after: point.persistenceCentre, width: 3 * (variance / count).squareRoot(),
      limits: prior.persistenceCentre, from: &stream
    ) { logLikelihood($0, variance) }
    let (shape, scale) = (prior.persistenceVariance.first, prior.persistenceVariance.second)
    let centre = point.persistenceCentre
    let logVariance = SliceStep.next(
      after: log(variance), width: 3 / (shape + count / 2).squareRoot(), limits: -30...10,
      from: &stream
    ) { logLikelihood(centre, exp($0)) - shape * $0 - scale * exp(-$0) }
    point.persistenceVariance = exp(logVariance)
  }

  /// log P(low ≤ Z ≤ high) of a standard normal Z, with its digits in the tails too.
  private static func logMass(_ low: Double, _ high: Double) -> Double {
    if low > 0 { return logMass(-high, -low) }
    if high > -30 { return log(Normal.cumulative(high) - Normal.cumulative(low)) }
    // Where the probability itself is no number any more: Mills' ratio to three terms.
    func logTail(_ z: Double) -> Double {
      let square = 1 / (z * z)
      return -0.5 * z * z - log(-z * (2 * Double.pi).squareRoot())
        + log1p(-square + 3 * square * square)
    }
    return logTail(high) + log1p(-exp(logTail(low) - logTail(high)))
  }

  /// a and b | the variances, together: a on its grid with b integrated out, then b. Drawn in turn
  /// they hang on each other so closely that a chain hardly moves.
  mutating func drawVarianceLaw() {
    let count = Double(units)
    let (priorShape, priorRate) = (prior.scaleOfVariances.first, prior.scaleOfVariances.second)
    let rate = priorRate + point.variances.reduce(0) { $0 + 1 / $1 }
    let logs = point.variances.reduce(0) { $0 - log($1) }
    let weights = prior.shapesOfVariances.map { shape -> Double in
      let whole = priorShape + count * shape
      let integral: Double = lgamma(whole) - whole * log(rate)
      return integral - count * lgamma(shape) + shape * logs
    }
    point.varianceShape = prior.shapesOfVariances[stream.place(logWeights: weights)]
    point.varianceScale = stream.gamma(shape: priorShape + count * point.varianceShape) / rate
  }
}

extension RandomStream {
  /// A place with probability in proportion to exp(its weight).
  fileprivate mutating func place(logWeights: [Double]) -> Int {
    let largest = logWeights.max() ?? 0
    let weights = logWeights.map { exp($0 - largest) }
    var left = uniform() * weights.reduce(0, +)
    for (place, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return place }
    }
    return weights.count - 1
  }

  /// A Student-t variate of scale 1.
  mutating func studentT(degreesOfFreedom nu: Double) -> Double {
    normal() * (nu / chiSquared(degreesOfFreedom: nu)).squareRoot()
  }
}
