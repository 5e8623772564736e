package import OutturnAlgebra

/// Mean and covariance of the whole path of growth, all series and all periods, in closed form:
/// the average over draws of each draw's moments plus the spread of their means.
///
/// Cell (step, series) stands at `step * seriesCount + series`. Model units. Levels, noise in the
/// base and deflators play no part.
///
/// - Verified: `PredictiveMomentsTests`, against simulated paths.
package struct PredictiveMoments: Sendable {
  package let seriesCount: Int
  package let horizon: Int
  /// One per cell.
  package let mean: [Double]
  /// Cells × cells.
  package let covariance: Matrix
  /// The part of each cell's variance that shocks yet to come make: cells × sources. The sources
  /// of a component model are its components; a vector autoregression has one.
  package let shockVariances: [[Double]]

  /// - Parameters:
  ///   - horizon: Steps, from 1.
  ///   - shockScale: Factor on every shock.
  /// - Complexity: O(draws · horizon² · n²) for components, O(draws · horizon² · n³) for a vector
  ///   autoregression.
  package init(of model: PathModel, horizon: Int, shockScale: Double) {
    let n = model.seriesCount
    var sums = MomentSums(seriesCount: n, horizon: horizon, sources: model.sourceCount)
    var moments = DrawMoments(seriesCount: n, horizon: horizon, sources: model.sourceCount)
    for draw in 0..<model.drawCount {
      let scales = model.meanSquaredScales(ofDraw: draw, horizon: horizon)
      model.moments(ofDraw: draw, shockScale: shockScale, squaredScales: scales, in: &moments)
      sums.add(moments)
    }
    seriesCount = n
    self.horizon = horizon
    (mean, covariance, shockVariances) = sums.moments()
  }

  package func cell(step: Int, series: Int) -> Int { step * seriesCount + series }
}

/// Sums over draws of what the moments are made of.
private struct MomentSums {
  private let cells: Int
  private let sources: Int
  private var draws = 0.0
  private var means: [Double]
  private var products: [Double]
  private var conditional: [Double]
  private var shocks: [Double]

  init(seriesCount: Int, horizon: Int, sources: Int) {
    cells = seriesCount * horizon
    self.sources = sources
    means = Array(repeating: 0, count: cells)
    products = Array(repeating: 0, count: cells * cells)
    conditional = products
    shocks = Array(repeating: 0, count: cells * sources)
  }

  mutating func add(_ draw: DrawMoments) {
    draws += 1
    for i in 0..<cells {
      means[i] += draw.mean[i]
      for j in 0...i {
        products[i * cells + j] += draw.mean[i] * draw.mean[j]
        conditional[i * cells + j] += draw.covariance[i * cells + j]
      }
    }
    for place in shocks.indices { shocks[place] += draw.shocks[place] }
  }

  func moments() -> (mean: [Double], covariance: Matrix, shocks: [[Double]]) {
    let mean = means.map { $0 / draws }
    var covariance = Matrix(rowCount: cells, columnCount: cells)
    for i in 0..<cells {
      for j in 0...i {
        let value =
          (conditional[i * cells + j] + products[i * cells + j]) / draws - mean[i] * mean[j]
        covariance[i, j] = value
        covariance[j, i] = value
      }
    }
    return (
      mean, covariance,
      (0..<cells).map { cell in (0..<sources).map { shocks[cell * sources + $0] / draws } }
    )
  }
}

/// Variance of a Student t variate of unit scale; 0 degrees of freedom stand for a normal.
func varianceFactor(degreesOfFreedom nu: Int) -> Double {
  if nu == 0 { return 1 }
  precondition(nu > 2, "Student's t with \(nu) degrees of freedom has no variance")
  return Double(nu) / Double(nu - 2)
}
