public import OutturnRandom

/// The posterior of the regional model: half from a national level without a mean to return to,
/// half from one that returns.
///
/// Which of the two holds cannot be told from one country's history, so the weights are fixed and
/// not estimated.
public struct RegionalPosterior: Sendable {
  /// One form of the model with its draws.
  public struct Member: Sendable {
    /// `regional_random_walk` or `regional_reverting`.
    public let name: String
    public let model: RegionalModel
    /// Draws, chain after chain; chains have one length.
    public let draws: [RegionalDraw]
    public let chainCount: Int
  }

  public let members: [Member]
  /// How much the forecast of each series of the innermost region leans on each region's figures.
  public let borrowing: Borrowing

  /// Fits both members by Gibbs sampling, two chains each.
  ///
  /// - Parameters:
  ///   - draws: Draws to keep in all; a multiple of 4, at least 256.
  ///   - burnIn: Sweeps of each chain that are thrown away.
  ///   - seed: Chain i uses stream (`posterior`, i): the number of threads changes nothing.
  /// - Throws: ``EstimationError``.
  /// - Complexity: O((2 · draws + 4 · burnIn) · years · (regions · n)³).
  public init(
    prior: RegionalPrior, observations: RegionalObservations, draws: Int, burnIn: Int = 250,
    seed: Seed, threads: Int
  ) throws(EstimationError) {
    precondition(draws >= 256 && draws % 4 == 0, "\(draws) draws do not make four chains")
    let forms = [("regional_random_walk", 1.0), ("regional_reverting", prior.reversion)]
    let models = forms.map {
      RegionalModel(prior: prior, observations: observations, levelPersistence: $0.1)
    }
    let chains = concurrentMap(count: 4, threads: threads) { chain in
      Result { () throws(EstimationError) -> ChainOutput in
        try ChainOutput(
          models[chain / 2], stream: seed.stream(.posterior, UInt32(chain)), burnIn: burnIn,
          draws: draws / 4)
      }
    }
    var outputs: [ChainOutput] = []
    for chain in chains { outputs.append(try chain.get()) }
    members = forms.indices.map { form in
      Member(
        name: forms[form].0, model: models[form],
        draws: outputs[2 * form].draws + outputs[2 * form + 1].draws, chainCount: 2)
    }
    borrowing = Borrowing(outputs.flatMap(\.weights), observations: observations)
  }

  public var observations: RegionalObservations { members[0].model.observations }

  /// Split R̂ and effective sample size of next year's expected growth, the worse member's.
  ///
  /// - Parameters:
  ///   - region: Place of the region, outermost 0.
  ///   - series: Place of the series.
  public func convergence(region: Int, series: Int) -> Convergence {
    let all = members.map { member in
      let values = member.draws.map {
        member.model.expectedGrowth($0, region: region, series: series)
      }
      let length = values.count / member.chainCount
      return Convergence(
        chains: (0..<member.chainCount).map { Array(values[$0 * length..<($0 + 1) * length]) })
    }
    return all.max { $0.rHat < $1.rHat }!
  }
}

/// What one chain brings home.
private struct ChainOutput: Sendable {
  var draws: [RegionalDraw] = []
  /// `[sample][series][year][region][series]`.
  var weights: [[[[[Double]]]]] = []

  /// Weights are taken from so many points of the chain.
  static let weightSamples = 16

  /// Sweeps from one draw to the next. The persistence of deviations moves slowest, with an
  /// autocorrelation time of some thirty sweeps; a second sweep costs less than the paths that a
  /// second draw would need.
  static let sweepsPerDraw = 2

  init(
    _ model: RegionalModel, stream: RandomStream, burnIn: Int, draws count: Int
  ) throws(EstimationError) {
    do {
      var chain = try GibbsChain(model, stream: stream)
      for _ in 0..<burnIn { try chain.sweep() }
      draws.reserveCapacity(count)
      let every = max(1, count / Self.weightSamples)
      for index in 0..<count {
        for _ in 0..<Self.sweepsPerDraw { try chain.sweep() }
        draws.append(chain.draw())
        if index % every == 0 && weights.count < Self.weightSamples {
          weights.append(
            (0..<model.seriesCount).map {
              chain.weights(region: model.regionCount - 1, series: $0)
            })
        }
      }
    } catch {
      throw EstimationError.numbersRefused(model: "regional", error)
    }
  }
}

extension RegionalModel {
  /// Next year's expected growth of a region by series, model units: shocks at zero.
  public func expectedGrowth(_ draw: RegionalDraw, region: Int) -> [Double] {
    (0..<seriesCount).map { expectedGrowth(draw, region: region, series: $0) }
  }

  /// The same of one series.
  public func expectedGrowth(_ draw: RegionalDraw, region: Int, series: Int) -> Double {
    var growth = (1 - levelPersistence) * draw.longRunMean[series]
    forEachForecastTerm(
      region: region, series: series, loading: draw.loading, persistence: draw.persistence
    ) { growth += $1 * draw.states[$0] }
    return growth
  }
}
