import OutturnAlgebra
import OutturnModels

/// All cells of a vector autoregression's future as one normal vector: conditions by the textbook's
/// formula, without a state and without recursion over periods.
struct StackedPath {
  /// Period after period, series within a period.
  var mean: [Double]
  var covariance: Matrix
  let names: [String]
  let history: Matrix

  init(_ model: VectorAutoregressionStateSpace, history: Matrix, horizon: Int) {
    let n = model.seriesCount
    names = model.names
    self.history = history
    var rows = (0..<history.rowCount).map { history.row($0) }
    for _ in 0..<horizon {
      rows.append(
        (0..<n).map { i in
          var value = model.coefficients[0, i]
          for lag in 1...model.lags {
            for j in 0..<n {
              value += model.coefficients[1 + (lag - 1) * n + j, i] * rows[rows.count - lag][j]
            }
          }
          return value
        })
    }
    mean = rows.suffix(horizon).flatMap(\.self)
    // Ψ_h = Σ B_l·Ψ_{h−l}: what a shock does h periods later.
    var responses = [Matrix.identity(n)]
    for h in 1..<max(2, horizon) {
      var next = Matrix(rowCount: n, columnCount: n)
      for lag in 1...min(h, model.lags) {
        let block = model.coefficients[
          Array(1 + (lag - 1) * n..<1 + lag * n), Array(0..<n)
        ].transposed
        next += block * responses[h - lag]
      }
      responses.append(next)
    }
    covariance = Matrix(rowCount: n * horizon, columnCount: n * horizon)
    for first in 0..<horizon {
      for second in 0..<horizon {
        for shock in 0...min(first, second) {
          let block =
            (responses[first - shock] * model.covariance)
            .multiplied(by: responses[second - shock], transposingOther: true)
          for i in 0..<n {
            for j in 0..<n { covariance[first * n + i, second * n + j] += block[i, j] }
          }
        }
      }
    }
  }

  /// The vector given figures, and the squared Mahalanobis distance of these.
  func given(_ figures: [CombinationObservation]) throws -> (path: StackedPath, distance: Double) {
    var rows = Matrix(rowCount: figures.count, columnCount: mean.count)
    var surprises: [Double] = []
    for (r, figure) in figures.enumerated() {
      var expected = figure.combination.constant
      for (cell, weight) in figure.combination.weights {
        let series = names.firstIndex(of: cell.series)!
        if cell.period < 1 {
          expected += weight * history[history.rowCount - 1 + cell.period, series]
        } else {
          let place = (cell.period - 1) * names.count + series
          rows[r, place] += weight
          expected += weight * mean[place]
        }
      }
      surprises.append(figure.value - expected)
    }
    let across = covariance.multiplied(by: rows, transposingOther: true)
    let errors = Matrix(diagonal: figures.map { $0.standardDeviation * $0.standardDeviation })
    let factor = try Cholesky(rows * across + errors)
    var result = self
    result.mean = zip(mean, across * factor.solve(surprises)).map { $0 + $1 }
    result.covariance = covariance - across * factor.solve(across.transposed)
    return (result, zip(surprises, factor.solve(surprises)).reduce(0) { $0 + $1.0 * $1.1 })
  }
}
