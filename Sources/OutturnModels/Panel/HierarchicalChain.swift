package import OutturnRandom

/// A Markov chain over the parameters, the common laws and the holes of a panel.
///
/// Every step leaves the joint law as it is: draws from full conditionals where they have a name,
/// slices for the law of the persistences, which is cut, and a Metropolis step for a persistence,
/// on which the variance of a unit's first value hangs.
package struct HierarchicalChain {
  let prior: HierarchicalPrior
  package internal(set) var point: HierarchicalDraw
  var stream: RandomStream
  let units: Int
  let periods: Int
  /// First and last published period of each unit, from 0.
  let spans: [ClosedRange<Int>]
  /// `[unit·T + period]`; holes hold their present draw.
  var values: [Double]
  let isHole: [Bool]
  /// λ, the precision factors of the Student-t errors, at the same places.
  var precisions: [Double]
  /// e, the errors before division by σ.
  var errors: [Double]

  /// Starts near the units' own moments.
  ///
  /// - Parameter values: `[unit][period]`; every unit has one that is known.
  package init(_ values: [[Double?]], prior: HierarchicalPrior, stream: RandomStream) {
    prior.check()
    self.prior = prior
    self.stream = stream
    units = values.count
    periods = values.first?.count ?? 0
    spans = values.map { row in
      guard let first = row.firstIndex(where: { $0 != nil }),
        let last = row.lastIndex(where: { $0 != nil })
      else { preconditionFailure("a unit without a value") }
      return first...last
    }
    let means = values.map { row in
      let known = row.compactMap(\.self)
      return known.reduce(0, +) / Double(known.count)
    }
    let variances = zip(values, means).map { row, mean in
      let known = row.compactMap(\.self)
      let square = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return max(square / Double(known.count), 0.05)
    }
    self.values = zip(values, means).flatMap { row, mean in row.map { $0 ?? mean } }
    isHole = values.flatMap { $0.map { $0 == nil } }
    precisions = Array(repeating: 1, count: units * periods)
    errors = Array(repeating: 0, count: units * periods)
    let limits = prior.persistenceLimits
    let persistence = min(max(0.3, limits.lowerBound), limits.upperBound)
    let centre = means.reduce(0, +) / Double(max(1, units))
    let spread = means.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(max(1, units))
    let shape = prior.shapesOfVariances[prior.shapesOfVariances.count / 3]
    let middle = variances.sorted().dropFirst(units / 2).first ?? 1
    point = HierarchicalDraw(
      means: means, persistences: Array(repeating: persistence, count: units),
      variances: variances, lastValues: [], centre: centre, meanVariance: max(spread / 2, 0.05),
      persistenceCentre: min(
        max(0.3, prior.persistenceCentre.lowerBound), prior.persistenceCentre.upperBound),
      persistenceVariance: 0.04, varianceShape: shape, varianceScale: shape * middle,
      degreesOfFreedom: prior.degreesOfFreedom[prior.degreesOfFreedom.count / 2])
    point.lastValues = lastValues()
  }

  /// One sweep over everything; the holes last, so that values and parameters kept belong together.
  package mutating func sweep() {
    for unit in 0..<units {
      drawMean(unit)
      drawPersistence(unit)
      drawVariance(unit)
    }
    drawDegreesOfFreedom()
    drawPrecisions()
    drawMeanLaw()
    drawPersistenceLaw()
    drawVarianceLaw()
    for unit in 0..<units { fillHoles(unit) }
    point.lastValues = lastValues()
  }

  /// The value of a unit in a period from 0: as published, or the present draw of a hole between
  /// published ones.
  package func value(unit: Int, period: Int) -> Double { values[unit * periods + period] }

  /// What each unit's own figures say, beside what the others do, given the present point.
  func ownPrecision(
    _ unit: Int
  ) -> (mean: Double, persistence: Double, observations: Double) {
    let rho = point.persistences[unit]
    let (start, end) = places(unit)
    let mu = point.means[unit]
    var mean = precisions[start] * (1 - rho * rho)
    var persistence = 0.0
    for t in (start + 1)..<max(start + 1, end + 1) {
      mean += precisions[t] * (1 - rho) * (1 - rho)
      persistence += precisions[t] * (values[t - 1] - mu) * (values[t - 1] - mu)
    }
    return (
      mean / point.variances[unit], persistence / point.variances[unit], Double(end - start + 1)
    )
  }
}
