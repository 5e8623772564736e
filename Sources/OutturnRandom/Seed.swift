/// Where all randomness of a run comes from.
///
/// A seed gives a stream for each purpose and index. Streams with different purpose or index share
/// no random number, whatever is drawn from them and in whatever order.
public struct Seed: Hashable, Sendable {
  public let value: UInt64

  public init(_ value: UInt64) {
    self.value = value
  }

  /// What a stream is for. The numbers are part of every result: never reuse or change one.
  public enum Purpose: UInt32, Sendable, CaseIterable {
    /// Posterior draws and Markov chains. The path kernel's own purposes start at 0x5348_0000.
    case posterior = 3
    /// Paths of a robust panel filter.
    case panelPaths = 4
    /// Paths that the regions of one country share.
    case commonPath = 5
    /// The paths by which the maps of a pool are fixed.
    case pilot = 6
    /// The seed of one origin of a back-test.
    case origin = 7
    /// Candidates and selection of conditional forecasts.
    case conditions = 8
    /// Draws dealt anew to find what an answer hangs on.
    case sources = 9
    /// The seed of one region of many, by its id.
    case region = 10
    /// Dealing the futures of separate models to each other, by the model's id.
    case league = 11
  }

  /// The seed of a run within this one, which shares no random number with it.
  public func derived(for purpose: Purpose, _ index: UInt32 = 0) -> Seed {
    var stream = stream(purpose, index)
    return Seed(stream.next())
  }

  /// The seed of what has a name within this run: FNV-1a of the name, in two halves.
  public func derived(for purpose: Purpose, name: String) -> Seed {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return derived(for: purpose, UInt32(truncatingIfNeeded: hash >> 32))
      .derived(for: purpose, UInt32(truncatingIfNeeded: hash))
  }

  /// The stream of a purpose; `index` separates chains, draws or replicates.
  public func stream(_ purpose: Purpose, _ index: UInt32 = 0) -> RandomStream {
    RandomStream(key: value, purpose: purpose.rawValue, index: index)
  }
}
