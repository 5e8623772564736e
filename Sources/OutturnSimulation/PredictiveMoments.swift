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
    var sums: MomentSums
    switch model {
    case .components(let components):
      sums = MomentSums(
        seriesCount: n, horizon: horizon, sources: components.componentCount)
      components.addMoments(to: &sums, shockScale: shockScale)
    case .vectorAutoregression(let autoregression):
      sums = MomentSums(seriesCount: n, horizon: horizon, sources: 1)
      autoregression.addMoments(to: &sums, shockScale: shockScale)
    case .normalInverseWishart:
      preconditionFailure("a model without draws has no average over draws")
    }
    seriesCount = n
    self.horizon = horizon
    (mean, covariance, shockVariances) = sums.moments()
  }

  package func cell(step: Int, series: Int) -> Int { step * seriesCount + series }
}

/// Sums over draws of what the moments are made of.
struct MomentSums {
  let seriesCount: Int
  let horizon: Int
  private let cells: Int
  private var draws = 0.0
  private var means: [Double]
  private var products: [Double]
  private var conditional: [Double]
  private var shocks: [[Double]]

  init(seriesCount: Int, horizon: Int, sources: Int) {
    self.seriesCount = seriesCount
    self.horizon = horizon
    cells = seriesCount * horizon
    means = Array(repeating: 0, count: cells)
    products = Array(repeating: 0, count: cells * cells)
    conditional = products
    shocks = Array(repeating: Array(repeating: 0, count: sources), count: cells)
  }

  /// Adds one draw's mean path; its covariance is added beside it.
  mutating func add(mean: [Double]) {
    draws += 1
    for i in 0..<cells {
      means[i] += mean[i]
      for j in 0...i { products[i * cells + j] += mean[i] * mean[j] }
    }
  }

  /// Adds to the conditional covariance of two cells from one source, i ≥ j.
  mutating func add(covariance: Double, _ i: Int, _ j: Int, source: Int) {
    conditional[i * cells + j] += covariance
    if i == j { shocks[i][source] += covariance }
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
    return (mean, covariance, shocks.map { $0.map { $0 / draws } })
  }
}

/// Variance of a Student t variate of unit scale; 0 degrees of freedom stand for a normal.
func varianceFactor(degreesOfFreedom nu: Int) -> Double {
  if nu == 0 { return 1 }
  precondition(nu > 2, "Student's t with \(nu) degrees of freedom has no variance")
  return Double(nu) / Double(nu - 2)
}

/// Σ = L·Lᵀ times a factor, n×n row by row, from L packed by rows.
private func product(of packed: ArraySlice<Double>, order n: Int, factor: Double) -> [Double] {
  let start = packed.startIndex
  var result = Array(repeating: 0.0, count: n * n)
  for i in 0..<n {
    for j in 0...i {
      var sum = 0.0
      for k in 0...j {
        sum += packed[start + i * (i + 1) / 2 + k] * packed[start + j * (j + 1) / 2 + k]
      }
      result[i * n + j] = factor * sum
      result[j * n + i] = factor * sum
    }
  }
  return result
}

extension ComponentPathModel {
  func addMoments(to sums: inout MomentSums, shockScale: Double) {
    let n = seriesCount
    let horizon = sums.horizon
    let each = Self.parametersPerDraw(seriesCount: n, componentCount: 1)
    for draw in 0..<drawCount {
      var mean = Array(repeating: 0.0, count: horizon * n)
      for component in 0..<componentCount {
        let start = (draw * componentCount + component) * each
        let part = parameters[start..<start + each]
        let factorStart = start + 3 * n
        let loading = part[(factorStart + n * (n + 1) / 2)...]
        let scale = product(
          of: part[factorStart..<loading.startIndex], order: n,
          factor: shockScale * shockScale
            * varianceFactor(degreesOfFreedom: degreesOfFreedom[component]))
        func persistence(_ i: Int) -> Double { part[start + 2 * n + i] }
        func weight(_ i: Int) -> Double { loading[loading.startIndex + i] }
        for i in 0..<n {
          var state = part[start + i]
          for step in 0..<horizon {
            state = part[start + n + i] + persistence(i) * state
            mean[step * n + i] += weight(i) * state
          }
        }
        // V(h, h) = ρV(h−1, h−1)ρ + C and V(h', h) = ρ^(h'−h) V(h, h).
        for i in 0..<n {
          for j in 0..<n where weight(i) != 0 && weight(j) != 0 {
            var variance = 0.0
            for step in 0..<horizon {
              variance = persistence(i) * variance * persistence(j) + scale[i * n + j]
              var carried = weight(i) * weight(j) * variance
              if j <= i {
                sums.add(
                  covariance: carried, step * n + i, step * n + j, source: component)
              }
              for later in (step + 1)..<max(step + 1, horizon) {
                carried *= persistence(i)
                if carried == 0 { break }
                sums.add(covariance: carried, later * n + i, step * n + j, source: component)
              }
            }
          }
        }
      }
      sums.add(mean: mean)
    }
  }
}

extension VectorAutoregressionPathModel {
  func addMoments(to sums: inout MomentSums, shockScale: Double) {
    let n = seriesCount
    let horizon = sums.horizon
    let each = Self.parametersPerDraw(seriesCount: n, lags: lags)
    let factor = shockScale * shockScale * varianceFactor(degreesOfFreedom: degreesOfFreedom)
    for draw in 0..<drawCount {
      let start = draw * each
      let factorStart = start + (1 + n * lags) * n
      /// Effect of lag `l` (from 1) of series `from` on series `to`.
      func coefficient(_ l: Int, from: Int, to: Int) -> Double {
        parameters[start + (1 + (l - 1) * n + from) * n + to]
      }
      let scale = product(
        of: parameters[factorStart..<start + each], order: n, factor: factor)

      var mean = Array(repeating: 0.0, count: horizon * n)
      // Ψ₀ = I, Ψ_h = Σ_l B_lᵀ Ψ_(h−l), row by row.
      var responses = Array(repeating: Array(repeating: 0.0, count: n * n), count: horizon)
      for i in 0..<n { responses[0][i * n + i] = 1 }
      for step in 0..<horizon {
        for to in 0..<n {
          var value = parameters[start + to]
          for l in 1...lags {
            for from in 0..<n {
              let before =
                step - l >= 0 ? mean[(step - l) * n + from] : history[(l - step - 1) * n + from]
              value += coefficient(l, from: from, to: to) * before
              if step > 0 && step - l >= 0 {
                for shock in 0..<n {
                  responses[step][to * n + shock] +=
                    coefficient(l, from: from, to: to) * responses[step - l][from * n + shock]
                }
              }
            }
          }
          mean[step * n + to] = value
        }
      }
      sums.add(mean: mean)
      let spread = responses.map { response in
        (0..<n).flatMap { i in
          (0..<n).map { j in
            (0..<n).reduce(0.0) { $0 + response[i * n + $1] * scale[$1 * n + j] }
          }
        }
      }
      for later in 0..<horizon {
        for earlier in 0...later {
          for i in 0..<n {
            for j in 0..<n where later > earlier || j <= i {
              var value = 0.0
              for age in 0...earlier {
                for k in 0..<n {
                  value +=
                    spread[later - earlier + age][i * n + k] * responses[age][j * n + k]
                }
              }
              sums.add(covariance: value, later * n + i, earlier * n + j, source: 0)
            }
          }
        }
      }
    }
  }
}
