/// A target's probability when figures just short of it may be published as just reaching it.
///
/// Growth rates within ``width`` above a target are reported several times as often as those within
/// ``width`` below. Whatever the reason, a forecast of what is *published* may move probability from
/// just below to just above until their ratio is ``ratio``; the rest stays. It is no forecast of the
/// economy.
///
/// - Source: Lyu, Wang, Zhang & Zhang: the count just above is about five times that just below for
///   prefectures, about four times for provinces.
package struct ManagedProbability: Sendable, Hashable {
  /// In points on either side.
  package static let width = 0.2
  /// Between that of provinces and that of prefectures.
  package static let ratio = 4.5

  package let value: Double
  /// What was moved.
  package let moved: Double

  /// - Parameters:
  ///   - probability: Of meeting the target.
  ///   - below: Of missing it by less than ``width``.
  ///   - above: Of passing it by less than ``width``.
  package init(probability: Double, below: Double, above: Double) {
    moved = max(0, (Self.ratio * below - above) / (1 + Self.ratio))
    value = probability + moved
  }
}
