public import OutturnAlgebra

/// How much each unit of a panel borrows, and from whom: averages over the posterior draws.
///
/// Given the common laws, the expected mean of a unit is a weighted average of what its own figures
/// say and of the centre m₀, and m₀ is one of all units' figures and of the prior:
///
///     E[μ_i] = own_i·ȳ_i + (1 − own_i)·m₀,   own_i = q_i/(q_i + 1/τ²)
///     E[m₀] = Σ_j c_j·ȳ_j + (1 − Σ_j c_j)·prior,   c_j in proportion to 1/(τ² + 1/q_j)
///
/// where q_i is the precision with which the unit's own figures ȳ_i know μ_i.
///
/// - Verified: `HierarchicalAutoregressionTests`.
public struct PanelBorrowing: Sendable {
  /// One a row and a column of `shares`.
  public let units: [String]
  /// N×N: the share of the expected mean of the row's unit that comes from the figures of the
  /// column's; what a row lacks to 1 comes from the prior.
  public let shares: Matrix
  /// Share of a unit's persistence that comes from the common law and not from its own figures.
  public let persistenceBorrowed: [Double]
  /// Share of a unit's σ² that comes from the common law: 2a of 2a + the figures.
  public let varianceBorrowed: [Double]

  /// Share of a unit's mean that comes from the figures of the others.
  public var meanBorrowed: [Double] {
    units.indices.map { i in
      units.indices.reduce(0) { $0 + ($1 == i ? 0 : shares[i, $1]) }
    }
  }
}

/// Sums of the shares over draws.
struct BorrowingSums: Sendable {
  /// Column after column, without a unit's share in itself beyond that by way of m₀.
  private var shares: [Double]
  private var ownShares: [Double]
  private var persistence: [Double]
  private var variance: [Double]
  private var count = 0.0

  init(units: Int) {
    shares = Array(repeating: 0, count: units * units)
    persistence = Array(repeating: 0, count: units)
    variance = persistence
    ownShares = persistence
  }

  mutating func add(_ chain: HierarchicalChain) {
    let point = chain.point
    let own = persistence.indices.map { chain.ownPrecision($0) }
    let weights = own.map { 1 / (point.meanVariance + 1 / $0.mean) }
    let priorSpread = chain.prior.centre.second
    let total = weights.reduce(1 / (priorSpread * priorSpread), +)
    let common = 1 / point.persistenceVariance
    var lent = [Double](repeating: 0, count: own.count)
    for i in own.indices {
      let share = own[i].mean / (own[i].mean + 1 / point.meanVariance)
      lent[i] = 1 - share
      ownShares[i] += share
      persistence[i] += common / (common + own[i].persistence)
      variance[i] += 2 * point.varianceShape / (2 * point.varianceShape + own[i].observations)
    }
    for j in own.indices {
      let weight = weights[j] / total
      let column = j * own.count
      for i in lent.indices { shares[column + i] += lent[i] * weight }
    }
    count += 1
  }

  mutating func add(_ other: BorrowingSums) {
    shares = zip(shares, other.shares).map { $0 + $1 }
    ownShares = zip(ownShares, other.ownShares).map { $0 + $1 }
    persistence = zip(persistence, other.persistence).map { $0 + $1 }
    variance = zip(variance, other.variance).map { $0 + $1 }
    count += other.count
  }

  func averages(units: [String]) -> PanelBorrowing {
    var matrix = Matrix(
      rowCount: units.count, columnCount: units.count,
      columnMajor: shares.map { $0 / count })
    for i in units.indices { matrix[i, i] += ownShares[i] / count }
    return PanelBorrowing(
      units: units, shares: matrix,
      persistenceBorrowed: persistence.map { $0 / count },
      varianceBorrowed: variance.map { $0 / count })
  }
}
