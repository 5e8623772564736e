package import OutturnSimulation

/// One of several disjoint parts of a simulation; together they are all of it.
public struct Shard: Sendable, Hashable, Codable {
  /// From 1.
  public let number: Int
  public let count: Int

  /// - Parameters:
  ///   - number: From 1 to `count`.
  ///   - count: At most ``maximumCount``.
  public init?(number: Int, count: Int) {
    guard 1...Self.maximumCount ~= count, 1...count ~= number else { return nil }
    self.number = number
    self.count = count
  }

  /// Reads `K/N`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy { "0"..."9" ~= $0 } }),
      let number = Int(parts[0]), let count = Int(parts[1])
    else { return nil }
    self.init(number: number, count: count)
  }

  /// Parts that a simulation can have.
  public static let maximumCount = 1_000_000

  /// As it is written: `2/4`.
  public var text: String { "\(number)/\(count)" }

  /// The chunks of a plan that are this part's: consecutive, and as many as any other part's or one
  /// more.
  package func chunks(of plan: SimulationPlan) -> Range<Int> {
    func start(_ part: Int) -> Int {
      let (whole, rest) = plan.chunkCount.quotientAndRemainder(dividingBy: count)
      return part * whole + part * rest / count
    }
    return start(number - 1)..<start(number)
  }
}
