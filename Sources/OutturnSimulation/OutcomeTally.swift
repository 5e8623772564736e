private import Glibc

/// Outcomes of one target with sources drawn anew, counted batch by batch.
///
/// Every case has two values of each of k sources and so 2ᵏ outcomes, met or missed. Outcomes that
/// differ in the sources of a set w and agree in the others disagree with probability 2·T(w), see
/// ``ShapleyEffects``; each case has 2ᵏ⁻¹ such pairs for every w.
struct OutcomeTally: Sendable {
  private let sources: Int
  /// Disagreements by set of sources, all cases.
  private var flips: [Int]
  private var cases = 0
  /// The same by batch, for cases that one of its draws takes part in.
  private var batchFlips: [[Int]]
  private var batchCases: [Int]
  /// Targets met, and cases, by the batch of the draw behind them.
  private var met: [Int]
  private var outcomes: [Int]

  /// - Parameter sources: k, from 1 to 4; source 0 is the draw.
  init(sources: Int, batchCount: Int) {
    precondition((1...4).contains(sources), "\(sources) sources")
    self.sources = sources
    flips = Array(repeating: 0, count: 1 << sources)
    batchFlips = Array(repeating: flips, count: batchCount)
    batchCases = Array(repeating: 0, count: batchCount)
    met = batchCases
    outcomes = batchCases
  }

  /// - Parameters:
  ///   - outcome: Bit m is the outcome with the second value of the sources in mask m.
  ///   - first: The batch of the first draw.
  ///   - second: The batch of the second.
  mutating func add(_ outcome: UInt32, first: Int, second: Int) {
    let half = 1 << (sources - 1)
    // Most cases are met, or missed, whatever is drawn.
    let isMixed = outcome != 0 && outcome != UInt32.max >> UInt32(32 - 2 * half)
    for mask in 1..<1 << sources where isMixed {
      let count = (outcome ^ swapped(outcome, mask)).nonzeroBitCount / 2
      flips[mask] += count
      batchFlips[first][mask] += count
      if second != first { batchFlips[second][mask] += count }
    }
    cases += 1
    batchCases[first] += 1
    if second != first { batchCases[second] += 1 }
    met[first] += (outcome & Self.firstDraw).nonzeroBitCount
    met[second] += (outcome & ~Self.firstDraw).nonzeroBitCount
    outcomes[first] += half
    outcomes[second] += half
  }

  /// Bits whose mask does not hold source 0.
  private static let firstDraw: UInt32 = 0x5555_5555

  /// Bit m of the result is bit m ^ mask.
  private func swapped(_ outcome: UInt32, _ mask: Int) -> UInt32 {
    var result = outcome
    if mask & 1 != 0 { result = result << 1 & 0xAAAA_AAAA | result >> 1 & 0x5555_5555 }
    if mask & 2 != 0 { result = result << 2 & 0xCCCC_CCCC | result >> 2 & 0x3333_3333 }
    if mask & 4 != 0 { result = result << 4 & 0xF0F0_F0F0 | result >> 4 & 0x0F0F_0F0F }
    if mask & 8 != 0 { result = result << 8 & 0xFF00_FF00 | result >> 8 & 0x00FF_00FF }
    return result
  }

  mutating func merge(_ other: OutcomeTally) {
    precondition(sources == other.sources && met.count == other.met.count, "two kinds of tally")
    for mask in flips.indices { flips[mask] += other.flips[mask] }
    cases += other.cases
    for batch in met.indices {
      for mask in flips.indices { batchFlips[batch][mask] += other.batchFlips[batch][mask] }
      batchCases[batch] += other.batchCases[batch]
      met[batch] += other.met[batch]
      outcomes[batch] += other.outcomes[batch]
    }
  }

  // MARK: Shares

  /// The shares of model, parameters and the sources after the draw, in that order, with what each
  /// would save by itself.
  struct Shares {
    var shares: [Double]
    var ifKnown: [Double]
  }

  /// Nil when every outcome is the same, and when no case is left.
  ///
  /// - Parameters:
  ///   - members: Ranges of batches that form one member of the combination each.
  ///   - batch: A batch that is left out, or nil.
  func shares(members: [Range<Int>], without batch: Int? = nil) -> Shares? {
    let left = cases - (batch.map { batchCases[$0] } ?? 0)
    guard left > 0 else { return nil }
    let pairs = Double(left << (sources - 1))
    let totals = flips.indices.map { mask in
      Double(flips[mask] - (batch.map { batchFlips[$0][mask] } ?? 0)) / (2 * pairs)
    }
    let effects = ShapleyEffects(totals: totals)
    guard effects.variance > 0 else { return nil }
    // Between members by the law of total variance; within the draw's part.
    let parts = members.map { member in
      member.reduce(into: (met: 0.0, all: 0.0)) { sum, place in
        guard place != batch else { return }
        sum.met += Double(met[place])
        sum.all += Double(outcomes[place])
      }
    }.filter { $0.all > 0 }
    let all = parts.reduce(0) { $0 + $1.all }
    let mean = parts.reduce(0) { $0 + $1.met } / all
    let between = parts.reduce(0) { sum, part in
      let distance = part.met / part.all - mean
      return sum + part.all / all * distance * distance
    }
    // The draw's first-order effect holds the members'; with few paths it may come out below.
    let modelPart = between <= 0 ? 0 : min(1, between / max(effects.first[0], between))
    let shares = effects.effects.map { $0 / effects.variance }
    let first = effects.first.map { $0 / effects.variance }
    return Shares(
      shares: [shares[0] * modelPart, shares[0] * (1 - modelPart)] + shares.dropFirst(),
      ifKnown: [first[0], first[0]] + first.dropFirst())
  }

  /// Standard errors of the shares, by leaving out in turn each batch of draws with every case that
  /// a draw of it takes part in. Members are separate samples.
  func standardErrors(members: [Range<Int>]) -> [Double] {
    var variances = Array(repeating: 0.0, count: sources + 1)
    for member in members {
      let used = member.filter { batchCases[$0] > 0 }
      let left = used.compactMap { shares(members: members, without: $0)?.shares }
      guard left.count > 1 else { return variances.map { _ in .nan } }
      for place in variances.indices {
        let mean = left.reduce(0) { $0 + $1[place] } / Double(left.count)
        let squares = left.reduce(0) { $0 + ($1[place] - mean) * ($1[place] - mean) }
        variances[place] += squares * Double(left.count - 1) / Double(left.count)
      }
    }
    return variances.map { sqrt($0) }
  }
}
