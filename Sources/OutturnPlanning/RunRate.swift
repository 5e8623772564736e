package import OutturnSeries

/// The arithmetic of a year in parts: what the months behind leave to the months ahead.
///
/// With W the part of the year before that the months so far made, c their growth and r that of the
/// rest, the year grows by W·c + (1 − W)·r, exactly. So the months so far have carried W·c points of
/// the year's growth already, whatever comes, and a target T takes r = (T − W·c)/(1 − W).
///
/// - Verified: `RunRateTests`.
package struct RunRate: Sendable, Hashable {
  /// W.
  package let elapsed: Double
  /// Standard deviation of W.
  package let elapsedUncertainty: Double
  /// c, per cent.
  package let growth: PublishedFigure

  package init(_ release: Release, shares: QuarterShares) {
    elapsed = shares.elapsed(through: release.period)
    elapsedUncertainty = shares.uncertainty(ofPart: elapsed)
    growth = release.growth
  }

  /// Points of the year's growth that the months so far have made: the year's growth if the rest
  /// only equals the same months of the year before.
  package var carried: Double { elapsed * growth.value }

  /// Growth that the rest of the year takes for a year's growth; nil when nothing is left.
  package func required(for annual: Double) -> Double? {
    Self.required(annual, elapsed: elapsed, growth: growth.value)
  }

  /// The same over what is not known: the part of the year within 1.64 standard deviations, the
  /// published figure within its rounding, the year's growth within a range.
  package func requiredRange(for annual: ClosedRange<Double>) -> ClosedRange<Double>? {
    guard elapsed < 1 else { return nil }
    let spread = 1.6449 * elapsedUncertainty
    // Monotone in each of the three, so the ends lie in the corners.
    let corners = [elapsed - spread, elapsed + spread].flatMap { part in
      [growth.interval.lowerBound, growth.interval.upperBound].flatMap { sofar in
        [annual.lowerBound, annual.upperBound].compactMap {
          Self.required($0, elapsed: min(max(part, 0), 0.99), growth: sofar)
        }
      }
    }
    return corners.min()!...corners.max()!
  }

  private static func required(_ annual: Double, elapsed: Double, growth: Double) -> Double? {
    // A ten-thousandth of a year is no rest.
    guard elapsed < 0.9999 else { return nil }
    return (annual - elapsed * growth) / (1 - elapsed)
  }
}

/// How far the growth of the year so far may stand from the growth of the whole year.
///
/// Within a year growth wanders like Brownian motion: with t the part of the year that has passed,
/// δ(t) the growth so far less the year's, and s ≤ t,
///
///     Cov(δ(s), δ(t)) = a²·(1 − t)·(2 − t − s²/t)/2,    sd δ(t) = a·(1 − t)
///
/// which is that of the average of the motion up to t less its average over the year. The scale a
/// is a multiple of the standard deviation with which the year itself is forecast: steadier series
/// are steadier within the year as well.
///
/// - Source: Multiple from five quarterly series of the United States, 1960–2008, see
///   `Tests/ReferenceGenerators/within_year.py`.
/// - Verified: `RunRateTests`.
package enum WithinYear {
  /// a over the standard deviation of the year's forecast.
  package static let usualRatio = 0.83

  /// Cov(δ(s), δ(t)) for a = 1.
  package static func covariance(_ s: Double, _ t: Double) -> Double {
    let (first, last) = (min(s, t), max(s, t))
    guard first > 0, last < 1 else { return 0 }
    return (1 - last) * (2 - last - first * first / last) / 2
  }
}
