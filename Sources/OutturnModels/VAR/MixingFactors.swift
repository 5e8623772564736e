private import Glibc
internal import OutturnAlgebra
internal import OutturnRandom

/// Mixing factors of Student-t shocks: period t has covariance Σ/ω_t with ω_t ~ Γ(ν/2, ν/2).
struct MixingFactors: Sendable {
  /// ν at present; nil for normal shocks.
  private(set) var degreesOfFreedom: Double?
  /// ω, 1 for normal shocks.
  private(set) var values: [Double]
  private let choices: [Double]

  init(_ errors: ErrorLaw, count: Int) {
    choices = errors.degreesOfFreedom
    degreesOfFreedom = choices.isEmpty ? nil : choices[choices.count / 2]
    values = [Double](repeating: 1, count: count)
  }

  /// ν and ω in one block from their conditional given the shocks E (T×n) and Σ: ν with ω integrated
  /// out, then ω given ν. Drawn in turn, ω would hold ν where it is.
  mutating func sweep(
    errors: Matrix, covariance: Matrix, stream: inout RandomStream
  ) throws(AlgebraError) {
    if choices.isEmpty { return }
    let n = Double(errors.columnCount)
    // Columns of L⁻¹·E′ have squared norms e′Σ⁻¹e.
    let standardised = try Cholesky(covariance).lower.solveLower(errors.transposed)
    let distances = values.indices.map { t in
      standardised.column(t).reduce(0) { $0 + $1 * $1 }
    }
    if choices.count > 1 {
      let logs = choices.map { Self.logDensity(of: distances, order: n, degreesOfFreedom: $0) }
      let largest = logs.max()!
      let weights = logs.map { exp($0 - largest) }
      var left = stream.uniform() * weights.reduce(0, +)
      for (choice, weight) in zip(choices, weights) {
        degreesOfFreedom = choice
        left -= weight
        if left <= 0 { break }
      }
    }
    let nu = degreesOfFreedom!
    for t in values.indices {
      values[t] = 2 * stream.gamma(shape: (nu + n) / 2) / (nu + distances[t])
    }
  }

  /// log of the multivariate Student density of all shocks, up to what does not depend on ν.
  private static func logDensity(
    of distances: [Double], order n: Double, degreesOfFreedom nu: Double
  ) -> Double {
    let constant = lgamma((nu + n) / 2) - lgamma(nu / 2) - n / 2 * log(nu)
    return Double(distances.count) * constant
      - distances.reduce(0) { $0 + (nu + n) / 2 * log1p($1 / nu) }
  }
}
