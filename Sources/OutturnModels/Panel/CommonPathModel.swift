internal import OutturnRandom
private import Glibc

/// The path that the regions of one country share: half random walk, half a slow return.
///
///     walk:    c_t = c_{t−1} + s·e
///     return:  c_t = m + f·(c_{t−1} − m) + s·e,   m ~ N(3.6, 0.8²),  f ~ U(0.75, 0.95)
///
/// The step s comes from the window's own differences and a prior, so that a country which has been
/// smooth for some years may still break. Growth at current prices has no world mean: its other half
/// is a local level.
public struct CommonPathModel: Sendable, Hashable {
  /// Whether growth is at current prices.
  public var isNominal = false
  /// The mean that countries' growth returns to: mean and standard deviation.
  public var worldMean = HierarchicalPrior.Pair(3.6, 0.8)
  /// How much of a distance to it is left after a year.
  public var speed = 0.75...0.95
  /// What the variance of a step is before any is seen, and how many steps that counts for.
  public var stepPrior = HierarchicalPrior.Pair(0.25, 2)

  public init() {}

  /// - Parameter values: Oldest first, nil where nothing is known; at least one is.
  public func fit(_ values: [Double?]) -> CommonPathPosterior {
    let known = values.enumerated().compactMap { place, value in value.map { (place, $0) } }
    guard let last = known.last else { preconditionFailure("a common path without a value") }
    var squares = stepPrior.first * stepPrior.second
    for (after, before) in zip(known.dropFirst(), known) {
      // Steps over a gap add up.
      squares += (after.1 - before.1) * (after.1 - before.1) / Double(after.0 - before.0)
    }
    return CommonPathPosterior(
      model: self, last: last.1, rest: values.count - 1 - last.0, squares: squares,
      degreesOfFreedom: stepPrior.second + Double(known.count - 1),
      level: isNominal ? LocalLevelGrid(Array(values[known[0].0...])) : nil)
  }
}

/// What comes next on the path that regions share.
public struct CommonPathPosterior: Sendable {
  let model: CommonPathModel
  /// The last known value, and the periods after it.
  let last: Double
  let rest: Int
  let squares: Double
  let degreesOfFreedom: Double
  let level: LocalLevelGrid?

  /// Standard normal numbers that a path takes.
  func normalCount(horizon: Int) -> Int { 1 + rest + horizon }

  /// One path; even numbers walk, odd ones return.
  ///
  /// - Parameter normals: ``normalCount(horizon:)`` of them, given so that several series may move
  ///   together; empty takes them from the seed's stream.
  func path(_ index: Int, horizon: Int, seed: Seed, normals: [Double] = []) -> [Double] {
    var stream = seed.stream(.commonPath, UInt32(index))
    var used = 0
    func normal() -> Double {
      if normals.isEmpty { return stream.normal() }
      used += 1
      return normals[used - 1]
    }
    let step = (squares / stream.chiSquared(degreesOfFreedom: degreesOfFreedom)).squareRoot()
    var value = last
    if index % 2 == 0 {
      let steps = (0..<(rest + horizon)).map { _ in
        value += step * normal()
        return value
      }
      return Array(steps.suffix(horizon))
    }
    if let level { return level.path(horizon: horizon, from: &stream) }
    let mean = model.worldMean.first + model.worldMean.second * normal()
    let speed =
      model.speed.lowerBound
      + (model.speed.upperBound - model.speed.lowerBound) * stream.uniform()
    let steps = (0..<(rest + horizon)).map { _ in
      value = mean + speed * (value - mean) + step * normal()
      return value
    }
    return Array(steps.suffix(horizon))
  }

  /// The mean of the predictive distribution.
  func mean(horizon: Int) -> [Double] {
    let (low, high) = (model.speed.lowerBound, model.speed.upperBound)
    return (1...horizon).map { h in
      if let level { return (last + level.mean) / 2 }
      // E[f^h] of a uniform speed.
      let power = Double(rest + h + 1)
      let kept = (pow(high, power) - pow(low, power)) / (power * (high - low))
      return (last + model.worldMean.first + kept * (last - model.worldMean.first)) / 2
    }
  }
}
