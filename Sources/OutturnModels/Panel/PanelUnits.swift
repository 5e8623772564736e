private import Glibc

/// What the units of a panel are to each other.
public enum PanelUnits: String, Sendable, Hashable, CaseIterable {
  /// Economies of their own.
  case countries
  /// Parts of one national economy.
  case regionsOfOneCountry = "regions-of-one-country"
  /// To be judged by how much of their yearly changes is common.
  case auto
}

/// How much of the units' year-to-year changes is common to all of them.
///
/// Each unit's changes are divided by their root mean square; the share is then the average
/// correlation of two units. The two years of the largest common change are left out: a crisis of
/// the whole world is no sign of one country.
///
///     share = (N·mean_t(c_t²)/mean(z²) − 1)/(N − 1),   c_t the mean of z over the units
///
/// - Verified: `CommonShareTests`, against NumPy.
public struct CommonShare: Sendable, Hashable {
  /// Of at most 1; may be slightly negative. Zero where nothing can be told.
  public let value: Double
  /// Years of changes that it rests on.
  public let changes: Int

  /// - Parameter panel: Units that are known in two consecutive periods count.
  public init(_ panel: PanelTable) {
    var sums = [Double](repeating: 0, count: max(0, panel.periodCount - 1))
    var squares = sums
    var counts = sums
    for row in panel.values {
      let changes = zip(row.dropFirst(), row).map { after, before in
        after.flatMap { after in before.map { after - $0 } }
      }
      let known = changes.compactMap(\.self)
      let size = (known.reduce(0) { $0 + $1 * $1 } / Double(max(1, known.count))).squareRoot()
      guard size > 0, size.isFinite else { continue }
      for (t, change) in changes.enumerated() {
        guard let z = change.map({ $0 / size }) else { continue }
        sums[t] += z
        squares[t] += z * z
        counts[t] += 1
      }
    }
    let years = sums.indices.filter { counts[$0] >= 2 }
      .sorted { abs(sums[$0] / counts[$0]) < abs(sums[$1] / counts[$1]) }
      .dropLast(Self.yearsLeftOut)
    changes = years.count
    let square = years.reduce(0) { $0 + squares[$1] / counts[$1] }
    let units = years.reduce(0) { $0 + counts[$1] } / Double(max(1, years.count))
    let common = years.reduce(0) { $0 + sums[$1] / counts[$1] * (sums[$1] / counts[$1]) }
    value = square > 0 && units > 1 ? (units * common / square - 1) / (units - 1) : 0
  }

  private static let yearsLeftOut = 2
}
