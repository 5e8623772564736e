public import OutturnModels

/// An outside view: what someone else expects of a combination of growth figures.
///
/// The forecast is tilted to it: of all laws in which the combination has this mean, and this spread
/// where one is named, the one nearest to the model's is taken. Unlike a ``Condition`` it is about
/// the mean and no outcome, and unlike an ``Assumption`` it changes the spread where that brings the
/// law nearer.
public struct View: Sendable, Hashable {
  /// Of growth in per cent; its periods are calendar years.
  public var combination: CellCombination
  /// The mean, per cent.
  public var mean: Double
  /// Points; nil where nothing is said of it.
  public var standardDeviation: Double?
  /// As it was written.
  public var text: String

  public init(
    _ combination: CellCombination, mean: Double, standardDeviation: Double? = nil, text: String
  ) {
    self.combination = combination
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.text = text
  }
}
