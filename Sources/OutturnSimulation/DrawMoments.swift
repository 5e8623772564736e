/// Mean and covariance of the whole path of one draw, given the scales of its shocks.
///
/// Cell (step, series) stands at `step * seriesCount + series`. Model units.
struct DrawMoments: Sendable {
  let seriesCount: Int
  let horizon: Int
  let cells: Int
  private let sources: Int
  var mean: [Double]
  /// Cells × cells by rows; the lower triangle, zeros above.
  private(set) var covariance: [Double]
  /// The part of each cell's variance that each source makes: cells × sources.
  private(set) var shocks: [Double]

  init(seriesCount: Int, horizon: Int, sources: Int) {
    self.seriesCount = seriesCount
    self.horizon = horizon
    self.sources = sources
    cells = seriesCount * horizon
    mean = Array(repeating: 0, count: cells)
    covariance = Array(repeating: 0, count: cells * cells)
    shocks = Array(repeating: 0, count: cells * sources)
  }

  mutating func clear() {
    for i in mean.indices { mean[i] = 0 }
    for i in covariance.indices { covariance[i] = 0 }
    for i in shocks.indices { shocks[i] = 0 }
  }

  /// Adds to the covariance of two cells from one source, i ≥ j.
  @inline(__always)
  mutating func add(covariance value: Double, _ i: Int, _ j: Int, source: Int) {
    covariance[i * cells + j] += value
    if i == j { shocks[i * sources + source] += value }
  }
}

extension PathModel {
  /// Independent sources of shocks: components, or one.
  var sourceCount: Int { degreesOfFreedom.count }

  /// Of each source's shocks; 0 for normal ones.
  var degreesOfFreedom: [Int] {
    switch self {
    case .components(let model): model.degreesOfFreedom
    case .vectorAutoregression(let model): [model.degreesOfFreedom]
    case .normalInverseWishart, .gaussianPaths: [0]
    }
  }

  /// The moments of one draw's path.
  ///
  /// - Parameters:
  ///   - shockScale: Factor on every shock.
  ///   - squaredScales: s² by source and step: given the scales of the shocks, or their mean.
  ///   - moments: Of the same series and horizon; what it held is lost.
  /// - Complexity: O(horizon² · n²) for components, O(horizon³ · n³) for a vector autoregression.
  func moments(
    ofDraw draw: Int, shockScale: Double, squaredScales: [Double], in moments: inout DrawMoments
  ) {
    moments.clear()
    let scales = squaredScales.map { $0 * shockScale * shockScale }
    switch self {
    case .components(let model):
      model.addMoments(ofDraw: draw, squaredScales: scales, to: &moments)
    case .vectorAutoregression(let model):
      model.addMoments(ofDraw: draw, squaredScales: scales, to: &moments)
    case .gaussianPaths(let model): model.addMoments(ofDraw: draw, to: &moments)
    case .normalInverseWishart:
      preconditionFailure("a model without draws has no moments of a draw")
    }
  }
}

/// Σ = L·Lᵀ, n×n row by row, from L packed by rows.
private func product(of packed: ArraySlice<Double>, order n: Int) -> [Double] {
  let start = packed.startIndex
  var result = Array(repeating: 0.0, count: n * n)
  for i in 0..<n {
    for j in 0...i {
      var sum = 0.0
      for k in 0...j {
        sum += packed[start + i * (i + 1) / 2 + k] * packed[start + j * (j + 1) / 2 + k]
      }
      result[i * n + j] = sum
      result[j * n + i] = sum
    }
  }
  return result
}

