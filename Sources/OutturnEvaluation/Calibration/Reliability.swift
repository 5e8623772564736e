private import Glibc

/// How often events came to which one probability was given, bin by bin.
///
/// The design effect of years is found once, from the residuals o − p of all forecasts, and used in
/// every bin: a bin has too few years of its own.
///
/// - Verified: `CalibrationTests`.
public struct Reliability: Sendable, Hashable {
  /// One bin of probabilities.
  public struct Bin: Sendable, Hashable {
    /// From and up to; the upper end belongs to the next bin, but for the last.
    public let range: ClosedRange<Double>
    /// Mean of the probabilities in the bin.
    public let forecast: Double
    /// How often the events came.
    public let outcome: ClusteredShare
  }

  /// Those with at least one forecast, in order.
  public let bins: [Bin]
  /// How many times the variance of a share is that of independent cases.
  public let designEffect: Double

  /// - Parameters:
  ///   - forecasts: At least one.
  ///   - count: Bins of equal width.
  public init(_ forecasts: [EventForecast], bins count: Int = 10) {
    precondition(!forecasts.isEmpty && count > 0, "no event forecasts, or no bins")
    let residuals = forecasts.map { ($0.happened ? 1 : 0) - $0.probability }
    let error = ClusteredShare.standardError(residuals, clusters: forecasts.map(\.cluster))
    let n = Double(forecasts.count)
    let independent = forecasts.reduce(0) { $0 + $1.probability * (1 - $1.probability) } / (n * n)
    let effect = independent > 0 && error.isFinite ? max(1, error * error / independent) : 1
    designEffect = effect
    bins = (0..<count).compactMap { bin in
      let members = forecasts.filter {
        min(Int($0.probability * Double(count)), count - 1) == bin
      }
      guard !members.isEmpty else { return nil }
      return Bin(
        range: Double(bin) / Double(count)...Double(bin + 1) / Double(count),
        forecast: mean(members.map(\.probability)),
        outcome: ClusteredShare(
          members.map(\.happened), clusters: members.map(\.cluster), designEffect: effect))
    }
  }

  /// The bin that a probability falls into, or nil when no forecast was in it.
  public func bin(of probability: Double) -> Bin? {
    bins.last { probability >= $0.range.lowerBound && probability <= $0.range.upperBound }
  }
}
