internal import OutturnAlgebra
internal import OutturnRandom

/// Normal laws of whole paths tilted to outside views: weighed anew, shifted, and resampled to equal
/// weights.
///
/// With R the views' weights and γ the multipliers, the law N(m, LLᵀ) of a particle becomes
/// N(m + LLᵀRᵀγ, LLᵀ). A view with a spread multiplies the density by exp(δ(rᵀx − t)²) too: of
/// z = L⁻¹(x − m), whose law is N(μ, B), with ℓ = Lᵀr and κ = 2δ/(1 − 2δ·ℓᵀBℓ) it makes
/// N(μ + κ·(E[rᵀx] − t)·Bℓ, B + κ·Bℓ(Bℓ)ᵀ).
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
    guard
      let tilting = EntropicTilting(
        components, targets: views.map(\.mean), deviations: views.map(\.standardDeviation))
    else {
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
      let loadings = loadings(particle)
      var law = WhitenedLaw(cells)
      for (loading, multiplier) in zip(loadings, tilting.multipliers) {
        for column in 0..<cells { law.mean[column] += multiplier * loading[column] }
      }
      for (view, multiplier) in tilting.spreads {
        law.tilt(
          loadings[view], by: multiplier,
          distance: components[particle].mean[view] - views[view].mean)
      }
      let factor = particle * each + cells
      for cell in 0..<cells {
        var value = parameters[particle * each + cell]
        let row = factor + cell * (cell + 1) / 2
        for column in 0...cell { value += parameters[row + column] * law.mean[column] }
        result.append(value)
      }
      if tilting.spreads.isEmpty {
        result += parameters[factor..<(particle + 1) * each]
      } else {
        guard let product = law.factor(after: parameters[factor..<(particle + 1) * each]) else {
          throw .viewsOutOfReach
        }
        result += product
      }
    }
    self.parameters = result
  }
}

/// The law of what the shocks of a path were made of: N(0, I) before views.
private struct WhitenedLaw {
  var mean: [Double]
  /// B.
  private var covariance: Matrix

  init(_ cells: Int) {
    mean = Array(repeating: 0, count: cells)
    covariance = Matrix(diagonal: Array(repeating: 1, count: cells))
  }

  /// Multiplies the density by exp(δ(ℓᵀz + distance)²).
  mutating func tilt(_ loading: [Double], by delta: Double, distance: Double) {
    let n = mean.count
    let pushed = (0..<n).map { i in
      (0..<n).reduce(0.0) { $0 + covariance[i, $1] * loading[$1] }
    }
    func product(_ vector: [Double]) -> Double {
      zip(loading, vector).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let scale = 2 * delta / (1 - 2 * delta * product(pushed))
    let move = scale * (distance + product(mean))
    for i in 0..<n {
      mean[i] += move * pushed[i]
      for j in 0..<n { covariance[i, j] += scale * pushed[i] * pushed[j] }
    }
  }

  /// L·C with CCᵀ = B, both packed by rows; nil where rounding has left no law.
  func factor(after packed: ArraySlice<Double>) -> [Double]? {
    guard let own = try? Cholesky(covariance).lower else { return nil }
    let start = packed.startIndex
    return mean.indices.flatMap { row in
      (0...row).map { column in
        (column...row).reduce(0.0) {
          $0 + packed[start + row * (row + 1) / 2 + $1] * own[$1, column]
        }
      }
    }
  }
}
