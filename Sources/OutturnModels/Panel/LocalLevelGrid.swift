internal import OutturnRandom
private import Glibc

/// One series as a random-walk level and noise, over a grid of the ratio of their scales.
///
///     y_t = a_t + s·e,   a_t = a_{t−1} + k·s·η,   s² unknown, k one of seven
struct LocalLevelGrid: Sendable, Hashable {
  private struct Point: Hashable {
    var ratio: Double
    var level: Double
    /// As a multiple of s².
    var variance: Double
    var squares: Double
    var weight: Double
  }

  private let points: [Point]
  private let degreesOfFreedom: Double

  /// - Parameter values: The first is known; nil where nothing is.
  init(_ values: [Double?]) {
    guard let first = values.first ?? nil else { preconditionFailure("no first value") }
    let prior = (squares: 2.0, count: 2.0)
    let count = Double(values.compactMap(\.self).count - 1)
    var points: [Point] = []
    var logs: [Double] = []
    for ratio in [0, 0.05, 0.1, 0.2, 0.35, 0.6, 1] {
      var point = Point(
        ratio: ratio, level: first, variance: 1, squares: prior.squares, weight: 0)
      var logSpread = 0.0
      for value in values.dropFirst() {
        let before = point.variance + ratio * ratio
        guard let value else {
          point.variance = before
          continue
        }
        let error = value - point.level
        point.level += before / (before + 1) * error
        point.variance = before / (before + 1)
        point.squares += error * error / (before + 1)
        logSpread += log(before + 1)
      }
      logs.append(-0.5 * logSpread - (count + prior.count) / 2 * log(point.squares))
      points.append(point)
    }
    let largest = logs.max() ?? 0
    let sum = logs.reduce(0) { $0 + exp($1 - largest) }
    for place in points.indices { points[place].weight = exp(logs[place] - largest) / sum }
    self.points = points
    degreesOfFreedom = count + prior.count
  }

  var mean: Double { points.reduce(0) { $0 + $1.weight * $1.level } }

  func path(horizon: Int, from stream: inout RandomStream) -> [Double] {
    var left = stream.uniform()
    let point =
      points.first { point in
        left -= point.weight
        return left < 0
      } ?? points[points.count - 1]
    let scale =
      (point.squares / stream.chiSquared(degreesOfFreedom: degreesOfFreedom)).squareRoot()
    var level = point.level + scale * point.variance.squareRoot() * stream.normal()
    return (0..<horizon).map { _ in
      level += scale * point.ratio * stream.normal()
      return level + scale * stream.normal()
    }
  }
}
