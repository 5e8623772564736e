private import Glibc

/// The models to beat: five that need nothing but the series itself.
///
/// All see holes: a figure some years old is projected over the gap. None uses a random number:
/// what is not known in closed form is integrated on a grid.
///
/// - Verified: `BenchmarkModelTests`, against simulation in NumPy.
public enum BenchmarkModel: String, Sendable, CaseIterable {
  /// Next year as last year; normal changes.
  case randomWalk = "naive_rw"
  /// The mean of all figures; exact Student-t predictive law.
  case historicalMean = "mean_t"
  /// AR(1) by least squares, its parameters taken as known.
  case autoregression = "ar1_plugin"
  /// AR(1) with a flat prior on |ρ| < 0.98, its parameters integrated out.
  case bayesianAutoregression = "ar1_bayes"
  /// Random-walk mean plus noise; the ratio of the two on a grid, all else integrated out.
  case localLevel = "ll_bayes"

  /// The forecast of a target.
  ///
  /// - Returns: nil when the history is too short: fewer than 2 figures, or for the
  ///   autoregressions fewer than 4 figures that follow one of the year before.
  public func forecast(
    _ history: BenchmarkHistory, target: ForecastTarget
  ) -> StudentMixture? {
    guard history.values.count >= 2 else { return nil }
    let weights = TargetWeights(target, age: history.age)
    switch self {
    case .randomWalk: return Self.randomWalk(history, weights)
    case .historicalMean: return Self.historicalMean(history, weights)
    case .autoregression:
      return AutoregressionFit(history).map { $0.plugIn(history, weights) }
    case .bayesianAutoregression:
      return AutoregressionFit(history).map { $0.integrated(history, weights) }
    case .localLevel: return LocalLevelFit.mixture(history, weights)
    }
  }

  /// A change over a gap of g years has g times the variance.
  private static func randomWalk(
    _ history: BenchmarkHistory, _ weights: TargetWeights
  ) -> StudentMixture {
    let steps = zip(history.values.indices.dropFirst(), history.values.indices).map {
      later, earlier in
      let change = history.values[later] - history.values[earlier]
      return change * change / Double(history.years[later] - history.years[earlier])
    }
    let variance = mean(steps) * weights.variance { _ in 1 }
    return StudentMixture([
      StudentMixture.Component(
        weight: 1, location: history.values[history.values.count - 1],
        scale: max(sqrt(variance), BenchmarkHistory.leastScale), degreesOfFreedom: .infinity)
    ])
  }

  private static func historicalMean(
    _ history: BenchmarkHistory, _ weights: TargetWeights
  ) -> StudentMixture {
    let n = Double(history.values.count)
    let centre = mean(history.values)
    let squares = history.values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let variance = squares / (n - 1) * (weights.variance { $0 == 0 ? 1 : 0 } + 1 / n)
    return StudentMixture([
      StudentMixture.Component(
        weight: 1, location: centre, scale: max(sqrt(variance), BenchmarkHistory.leastScale),
        degreesOfFreedom: n - 1)
    ])
  }
}

/// y = α + ρ·(x − x̄) + σ·e over years with a figure of the year before.
private struct AutoregressionFit {
  let count: Double
  let meanBefore: Double
  let meanAfter: Double
  let slope: Double
  /// Σ (x − x̄)².
  let sumOfSquares: Double
  let residualSquares: Double

  static let largestSlope = 0.98

  init?(_ history: BenchmarkHistory) {
    let pairs = history.pairs
    guard pairs.count >= 4 else { return nil }
    count = Double(pairs.count)
    let (x, y) = (mean(pairs.map(\.before)), mean(pairs.map(\.after)))
    let squares = pairs.reduce(0) { $0 + ($1.before - x) * ($1.before - x) }
    let products = pairs.reduce(0) { $0 + ($1.before - x) * ($1.after - y) }
    let slope = squares > 0 ? products / squares : 0
    residualSquares = pairs.reduce(0) { sum, pair in
      let residual = pair.after - y - slope * (pair.before - x)
      return sum + residual * residual
    }
    (meanBefore, meanAfter, self.slope, sumOfSquares) = (x, y, slope, squares)
  }

  /// E[target] with the intercept at its estimate.
  private func location(
    _ slope: Double, _ history: BenchmarkHistory, _ weights: TargetWeights
  ) -> Double {
    var path: [Double] = [history.values[history.values.count - 1]]
    for _ in weights.years {
      path.append(meanAfter + slope * (path[path.count - 1] - meanBefore))
    }
    return weights.sum { path[$0] }
  }

