internal import OutturnAlgebra
internal import OutturnRandom

/// How long Markov chains run and how much of them is kept.
public struct MarkovSampling: Sendable, Hashable {
  /// Number of chains. Where draws are exact there is none.
  public var chains = 4
  /// Sweeps of each chain that are thrown away.
  public var burnIn = 500
  /// Draws kept in all chains together; a multiple of their number, at least 8 each.
  public var draws = 2000
  /// One sweep in so many is kept.
  public var thinning = 1
  /// Threads to run the chains on; the draws do not depend on it.
  public var threads = 1

  public init() {}

  /// Runs the chains; chain i uses stream (`posterior`, i).
  ///
  /// - Returns: All draws, chain after chain, and the chains where they ended.
  func run<Chain: PosteriorChain>(
    seed: Seed, _ start: @escaping @Sendable (RandomStream) throws(AlgebraError) -> Chain
  ) throws(AlgebraError) -> (draws: [PosteriorDraw], chains: [Chain]) {
    precondition(
      chains >= 1 && burnIn >= 0 && thinning >= 1 && draws >= 8 * chains && draws % chains == 0,
      "\(draws) draws of \(chains) chains, one in \(thinning) kept, after \(burnIn)")
    let (burnIn, thinning, count) = (burnIn, thinning, draws / chains)
    let outputs = concurrentMap(count: chains, threads: threads) { index in
      Result { () throws(AlgebraError) -> ([PosteriorDraw], Chain) in
        var chain = try start(seed.stream(.posterior, UInt32(index)))
        for _ in 0..<burnIn { try chain.sweep(isBurnIn: true) }
        var draws: [PosteriorDraw] = []
        draws.reserveCapacity(count)
        for _ in 0..<count {
          for _ in 0..<thinning { try chain.sweep(isBurnIn: false) }
          draws.append(try chain.draw())
        }
        return (draws, chain)
      }
    }
    var all: [PosteriorDraw] = []
    var ends: [Chain] = []
    for output in outputs {
      let (draws, chain) = try output.get()
      all += draws
      ends.append(chain)
    }
    return (all, ends)
  }
}
