/// A source of a target's being met or missed, as a share of the variance of that outcome.
///
/// With p the target's probability the outcome, 1 or 0, has variance p·(1 − p). The shares of a
/// target add up to 1.
public struct UncertaintySource: Sendable, Hashable, Encodable {
  /// What is drawn anew.
  public enum Kind: String, Sendable, Hashable, Encodable, CaseIterable {
    /// Shocks yet to come.
    case shocks
    /// What is not known of the parameters and of the present state.
    case parameters
    /// Which form of the model is right.
    case model
    /// Revision of the level that the forecast starts from, and prices up to its year.
    case baseLevel = "base_level"
    /// Changes of prices in the projected years.
    case deflator
  }

  /// Id of the target.
  public var target: String
  public var source: Kind
  /// Of the variance, 0 to 1 but for simulation error.
  public var share: Double
  public var mcStandardError: Double
  /// The part of the variance that would go if this source alone were known, on average; the same
  /// for `parameters` and `model`, which are known together.
  public var ifKnown: Double

  public init(
    target: String, source: Kind, share: Double, mcStandardError: Double, ifKnown: Double
  ) {
    self.target = target
    self.source = source
    self.share = share
    self.mcStandardError = mcStandardError
    self.ifKnown = ifKnown
  }

  enum CodingKeys: String, CodingKey {
    case target, source, share
    case mcStandardError = "mc_standard_error"
    case ifKnown = "if_known"
  }
}
