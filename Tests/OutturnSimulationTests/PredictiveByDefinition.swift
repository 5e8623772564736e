import OutturnRandom
import OutturnSimulation

/// The predictive law of a conjugate vector autoregression by the textbook: matrices B, V, S and ν
/// are brought up to date with every step.
struct PredictiveByDefinition {
  private let model: NormalInverseWishartPathModel
  private var coefficients: [[Double]]
  private var rows: [[Double]]
  private var scale: [[Double]]
  private var freedom: Double

  init(_ model: NormalInverseWishartPathModel) {
    self.model = model
    let n = model.seriesCount
    let k = 1 + n * model.lags
    coefficients = (0..<k).map { i in (0..<n).map { model.mean[i * n + $0] } }
    rows = Self.square(of: model.rowFactor, order: k)
    scale = Self.square(of: model.scaleFactor, order: n)
    freedom = Double(model.degreesOfFreedom)
  }

  /// Share of its own law below each figure, given the figures before it, by step and series.
  ///
  /// - Parameter path: Growth by step and series.
  func uniforms(of path: [[Double]]) -> [Double] {
    var state = self
    var past = (0..<model.lags).map { lag in
      (0..<model.seriesCount).map { model.history[lag * model.seriesCount + $0] }
    }
    var shares: [Double] = []
    for step in path {
      shares += state.takeIn(step, regressors: [1] + past.flatMap { $0 })
      past = [step] + past.dropLast()
    }
    return shares
  }

  private mutating func takeIn(_ y: [Double], regressors x: [Double]) -> [Double] {
    let n = y.count
    let vx = rows.map { row in zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } }
    let inflation = 1 + zip(x, vx).reduce(0) { $0 + $1.0 * $1.1 }
    let errors = (0..<n).map { i in
      y[i] - x.indices.reduce(0) { $0 + coefficients[$1][i] * x[$1] }
    }
    // z = L⁻¹e, S = L·Lᵀ, each entry a Student t given those before it.
    let factor = Self.factor(of: scale)
    var shares: [Double] = []
    var z: [Double] = []
    var sum = 1.0
    for i in 0..<n {
      let rest = (0..<i).reduce(errors[i]) { $0 - factor[i][$1] * z[$1] }
      z.append(rest / factor[i][i])
      let u = z[i] / inflation.squareRoot()
      let own = freedom - Double(n) + 1 + Double(i)
      shares.append(
        StudentT.cumulative(u * (own / sum).squareRoot(), degreesOfFreedom: own))
      sum += u * u
    }
    for i in x.indices {
      for j in x.indices { rows[i][j] -= vx[i] * vx[j] / inflation }
      for j in 0..<n { coefficients[i][j] += vx[i] * errors[j] / inflation }
    }
    for i in 0..<n {
      for j in 0..<n { scale[i][j] += errors[i] * errors[j] / inflation }
    }
    freedom += 1
    return shares
  }

  private static func square(of packed: [Double], order: Int) -> [[Double]] {
    func entry(_ i: Int, _ j: Int) -> Double { j > i ? 0 : packed[i * (i + 1) / 2 + j] }
    return (0..<order).map { i in
      (0..<order).map { j in (0..<order).reduce(0) { $0 + entry(i, $1) * entry(j, $1) } }
    }
  }

  private static func factor(of matrix: [[Double]]) -> [[Double]] {
    var factor = matrix
    for i in matrix.indices {
      for j in 0...i {
        let sum = (0..<j).reduce(matrix[i][j]) { $0 - factor[i][$1] * factor[j][$1] }
        factor[i][j] = i == j ? sum.squareRoot() : sum / factor[j][j]
      }
    }
    return factor
  }
}
