internal import OutturnAlgebra

/// The variance of the state, κ·P∞ + P with κ → ∞, as scalars come in one at a time.
struct StateCovariance: Sendable {
  /// P, m×m.
  private(set) var proper: Matrix
  /// P∞, m×m; nil once nothing is diffuse.
  private(set) var diffuse: Matrix?
  /// At most so many diffuse directions are left: a transition may have forgotten some.
  private var diffuseRank: Int
  /// Largest proper variance that each state has had: the yardstick of "nothing is left".
  private var properScale: [Double]
  private var diffuseScale: [Double]

  init(_ initial: InitialState) {
    proper = initial.covariance
    diffuseRank = initial.diffuse.count { $0 }
    let infinite = initial.diffuse.map { $0 ? 1.0 : 0 }
    diffuse = diffuseRank > 0 ? Matrix(diagonal: infinite) : nil
    properScale = initial.covariance.diagonal
    diffuseScale = infinite
  }

  /// What a scalar observation did.
  struct Update: Sendable {
    enum Kind: Sendable {
      /// The ordinary step.
      case proper
      /// The observation took a diffuse direction away.
      case diffuse
      /// The others fix its value exactly: nothing to learn.
      case redundant
    }
    let kind: Kind
    let row: SparseRow
    /// F: of the innovation; F∞ at a diffuse step.
    let variance: Double
    /// F*: the finite part of the innovation's variance.
    let properVariance: Double
    /// K = M/F, or M∞/F∞ at a diffuse step.
    let gain: [Double]
    /// The next term of the gain in powers of 1/κ; empty but at a diffuse step.
    let secondGain: [Double]
    /// √ of the variance that would count as something: the yardstick of a contradiction.
    let scale: Double
  }

  /// Takes in one observation z·α + ε, ε ~ N(0, h).
  mutating func observe(_ row: SparseRow, variance h: Double) -> Update {
    let covariances = row.product(proper)
    let properVariance = row.product(covariances) + h
    let scale = Self.scale(row, properScale) + h
    if let diffuse {
      let infinite = row.product(diffuse)
      let infiniteVariance = row.product(infinite)
      if infiniteVariance > 0x1p-36 * Self.scale(row, diffuseScale) {
        let gain = infinite.map { $0 / infiniteVariance }
        let second = zip(covariances, gain).map {
          ($0 - $1 * properVariance) / infiniteVariance
        }
        proper = Self.joseph(proper, covariances, row, gain, h)
        diffuseRank -= 1
        self.diffuse =
          diffuseRank > 0 ? Self.joseph(diffuse, infinite, row, gain, 0) : nil
        return Update(
          kind: .diffuse, row: row, variance: infiniteVariance, properVariance: properVariance,
          gain: gain, secondGain: second, scale: scale.squareRoot())
      }
    }
    if properVariance <= 0x1p-44 * scale {
      return Update(
        kind: .redundant, row: row, variance: 0, properVariance: 0, gain: [], secondGain: [],
        scale: scale.squareRoot())
    }
    let gain = covariances.map { $0 / properVariance }
    proper = Self.joseph(proper, covariances, row, gain, h)
    return Update(
      kind: .proper, row: row, variance: properVariance, properVariance: properVariance,
      gain: gain, secondGain: [], scale: scale.squareRoot())
  }

  /// Moves on one period.
  mutating func advance(_ equation: TransitionEquation) {
    proper = equation.carried(proper) + equation.shockCovariance
    properScale = zip(properScale, proper.diagonal).map { max($0, $1) }
    if let carried = diffuse.map({ equation.carried($0) }) {
      // A transition may forget a diffuse direction, as a companion matrix does its oldest lag.
      let vanishes = carried.largestMagnitude <= 0x1p-44 * (diffuseScale.max() ?? 0)
      diffuse = vanishes ? nil : carried
      diffuseScale = zip(diffuseScale, carried.diagonal).map { max($0, $1) }
    }
  }

  /// Independent diffuse directions that are left.
  var undeterminedCount: Int {
    guard let diffuse else { return 0 }
    let floor = 0x1p-36 * (diffuseScale.max() ?? 0)
    guard let factor = try? SemidefiniteFactor(diffuse, name: "P∞") else { return diffuseRank }
    return max(1, factor.pivots.count { $0 > floor })
  }

  private static func scale(_ row: SparseRow, _ variances: [Double]) -> Double {
    zip(row.places, row.weights).reduce(0) { $0 + $1.1 * $1.1 * variances[$1.0] }
  }

  /// (I − K·z)·P·(I − K·z)ᵀ + h·K·Kᵀ, which is positive semidefinite whatever K's rounding.
  ///
  /// - Parameter covariances: P·zᵀ.
  private static func joseph(
    _ p: Matrix, _ covariances: [Double], _ row: SparseRow, _ gain: [Double], _ h: Double
  ) -> Matrix {
    let m = gain.count
    var left = p.elements
    for j in 0..<m {
      for i in 0..<m { left[i + j * m] -= gain[i] * covariances[j] }
    }
    var across = [Double](repeating: 0, count: m)
    for (place, weight) in zip(row.places, row.weights) {
      for i in 0..<m { across[i] += weight * left[i + place * m] }
    }
    for j in 0..<m {
      for i in 0..<m { left[i + j * m] += (h * gain[i] - across[i]) * gain[j] }
    }
    return Matrix(rowCount: m, columnCount: m, columnMajor: left).symmetrised
  }
}
