/// Growth rates that are known at the origin and that a planner might be held to.
///
/// - Source: the protocol of the `Method-Backtesting` page.
public struct EventThresholds: Sendable, Hashable {
  /// Mean of the visible years.
  public let mean: Double
  /// The last visible year.
  public let last: Double
  /// An ambitious plan: the median of the last five visible years, rounded to a half, plus a half.
  public let plan: Double

  /// - Parameter history: Growth in per cent, oldest first; at least one year.
  public init(history: [Double]) {
    precondition(!history.isEmpty, "no visible year")
    mean = OutturnEvaluation.mean(history)
    last = history[history.count - 1]
    let recent = median(Array(history.suffix(5)))
    plan = (2 * recent).rounded(.toNearestOrEven) / 2 + 0.5
  }

  /// In the order in which events are listed.
  public var all: [Double] { [mean, last, plan] }
}
