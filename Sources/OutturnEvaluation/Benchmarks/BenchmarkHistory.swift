private import Glibc

/// The yearly figures of one series up to an origin, with holes, as the benchmark models see them.
public struct BenchmarkHistory: Sendable, Hashable {
  /// Years with a figure, oldest first.
  public let years: [Int]
  /// One a year, in per cent.
  public let values: [Double]
  /// Last visible year, with a figure or not.
  public let origin: Int

  /// - Parameters:
  ///   - growth: By year; years after the origin are not looked at.
  ///   - years: Those that may be seen; their end is the origin.
  public init(_ growth: [Int: Double], years visible: ClosedRange<Int>) {
    years = visible.filter { growth[$0] != nil }
    values = years.map { growth[$0]! }
    origin = visible.upperBound
  }

  /// Years from the last figure to the origin.
  var age: Int { origin - years[years.count - 1] }

  /// Figures with the figure of the year before.
  var pairs: [(before: Double, after: Double)] {
    zip(years.indices.dropFirst(), years.indices).compactMap { later, earlier in
      years[later] == years[earlier] + 1 ? (values[earlier], values[later]) : nil
    }
  }

  /// Least standard deviation of a forecast, in points: that of a figure's rounding to one decimal,
  /// 0.1/√12. A history that never changes does not promise that it never will.
  static let leastScale = 0.1 / sqrt(12.0)
}

/// Sums of paths over a horizon, as weights on what happens in each year.
///
/// A forecast of mean growth over h years is a mean of h sums. With `response[k]` the effect of a
/// shock k years later, the shock of year i enters the target with
/// Σ_{j ≥ i} target[j]·response[j − i].
struct TargetWeights {
  /// Weight of each year after the last figure.
  let years: [Double]

  /// - Parameter age: Years between the last figure and the origin.
  init(_ target: ForecastTarget, age: Int) {
    let horizon = target.horizon
    switch target {
    case .point:
      years = (1...age + horizon).map { $0 == age + horizon ? 1 : 0 }
    case .average:
      years = (1...age + horizon).map { $0 > age ? 1 / Double(horizon) : 0 }
    }
  }

  /// Σᵢ (Σⱼ weight[j]·response[j − i])²: variance of the target for shocks of variance 1.
  func variance(response: (Int) -> Double) -> Double {
    years.indices.reduce(0) { sum, shock in
      let effect = (shock..<years.count).reduce(0) { $0 + years[$1] * response($1 - shock) }
      return sum + effect * effect
    }
  }

  /// Σⱼ weight[j]·value(j + 1), j years from the last figure.
  func sum(_ value: (Int) -> Double) -> Double {
    years.indices.reduce(0) { $0 + years[$1] * value($1 + 1) }
  }
}
