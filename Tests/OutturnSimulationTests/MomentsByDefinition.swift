import OutturnAlgebra
import OutturnRandom
import OutturnSimulation

/// Paths of a model with draws, written from its definition, and their moments by linearity.
struct MomentsByDefinition {
  let model: PathModel
  let horizon: Int

  /// Sources of shocks: components, or one.
  var sources: Int {
    switch model {
    case .components(let components): components.componentCount
    default: 1
    }
  }

  func degreesOfFreedom(_ source: Int) -> Int {
    switch model {
    case .components(let components): components.degreesOfFreedom[source]
    case .vectorAutoregression(let autoregression): autoregression.degreesOfFreedom
    case .normalInverseWishart, .gaussianPaths: 0
    }
  }

  /// The path, step by step and in it series by series, given every ε: `[source][step][series]`.
  func path(draw: Int, shocks: [[[Double]]]) -> [Double] {
    switch model {
    case .components(let components): path(components, draw, shocks)
    case .vectorAutoregression(let autoregression): path(autoregression, draw, shocks[0])
    case .gaussianPaths(let gaussian): path(gaussian, draw, shocks[0])
    case .normalInverseWishart: preconditionFailure("a model without draws")
    }
  }

  private func path(
    _ model: ComponentPathModel, _ draw: Int, _ shocks: [[[Double]]]
  ) -> [Double] {
    let n = model.seriesCount
    let each = ComponentPathModel.parametersPerDraw(seriesCount: n, componentCount: 1)
    var path = [Double](repeating: 0, count: horizon * n)
    for source in 0..<model.componentCount {
      let start = (draw * model.componentCount + source) * each
      let p = Array(model.parameters[start..<start + each])
      var x = Array(p[0..<n])
      for step in 0..<horizon {
        for i in 0..<n {
          let shock = (0...i).reduce(0.0) {
            $0 + p[3 * n + i * (i + 1) / 2 + $1] * shocks[source][step][$1]
          }
          x[i] = p[n + i] + p[2 * n + i] * x[i] + shock
          path[step * n + i] += p[each - n + i] * x[i]
        }
      }
    }
    return path
  }

  private func path(
    _ model: VectorAutoregressionPathModel, _ draw: Int, _ shocks: [[Double]]
  ) -> [Double] {
    let n = model.seriesCount
    let each = VectorAutoregressionPathModel.parametersPerDraw(seriesCount: n, lags: model.lags)
    let p = Array(model.parameters[draw * each..<(draw + 1) * each])
    var past = (0..<model.lags).map { Array(model.history[$0 * n..<($0 + 1) * n]) }
    var path: [Double] = []
    for step in 0..<horizon {
      let x = [1] + past.flatMap(\.self)
      let y = (0..<n).map { j in
        x.indices.reduce(0.0) { $0 + p[$1 * n + j] * x[$1] }
          + (0...j).reduce(0.0) {
            $0 + p[x.count * n + j * (j + 1) / 2 + $1] * shocks[step][$1]
          }
      }
      path += y
      past = [y] + past.dropLast()
    }
    return path
  }

  private func path(
    _ model: GaussianPathModel, _ draw: Int, _ shocks: [[Double]]
  ) -> [Double] {
    let z = shocks.flatMap(\.self)
    let each = model.parameters.count / model.drawCount
    let p = Array(model.parameters[draw * each..<(draw + 1) * each])
    return z.indices.map { i in
      (0...i).reduce(p[i]) { $0 + p[z.count + i * (i + 1) / 2 + $1] * z[$1] }
    }
  }

  var noShocks: [[[Double]]] {
    Array(
      repeating: Array(repeating: Array(repeating: 0, count: model.seriesCount), count: horizon),
      count: sources)
  }

  /// Mean and covariance over draws and shocks: a path is linear in its shocks, so each unit shock
  /// shows one column of the response.
  func moments(shockScale: Double) -> (mean: [Double], covariance: Matrix, shocks: [[Double]]) {
    let cells = horizon * model.seriesCount
    let draws = Double(model.drawCount)
    var means: [[Double]] = []
    var covariance = Matrix(rowCount: cells, columnCount: cells)
    var variances = Array(repeating: Array(repeating: 0.0, count: sources), count: cells)
    for draw in 0..<model.drawCount {
      let centre = path(draw: draw, shocks: noShocks)
      means.append(centre)
      for source in 0..<sources {
        let nu = Double(degreesOfFreedom(source))
        let variance = shockScale * shockScale * (nu == 0 ? 1 : nu / (nu - 2))
        for step in 0..<horizon {
          for series in 0..<model.seriesCount {
            var shocks = noShocks
            shocks[source][step][series] = 1
            let response = zip(path(draw: draw, shocks: shocks), centre).map { $0 - $1 }
            for i in 0..<cells {
              variances[i][source] += variance * response[i] * response[i] / draws
              for j in 0..<cells {
                covariance[i, j] += variance * response[i] * response[j] / draws
              }
            }
          }
        }
      }
    }
    let mean = (0..<cells).map { cell in means.reduce(0) { $0 + $1[cell] } / draws }
    for centre in means {
      for i in 0..<cells {
        for j in 0..<cells {
          covariance[i, j] += (centre[i] - mean[i]) * (centre[j] - mean[j]) / draws
        }
      }
    }
    return (mean, covariance, variances)
  }

  /// One path with random shocks; the scale of a source's shock is shared by its series.
  func randomPath(draw: Int, shockScale: Double, stream: inout RandomStream) -> [Double] {
    var shocks = noShocks
    for source in 0..<sources {
      let nu = Double(degreesOfFreedom(source))
      for step in 0..<horizon {
        var scale = shockScale
        if nu > 0 { scale *= (nu / stream.chiSquared(degreesOfFreedom: nu)).squareRoot() }
        for series in 0..<model.seriesCount {
          shocks[source][step][series] = scale * stream.normal()
        }
      }
    }
    return path(draw: draw, shocks: shocks)
  }
}
