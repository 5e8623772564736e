internal import OutturnAlgebra
package import OutturnModels
internal import OutturnSeries

extension FittedModel {
  /// The identity that a series is a part of, with its share in a region; nil without one.
  func identity(
    ofPart series: String, region: Int
  ) -> (identity: AccountingIdentity, share: Double)? {
    guard let identity = specification.identities.first(where: { $0.parts.contains(series) }),
      let shares = shares(of: identity, region: region),
      let place = identity.parts.firstIndex(of: series)
    else { return nil }
    return (identity, shares[place])
  }

  /// Shares of the parts in the base year: as the model file says for the focus; for another region
  /// by its published levels, and nil unless all are.
  package func shares(of identity: AccountingIdentity, region: Int) -> [Double]? {
    let id = observations.regions[region]
    if id == specification.focus { return identity.shares }
    var levels: [Double] = []
    for part in identity.parts {
      guard
        let level = published(.level, of: part, in: id, year: specification.baseYear)?.value,
        level > 0
      else { return nil }
      levels.append(level)
    }
    let sum = levels.reduce(0, +)
    return levels.map { $0 / sum }
  }

  /// The identities that the paths of a region are held to.
  package func closedIdentities(region: Int) -> [AccountingIdentity] {
    specification.identities.filter { shares(of: $0, region: region) != nil }
  }

  /// The identities of a region as a plan wants them.
  ///
  /// What is assumed, known or closed already stays; of the rest each growth gives way by its
  /// covariances.
  ///
  /// - Parameters:
  ///   - moments: Without conditions.
  ///   - assumed: Cells whose centre is assumed.
  ///   - conditional: The law under conditions, or nil.
  /// - Throws: ``ScenarioError/unclosable(_:_:)``.
  func pathIdentities(
    _ request: SimulationRequest, moments: PredictiveMoments,
    assumed: [[(step: Int, series: Int, value: Double)]], conditional: ConditionalForecast?
  ) throws(ScenarioError) -> [PathIdentity] {
    if specification.identities.isEmpty { return [] }
    let law =
      conditional.map {
        PredictiveMoments(
          of: .gaussianPaths($0.model), horizon: request.horizon, shockScale: 1)
      } ?? moments
    let fixed = Set(assumed.joined().map { moments.cell(step: $0.step, series: $0.series) })
    var closed: Set<Int> = []
    var result: [PathIdentity] = []
    for identity in specification.identities {
      guard let shares = shares(of: identity, region: request.region) else { continue }
      let members = (identity.parts + [identity.total]).map { place(ofSeries: $0)! }
      var covariances: [[Double]] = []
      for step in 0..<request.horizon {
        let cells = members.map { moments.cell(step: step, series: $0) }
        let free = members.map { !closed.contains($0) }
        var unassumed = zip(cells, free).map { $1 && !fixed.contains($0) }
        if !unassumed.contains(true) { unassumed = free }
        let weights = shares + [-1]
        let known = covariance(law, cells, members, movable: unassumed)
        let prior = covariance(moments, cells, members, movable: free)
        if form(known, weights) > Self.leastForm * form(prior, weights) {
          covariances.append(known)
          continue
        }
        // Everything is known: what is left may be no more than the rounding of the figures.
        let growth = zip(cells, members).map { transformations[$1].inverse(law.mean[$0]) }
        let gap = zip(weights, growth).reduce(0) { $0 + $1.0 * $1.1 }
        guard abs(gap) <= Self.roundingGap else {
          throw .unclosable(identity.total, specification.baseYear + 1 + step)
        }
        covariances.append(prior)
      }
      closed.formUnion(members)
      result.append(
        PathIdentity(
          total: members[members.count - 1], parts: members.dropLast(), shares: shares,
          covariances: covariances))
    }
    return result
  }

  /// Of the variance that the gap has without conditions, less than which nothing is left free.
  private static let leastForm = 1e-9
  /// Per cent: what the rounding of known figures may leave between them.
  private static let roundingGap = 0.1

  /// Covariance of growth in per cent, row by row, zero where a series may not move.
  private func covariance(
    _ moments: PredictiveMoments, _ cells: [Int], _ series: [Int], movable: [Bool]
  ) -> [Double] {
    let slopes = zip(cells, series).map { cell, series in
      transformations[series] == .logGrowth
        ? 1 + transformations[series].inverse(moments.mean[cell]) / 100 : 1
    }
    return cells.indices.flatMap { i in
      cells.indices.map { j in
        movable[i] && movable[j]
          ? slopes[i] * moments.covariance[cells[i], cells[j]] * slopes[j] : 0
      }
    }
  }

  private func form(_ covariance: [Double], _ weights: [Double]) -> Double {
    weights.indices.reduce(0) { sum, i in
      weights.indices.reduce(sum) {
        $0 + weights[i] * covariance[i * weights.count + $1] * weights[$1]
      }
    }
  }
}
