public import OutturnSeries

/// What a plan wants of one indicator, as growth or as level.
public struct Target: Hashable, Sendable {
  /// The plan's number, with the digits that it was written with.
  public var figure: PublishedFigure
  public var sense: Sense
  /// Whether the joint probability of the plan counts it.
  public var isHeadline: Bool
  /// Half the width that `about` allows, in the figure's unit; nil for every other sense.
  public var band: Double?
  /// 力争: wanted, not promised.
  public var isStretch: Bool

  public init(
    figure: PublishedFigure, sense: Sense, isHeadline: Bool = false, band: Double? = nil,
    isStretch: Bool = false
  ) {
    precondition(
      (sense == .about) == (band != nil), "a band belongs to the sense about, and only to it")
    self.figure = figure
    self.sense = sense
    self.isHeadline = isHeadline
    self.band = band
    self.isStretch = isStretch
  }

  /// The outcomes that meet the target.
  ///
  /// Exactly, at least 5.5 starts at 5.5; as published to one decimal it starts at 5.45, because
  /// 5.45 is published as 5.5. `equals` is a single number when exact, so its probability is 0
  /// for anything that varies continuously; as published it is the numbers that round to it.
  /// `keep` asks for the same figure again and is as wide as its own digits.
  ///
  /// - Parameters:
  ///   - rounding: Whether the outcome is rounded before it is judged.
  ///   - decimals: Decimals that the outcome is published with; only read when published.
  public func outcomes(_ rounding: Rounding, decimals: Int) -> ClosedRange<Double> {
    switch sense {
    case .atLeast: outcomes(.atLeast, rounding, decimals)
    case .above: outcomes(.above, rounding, decimals)
    case .atMost: outcomes(.atMost, rounding, decimals)
    case .equals:
      switch rounding {
      case .exact: figure.value...figure.value
      case .published: publishedPoint(decimals)
      }
    case .about: widened(by: band ?? 0, rounding, decimals)
    case .keep: figure.interval.lowerBound...figure.interval.upperBound.nextDown
    }
  }

  private func outcomes(_ comparison: Comparison, _ rounding: Rounding, _ decimals: Int)
    -> ClosedRange<Double>
  {
    switch rounding {
    case .exact: comparison.outcomes(figure)
    case .published: comparison.outcomes(figure, published: decimals)
    }
  }

  private func publishedPoint(_ decimals: Int) -> ClosedRange<Double> {
    // A figure with more digits than are published is met by the figure it would round to.
    guard figure.decimals <= decimals else {
      return figure.interval.lowerBound...figure.interval.upperBound.nextDown
    }
    let low = Comparison.atLeast.outcomes(figure, published: decimals).lowerBound
    let high = Comparison.atMost.outcomes(figure, published: decimals).upperBound
    return low...high
  }

  private func widened(by band: Double, _ rounding: Rounding, _ decimals: Int)
    -> ClosedRange<Double>
  {
    let half =
      switch rounding {
      case .exact: 0.0
      case .published: 0.5 / DecimalFraction.power(min(decimals, 22))
      }
    let low = figure.value - band - half
    let high = figure.value + band + half
    return low...(rounding == .exact ? high : high.nextDown)
  }
}