extension ComponentPathModel {
  fileprivate func addMoments(
    ofDraw draw: Int, squaredScales: [Double], to moments: inout DrawMoments
  ) {
    let n = seriesCount
    let horizon = moments.horizon
    let each = Self.parametersPerDraw(seriesCount: n, componentCount: 1)
    for component in 0..<componentCount {
      let start = (draw * componentCount + component) * each
      let loadingStart = start + each - n
      let scale = product(of: parameters[start + 3 * n..<loadingStart], order: n)
      func persistence(_ i: Int) -> Double { parameters[start + 2 * n + i] }
      func weight(_ i: Int) -> Double { parameters[loadingStart + i] }
      for i in 0..<n {
        var state = parameters[start + i]
        for step in 0..<horizon {
          state = parameters[start + n + i] + persistence(i) * state
          moments.mean[step * n + i] += weight(i) * state
        }
      }
      // V(h, h) = ρV(h−1, h−1)ρ + s²C and V(h', h) = ρ^(h'−h) V(h, h).
      for i in 0..<n {
        for j in 0..<n where weight(i) != 0 && weight(j) != 0 {
          var variance = 0.0
          for step in 0..<horizon {
            variance =
              persistence(i) * variance * persistence(j)
              + squaredScales[component * horizon + step] * scale[i * n + j]
            var carried = weight(i) * weight(j) * variance
            if j <= i {
              moments.add(covariance: carried, step * n + i, step * n + j, source: component)
            }
            for later in (step + 1)..<max(step + 1, horizon) {
              carried *= persistence(i)
              if carried == 0 { break }
              moments.add(covariance: carried, later * n + i, step * n + j, source: component)
            }
          }
        }
      }
    }
  }
}

extension VectorAutoregressionPathModel {
  fileprivate func addMoments(
    ofDraw draw: Int, squaredScales: [Double], to moments: inout DrawMoments
  ) {
    let n = seriesCount
    let horizon = moments.horizon
    let each = Self.parametersPerDraw(seriesCount: n, lags: lags)
    let start = draw * each
    let factorStart = start + (1 + n * lags) * n
    /// Effect of lag `l` (from 1) of series `from` on series `to`.
    func coefficient(_ l: Int, from: Int, to: Int) -> Double {
      parameters[start + (1 + (l - 1) * n + from) * n + to]
    }
    let scale = product(of: parameters[factorStart..<start + each], order: n)

    // Ψ₀ = I, Ψ_h = Σ_l B_lᵀ Ψ_(h−l), row by row.
    var responses = Array(repeating: Array(repeating: 0.0, count: n * n), count: horizon)
    for i in 0..<n { responses[0][i * n + i] = 1 }
    for step in 0..<horizon {
      for to in 0..<n {
        var value = parameters[start + to]
        for l in 1...lags {
          for from in 0..<n {
            let before =
              step - l >= 0
              ? moments.mean[(step - l) * n + from] : history[(l - step - 1) * n + from]
            value += coefficient(l, from: from, to: to) * before
            if step > 0 && step - l >= 0 {
              for shock in 0..<n {
                responses[step][to * n + shock] +=
                  coefficient(l, from: from, to: to) * responses[step - l][from * n + shock]
              }
            }
          }
        }
        moments.mean[step * n + to] = value
      }
    }
    let spread = responses.map { response in
      (0..<n).flatMap { i in
        (0..<n).map { j in
          (0..<n).reduce(0.0) { $0 + response[i * n + $1] * scale[$1 * n + j] }
        }
      }
    }
    // The shock of a step reaches both cells through Ψ of its age in each.
    for later in 0..<horizon {
      for earlier in 0...later {
        for i in 0..<n {
          for j in 0..<n where later > earlier || j <= i {
            var value = 0.0
            for age in 0...earlier {
              var product = 0.0
              for k in 0..<n {
                product += spread[later - earlier + age][i * n + k] * responses[age][j * n + k]
              }
              value += squaredScales[earlier - age] * product
            }
            moments.add(covariance: value, later * n + i, earlier * n + j, source: 0)
          }
        }
      }
    }
  }
}

extension GaussianPathModel {
  fileprivate func addMoments(ofDraw draw: Int, to moments: inout DrawMoments) {
    let each = Self.parametersPerDraw(seriesCount: seriesCount, horizon: horizon)
    let cells = moments.cells
    let start = draw * each
    for i in 0..<cells { moments.mean[i] = parameters[start + i] }
    let spread = product(of: parameters[start + cells..<start + each], order: cells)
    for i in 0..<cells {
      for j in 0...i { moments.add(covariance: spread[i * cells + j], i, j, source: 0) }
    }
  }
}
