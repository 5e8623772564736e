internal import OutturnRandom

/// Normal laws of whole paths tilted to outside views: weighed anew, shifted, and resampled to equal
/// weights.
///
/// With R the views' weights and γ the multipliers, the law N(m, LLᵀ) of a particle becomes
/// N(m + LLᵀRᵀγ, LLᵀ).
struct TiltedParticles: Sendable {
  /// Mean and factor of every particle, one after the other.
  let parameters: [Double]
  /// Places among the particles given, ascending.
  let ancestors: [Int]
  let divergence: Double
  let effectiveSampleSize: Double

  /// - Throws: ``ConditionError/viewsOutOfReach``.
  init(
    _ parameters: [Double], cells: Int, views: [PathView], seed: Seed
  ) throws(ConditionError) {
    let each = cells + cells * (cells + 1) / 2
    let count = parameters.count / each
    let q = views.count
    /// LᵀRᵀ of one particle, by view.
    func loadings(_ particle: Int) -> [[Double]] {
      let factor = particle * each + cells
      return views.map { view in
        var loading = [Double](repeating: 0, count: cells)
        for (cell, weight) in view.weights {
          let row = factor + cell * (cell + 1) / 2
          for column in 0...cell { loading[column] += weight * parameters[row + column] }
        }
        return loading
      }
    }
    let components = (0..<count).map { particle in
      let loadings = loadings(particle)
      return EntropicTilting.Component(
        mean: views.map { view in
          view.weights.reduce(0) { $0 + $1.weight * parameters[particle * each + $1.cell] }
        },
        covariance: (0..<q * q).map { place in
          zip(loadings[place / q], loadings[place % q]).reduce(0) { $0 + $1.0 * $1.1 }
        })
    }
    guard let tilting = EntropicTilting(components, targets: views.map(\.mean)) else {
      throw .viewsOutOfReach
    }
    divergence = tilting.divergence
    effectiveSampleSize = 1 / tilting.weights.reduce(0) { $0 + $1 * $1 }
    var stream = seed.stream(.conditions, .max - 1)
    ancestors = ParticleSelection.systematic(
      tilting.weights, count: count, at: stream.uniform())
    var result: [Double] = []
    result.reserveCapacity(parameters.count)
    for particle in ancestors {
      var push = [Double](repeating: 0, count: cells)
      for (loading, multiplier) in zip(loadings(particle), tilting.multipliers) {
        for column in 0..<cells { push[column] += multiplier * loading[column] }
      }
      let factor = particle * each + cells
      for cell in 0..<cells {
        var value = parameters[particle * each + cell]
        let row = factor + cell * (cell + 1) / 2
        for column in 0...cell { value += parameters[row + column] * push[column] }
        result.append(value)
      }
      result += parameters[factor..<(particle + 1) * each]
    }
    self.parameters = result
  }
}
