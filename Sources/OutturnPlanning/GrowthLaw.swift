private import Glibc
private import OutturnRandom

/// How an indicator of a kind grows in one year, when hardly anything of its own is known.
///
/// Growth x = 100·ln(1+g) follows Student's t with 4 degrees of freedom around
/// c + ρ·(x₀ − c), where x₀ is last year's growth, or around c where that is not known. A rate
/// changes by points instead, around zero.
///
/// Scales marked as estimated are one and a half times the larger of two fits: of twelve provinces,
/// 2012–2019, and of Yongzhou city, 2010–2024. The factor is judgement: a district is smaller than
/// what was fitted. The others are judgement altogether, and wide.
public struct GrowthLaw: Sendable, Hashable {
  /// c: growth to be expected, in log points a year.
  public var centre: Double
  /// ρ: how much of last year's distance from the centre lasts.
  public var persistence: Double
  /// Scale of Student's t, in log points (points for a rate).
  public var scale: Double
  /// Whether the scale comes from figures, rather than from judgement.
  public var isEstimated: Bool

  /// Degrees of freedom: tails as heavy as those of the fits.
  public static let degreesOfFreedom = 4.0

  public init(centre: Double, persistence: Double, scale: Double, isEstimated: Bool) {
    self.centre = centre
    self.persistence = persistence
    self.scale = scale
    self.isEstimated = isEstimated
  }

  /// The law of a kind.
  ///
  /// Fits of Student's t(4), in log points, provinces first: retail 3.1 and the city's secondary and
  /// tertiary value added 3.9 → production 6; fiscal revenue 5.8 and 7.0 → 10; investment 5.6, of
  /// single projects rather than all of it → 12; trade 11.0 and exports 22.2 → 30; primary value
  /// added 1.1 at constant prices, of single crops rather than all of it → 3. Persistence from the
  /// provinces: 0.25, 0.4, 0.5 and 0.2.
  public static func law(of kind: IndicatorKind) -> GrowthLaw {
    switch kind {
    case .production: GrowthLaw(centre: 5, persistence: 0.25, scale: 6, isEstimated: true)
    case .publicFinance: GrowthLaw(centre: 4, persistence: 0.4, scale: 10, isEstimated: true)
    case .investment: GrowthLaw(centre: 4, persistence: 0.5, scale: 12, isEstimated: true)
    case .trade: GrowthLaw(centre: 5, persistence: 0.2, scale: 30, isEstimated: true)
    case .agriculture: GrowthLaw(centre: 1, persistence: 0, scale: 3, isEstimated: true)
    case .visits: GrowthLaw(centre: 5, persistence: 0, scale: 10, isEstimated: false)
    case .employment: GrowthLaw(centre: 0, persistence: 0, scale: 6, isEstimated: false)
    case .count: GrowthLaw(centre: 0, persistence: 0, scale: 25, isEstimated: false)
    case .works: GrowthLaw(centre: 0, persistence: 0, scale: 50, isEstimated: false)
    case .rate: GrowthLaw(centre: 0, persistence: 0, scale: 2, isEstimated: false)
    }
  }

  /// Where the law has its centre after a year of growth `last`, in per cent; nil when not known.
  func centre(after last: Double?) -> Double {
    guard let last, last > -100 else { return centre }
    return centre + persistence * (100 * log(1 + last / 100) - centre)
  }

  /// P(x ≤ value), for a law around `centre` with its scale widened by `extra`, both in the law's
  /// unit.
  func cumulative(_ value: Double, around centre: Double, extra: Double) -> Double {
    if value == .infinity { return 1 }
    if value == -.infinity { return 0 }
    let width = (scale * scale + extra * extra).squareRoot()
    return StudentT.cumulative(
      (value - centre) / width, degreesOfFreedom: Self.degreesOfFreedom)
  }

  /// The change that is not exceeded with probability `p`, 0 < p < 1, in the law's unit.
  func quantile(_ p: Double, around centre: Double, extra: Double) -> Double {
    let width = (scale * scale + extra * extra).squareRoot()
    var (low, high) = (-1.0, 1.0)
    while cumulative(centre + low * width, around: centre, extra: extra) > p { low *= 2 }
    while cumulative(centre + high * width, around: centre, extra: extra) < p { high *= 2 }
    while high - low > 1e-14 * max(1, low.magnitude, high.magnitude) {
      let middle = low + (high - low) / 2
      if cumulative(centre + middle * width, around: centre, extra: extra) < p {
        low = middle
      } else {
        high = middle
      }
    }
    return centre + (low + (high - low) / 2) * width
  }
}
