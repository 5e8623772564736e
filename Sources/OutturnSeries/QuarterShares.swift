/// What each quarter of a year contributes to the year: weights of a year-to-date figure.
///
/// Growth of a year is the average of its quarters' growth on the quarters of the year before,
/// weighted with that year's shares, exactly. Months of a quarter are taken as equal parts of it.
public struct QuarterShares: Sendable, Hashable {
  /// Of the four quarters, adding up to 1.
  public let shares: [Double]
  /// Standard deviation of a share of a quarter of the year, if the shares are not the series' own;
  /// 0 for published ones.
  public let uncertainty: Double

  /// - Parameter shares: Four positive numbers; only their proportions count.
  public init(_ shares: [Double], uncertainty: Double) {
    precondition(
      shares.count == 4 && shares.allSatisfy { $0 > 0 } && uncertainty >= 0,
      "shares \(shares) of four quarters")
    let sum = shares.reduce(0, +)
    self.shares = shares.map { $0 / sum }
    self.uncertainty = uncertainty
  }

  /// For a series whose quarters are not known: China's gross domestic product in 2019, with a
  /// spread of three points that equal quarters lie within.
  ///
  /// - Source: Cumulative GDP of 2019 at current prices, 218,062.8, 460,636.7, 712,845.4 and
  ///   990,865.1 hundred million yuan (National Bureau of Statistics, as tabulated at
  ///   tushare.pro/document/2?doc_id=227).
  public static let usual = QuarterShares(
    [218_062.8, 460_636.7 - 218_062.8, 712_845.4 - 460_636.7, 990_865.1 - 712_845.4],
    uncertainty: 0.03)

  /// The part of the year up to the end of a quarter or month; 1 for a year.
  public func elapsed(through period: Period) -> Double {
    let months = period.indexInYear * (12 / period.frequency.periodsPerYear)
    let whole = months / 3
    let rest = whole < 4 ? shares[whole] * Double(months % 3) / 3 : 0
    return min(1, shares[..<whole].reduce(0, +) + rest)
  }

  /// Standard deviation of a part of the year: shares of a Dirichlet law, in which a quarter has
  /// ``uncertainty``.
  public func uncertainty(ofPart part: Double) -> Double {
    uncertainty * (part * (1 - part) / (0.25 * 0.75)).squareRoot()
  }
}