  func plugIn(_ history: BenchmarkHistory, _ weights: TargetWeights) -> StudentMixture {
    let slope = min(max(slope, -Self.largestSlope), Self.largestSlope)
    let variance =
      residualSquares / (count - 2) * weights.variance { pow(slope, Double($0)) }
    return StudentMixture([
      StudentMixture.Component(
        weight: 1, location: location(slope, history, weights),
        scale: max(sqrt(variance), BenchmarkHistory.leastScale), degreesOfFreedom: .infinity)
    ])
  }

  /// Given the slope the target is Student-t with n − 1 degrees of freedom; the slope's own
  /// posterior is Student-t with n − 2, cut off at ±0.98.
  func integrated(_ history: BenchmarkHistory, _ weights: TargetWeights) -> StudentMixture {
    let nodes = 60
    // Without variation in x the likelihood does not depend on the slope.
    let spread =
      sumOfSquares > 0 ? sqrt(residualSquares / (count - 2) / sumOfSquares) : .infinity
    let low = max(-Self.largestSlope, min(slope - 12 * spread, 0.9))
    let high = min(Self.largestSlope, max(slope + 12 * spread, -0.9))
    let slopes = (0..<nodes).map { low + (high - low) * (Double($0) + 0.5) / Double(nodes) }
    let floor = BenchmarkHistory.leastScale * BenchmarkHistory.leastScale
    let sums = slopes.map {
      max(residualSquares + ($0 - slope) * ($0 - slope) * sumOfSquares, floor)
    }
    let logWeights = sums.map { -(count - 1) / 2 * log($0) }
    let largest = logWeights.max()!
    return StudentMixture(
      slopes.indices.map { place in
        let slope = slopes[place]
        let intercept = weights.sum { year in
          (0..<year).reduce(0) { $0 + pow(slope, Double($1)) }
        }
        let variance =
          sums[place] / (count - 1)
          * (weights.variance { pow(slope, Double($0)) } + intercept * intercept / count)
        return StudentMixture.Component(
          weight: exp(logWeights[place] - largest),
          location: location(slope, history, weights),
          scale: max(sqrt(variance), BenchmarkHistory.leastScale), degreesOfFreedom: count - 1)
      })
  }
}

/// y = m + σ·e, m a random walk with steps κσ; σ integrated out for each κ.
private enum LocalLevelFit {
  static let ratios = (0...10).map { Double($0) / 10 }

  static func mixture(
    _ history: BenchmarkHistory, _ weights: TargetWeights
  ) -> StudentMixture {
    let fits = ratios.map { filter(history, ratio: $0) }
    let largest = fits.map(\.logLikelihood).max()!
    let degrees = Double(history.values.count - 1)
    return StudentMixture(
      zip(ratios, fits).map { ratio, fit in
        let spread =
          fit.variance + ratio * ratio * weights.variance { _ in 1 }
          + weights.variance { $0 == 0 ? 1 : 0 }
        return StudentMixture.Component(
          weight: exp(fit.logLikelihood - largest), location: fit.level,
          scale: max(sqrt(fit.squares / degrees * spread), BenchmarkHistory.leastScale),
          degreesOfFreedom: degrees)
      })
  }

  /// Level, its variance in σ², Σ e²/F and the log likelihood, from a level that is the first
  /// figure with variance σ².
  private static func filter(
    _ history: BenchmarkHistory, ratio: Double
  ) -> (level: Double, variance: Double, squares: Double, logLikelihood: Double) {
    var level = history.values[0]
    var variance = 1.0
    var squares = 0.0
    var logarithms = 0.0
    for place in history.values.indices.dropFirst() {
      let gap = Double(history.years[place] - history.years[place - 1])
      let before = variance + ratio * ratio * gap
      let total = before + 1
      let innovation = history.values[place] - level
      level += before / total * innovation
      variance = before / total
      squares += innovation * innovation / total
      logarithms += log(total)
    }
    let floor = BenchmarkHistory.leastScale * BenchmarkHistory.leastScale
    squares = max(squares, floor)
    let degrees = Double(history.values.count - 1)
    return (level, variance, squares, -0.5 * logarithms - degrees / 2 * log(squares))
  }
}
