public import OutturnSeries

/// A growth target taken as information about the growth to come: a noisy signal whose bias and
/// noise are those of earlier targets.
public struct TargetInformation: Sendable, Hashable, Encodable {
  /// Id of the target.
  public var target: String
  /// Whose earlier targets, of the same series.
  public var region: String
  public var regionName: LocalizedText
  /// Earlier targets with an outturn.
  public var count: Int
  /// Mean of outturn less target, in points.
  public var bias: Double
  /// Standard deviation of outturn less target, in points.
  public var standardDeviation: Double
  /// Of meeting the target without it, as in the document's targets.
  public var without: Double
  /// Of meeting the target with it.
  public var with: Double
  public var mcStandardError: Double
  /// Mean growth with it, per cent.
  public var mean: Double
  /// How many paths count, as a share: what the signal leaves of the simulation.
  public var effectiveShare: Double

  public init(
    target: String, region: String, regionName: LocalizedText, count: Int, bias: Double,
    standardDeviation: Double, without: Double, with: Double, mcStandardError: Double,
    mean: Double, effectiveShare: Double
  ) {
    self.target = target
    self.region = region
    self.regionName = regionName
    self.count = count
    self.bias = bias
    self.standardDeviation = standardDeviation
    self.without = without
    self.with = with
    self.mcStandardError = mcStandardError
    self.mean = mean
    self.effectiveShare = effectiveShare
  }

  enum CodingKeys: String, CodingKey {
    case target, region, bias, without, with, mean
    case regionName = "region_name"
    case count = "n"
    case standardDeviation = "sd"
    case mcStandardError = "mc_standard_error"
    case effectiveShare = "effective_share"
  }
}

/// A target's probability with figures just short of it moved to just above, on request.
public struct ManagedTarget: Sendable, Hashable, Encodable {
  /// Id of the target.
  public var target: String
  /// Of meeting it, as the model has it.
  public var unmanaged: Double
  /// With the adjustment.
  public var probability: Double
  /// What was moved.
  public var moved: Double
  /// Points on either side of the target that it concerns.
  public var width: Double
  /// How many times as frequent as just below figures just above are made.
  public var ratio: Double

  public init(
    target: String, unmanaged: Double, probability: Double, moved: Double, width: Double,
    ratio: Double
  ) {
    self.target = target
    self.unmanaged = unmanaged
    self.probability = probability
    self.moved = moved
    self.width = width
    self.ratio = ratio
  }
}
