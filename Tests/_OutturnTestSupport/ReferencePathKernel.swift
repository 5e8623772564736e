private import Glibc
private import OutturnSeries
package import OutturnSimulation

/// The kernel's paths once more, a scalar at a time, in lines that can be read against the
/// formulas. Differs from the kernel by rounding only.
package struct ReferencePathKernel {
  private let plan: SimulationPlan
  private let n: Int
  /// Normals of the shocks of one step that are given instead of drawn, in order of their slots.
  package var given: (step: Int, normals: [Double])?

  package init(_ plan: SimulationPlan) {
    self.plan = plan
    n = plan.model.seriesCount
  }

  /// Growth (per cent) and level of one path, by step and series.
  package func path(_ index: Int) -> (growth: [[Double]], level: [[Double]]) {
    let count = plan.model.drawCount
    let draw = (index / plan.precision.lanes % count) * drawStride(count) % count
    var outputs: [[Double]]
    switch plan.model {
    case .components(let model): outputs = components(model, path: index, draw: draw)
    case .vectorAutoregression(let model): outputs = autoregression(model, path: index, draw: draw)
    case .normalInverseWishart(let model): outputs = conjugate(model, path: index)
    case .gaussianPaths(let model): outputs = gaussian(model, path: index, draw: draw)
    }
    for (step, shift) in plan.shift.enumerated() {
      for i in 0..<n { outputs[step][i] += shift[i] }
    }
    let growth = outputs.map { row in
      zip(plan.transformations, row).map { $0.inverse($1) }
    }
    var level = plan.levels.enumerated().map { series, rule in
      baseLevel(rule, series: series, path: index, draw: draw)
    }
    let common = normal(0, path: index, purpose: 0x5348_0005)
    var levels: [[Double]] = []
    for step in 0..<plan.horizon {
      for i in 0..<n {
        level[i] *= 1 + growth[step][i] / 100
        if let deflator = plan.deflator, plan.levels[i].usesDeflator {
          let change =
            deflator.means[step] + deflator.commonStandardDeviations[step] * common
            + deflator.yearStandardDeviations[step]
            * normal(step + 1, path: index, purpose: 0x5348_0005)
          level[i] *= 1 + change / 100
        }
      }
      levels.append(level)
    }
    return (growth, levels)
  }

  // MARK: Laws of motion

  private func components(_ model: ComponentPathModel, path: Int, draw: Int) -> [[Double]] {
    let components = model.componentCount
    let each = model.parameters.count / (model.drawCount * components)
    let perStep = whole(n * components)
    // Of each component: state, intercept, persistence, factor, loading.
    let parameters = (0..<components).map { k in
      let start = (draw * components + k) * each
      return split(
        Array(model.parameters[start..<start + each]), [n, n, n, n * (n + 1) / 2, n])
    }
    var x = parameters.map { $0[0] }
    return (0..<plan.horizon).map { step in
      var output = [Double](repeating: 0, count: n)
      for k in 0..<components {
        let p = parameters[k]
        let first = step * perStep + k * n
        let e =
          residual(source: k, step: step, path: path, draw: draw)
          ?? (first..<first + n).map { normal($0, path: path, purpose: 0x5348_0001) }
        let s =
          scale(model.degreesOfFreedom, component: k, step: step, path: path)
          * volatility(source: k, step: step, path: path, draw: draw)
        let impulse = lower(p[3], times: e)
        for i in 0..<n {
          x[k][i] = p[1][i] + p[2][i] * x[k][i] + plan.shockScale * s * impulse[i]
          output[i] += p[4][i] * x[k][i]
        }
      }
      return output
    }
  }

  private func autoregression(
    _ model: VectorAutoregressionPathModel, path: Int, draw: Int
  ) -> [[Double]] {
    let k = 1 + n * model.lags
    let each = model.parameters.count / model.drawCount
    let p = split(
      Array(model.parameters[draw * each..<(draw + 1) * each]), [k * n, n * (n + 1) / 2])
    var past = (0..<model.lags).map { Array(model.history[$0 * n..<($0 + 1) * n]) }
    return (0..<plan.horizon).map { step in
      let x: [Double] = [1] + past.joined()
      let e =
        residual(source: 0, step: step, path: path, draw: draw)
        ?? (0..<n).map { normal(step * whole(n) + $0, path: path, purpose: 0x5348_0001) }
      let s =
        scale([model.degreesOfFreedom], component: 0, step: step, path: path)
        * volatility(source: 0, step: step, path: path, draw: draw)
      let impulse = lower(p[1], times: e)
      let y = (0..<n).map { i in
        let mean = dot(stride(from: i, to: k * n, by: n).map { p[0][$0] }, x)
        return mean + plan.shockScale * s * impulse[i]
      }
      past = [y] + past.dropLast()
      return y
    }
  }

  private func gaussian(_ model: GaussianPathModel, path: Int, draw: Int) -> [[Double]] {
    let cells = n * plan.horizon
    let each = model.parameters.count / model.drawCount
    let p = Array(model.parameters[draw * each..<(draw + 1) * each])
    let e = (0..<plan.horizon).flatMap { step in
      (0..<n).map { normal(step * whole(n) + $0, path: path, purpose: 0x5348_0001) }
    }
    let y = (0..<cells).map { i in
      (0...i).reduce(p[i]) { $0 + p[cells + i * (i + 1) / 2 + $1] * e[$1] }
    }
    return (0..<plan.horizon).map { Array(y[$0 * n..<($0 + 1) * n]) }
  }

  /// Forms Σ's factor C = ΛA⁻ᵀ and B, which the kernel avoids. Where B is integrated out, a column of
  /// w = ε + Zᵀq over the steps is normal with the covariance I + QQᵀ, which is factored anew each step.
  private func conjugate(_ model: NormalInverseWishartPathModel, path: Int) -> [[Double]] {
    let k = 1 + n * model.lags
    let below = n * (n - 1) / 2
    let freedoms = (0..<n).map { model.degreesOfFreedom - $0 }
    func number(_ index: Int) -> Double { normal(index, path: path, purpose: 0x5348_0006) }
    let diagonal = below + (plan.integratesCoefficients ? 0 : k * n)
    let normals = diagonal + freedoms.reduce(0) { $0 + $1 % 2 }
    var a = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    var oddsBefore = 0
    var halvesBefore = whole(normals)
    for i in 0..<n {
      for j in 0..<i { a[i][j] = number(i * (i - 1) / 2 + j) }
      if model.hasReciprocalChis {
        a[i][i] = ChiSquareLaw.quantile(
          ofNormal: number(diagonal + i), degreesOfFreedom: freedoms[i]
        ).squareRoot()
        continue
      }
      var square = 0.0
      if freedoms[i] % 2 == 1 { square = pow(number(diagonal + oddsBefore), 2) }
      for half in 0..<freedoms[i] / 2 {
        square -= 2 * log(uniform(halvesBefore + half, path: path, purpose: 0x5348_0006))
      }
      oddsBefore += freedoms[i] % 2
      halvesBefore += freedoms[i] / 2
      a[i][i] = square.squareRoot()
    }
    // Rows of C solve C·Aᵀ = Λ, from the first column on.
    var c = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for i in 0..<n {
      for j in 0..<n {
        var sum = j <= i ? model.scaleFactor[i * (i + 1) / 2 + j] : 0
        for l in 0..<j { sum -= c[i][l] * a[j][l] }
        c[i][j] = sum / a[j][j]
      }
    }
    if plan.integratesCoefficients { return marginal(model, c, path: path) }
    let b = (0..<k).map { r in
      (0..<n).map { i in
        var sum = model.mean[r * n + i]
        for j in 0...r {
          let z = (0..<n).map { number(below + j * n + $0) }
          sum += model.rowFactor[r * (r + 1) / 2 + j] * dot(z, c[i])
        }
        return sum
      }
    }
    var past = (0..<model.lags).map { Array(model.history[$0 * n..<($0 + 1) * n]) }
    return (0..<plan.horizon).map { step in
      let x: [Double] = [1] + past.joined()
      let e = (0..<n).map { normal(step * whole(n) + $0, path: path, purpose: 0x5348_0001) }
      let y = (0..<n).map { i in
        dot(b.map { $0[i] }, x) + plan.shockScale * dot(c[i], e)
      }
      past = [y] + past.dropLast()
      return y
    }
  }

  private func marginal(
    _ model: NormalInverseWishartPathModel, _ c: [[Double]], path: Int
  ) -> [[Double]] {
    let k = 1 + n * model.lags
    var past = (0..<model.lags).map { Array(model.history[$0 * n..<($0 + 1) * n]) }
    var rotated: [[Double]] = []
    return (0..<plan.horizon).map { step in
      let x: [Double] = [1] + past.joined()
      var q = [Double](repeating: 0, count: k)
      for i in 0..<k {
        for j in 0...i { q[j] += model.rowFactor[i * (i + 1) / 2 + j] * x[i] }
      }
      rotated.append(q)
      var factor = [[Double]](repeating: [Double](repeating: 0, count: step + 1), count: step + 1)
      for i in 0...step {
        for j in 0...i {
          var sum = dot(rotated[i], rotated[j]) + (i == j ? 1 : 0)
          for l in 0..<j { sum -= factor[i][l] * factor[j][l] }
          factor[i][j] = i == j ? sum.squareRoot() : sum / factor[j][j]
        }
      }
      var w = [Double](repeating: 0, count: n)
      for s in 0...step {
        for i in 0..<n {
          w[i] += factor[step][s] * normal(s * whole(n) + i, path: path, purpose: 0x5348_0001)
        }
      }
      let y = (0..<n).map { i in
        let column = stride(from: i, to: k * n, by: n).map { model.mean[$0] }
        return dot(column, x) + dot(c[i], w)
      }
      past = [y] + past.dropLast()
      return y
    }
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The product of a lower triangle packed by rows with a vector.
  private func lower(_ packed: [Double], times vector: [Double]) -> [Double] {
    (0..<n).map { i in
      let start = i * (i + 1) / 2
      return dot(Array(packed[start...start + i]), vector)
    }
  }

  /// Consecutive parts of the given lengths.
  private func split(_ values: [Double], _ lengths: [Int]) -> [[Double]] {
    var start = 0
    return lengths.map { length in
      defer { start += length }
      return Array(values[start..<start + length])
    }
  }

  // MARK: Random numbers

  private func scale(_ degrees: [Int], component: Int, step: Int, path: Int) -> Double {
    let freedom = degrees[component]
    if freedom == 0 { return 1 }
    let odd = degrees.reduce(0) { $0 + $1 % 2 }
    let halves = degrees.reduce(0) { $0 + $1 / 2 }
    let start = step * (whole(odd) + whole(halves))
    let earlier = degrees[..<component]
    var square = 0.0
    if freedom % 2 == 1 {
      let place = start + earlier.reduce(0) { $0 + $1 % 2 }
      square = pow(normal(place, path: path, purpose: 0x5348_0002), 2)
    }
    for half in 0..<freedom / 2 {
      let place = start + whole(odd) + earlier.reduce(0) { $0 + $1 / 2 } + half
      square -= 2 * log(uniform(place, path: path, purpose: 0x5348_0002))
    }
    return (Double(freedom) / square).squareRoot()
  }

  /// exp(h) of a source at a step; 1 without volatility.
  private func volatility(source: Int, step: Int, path: Int, draw: Int) -> Double {
    guard let law = plan.model.volatility else { return 1 }
    let place = law.count == 1 ? 0 : source
    let start = law.parameters.count == 4 * law.count ? 0 : draw * 4 * law.count
    let p = Array(law.parameters[start + 4 * place..<start + 4 * place + 4])
    var h = p[0]
    for past in 0...step {
      h = p[1] + p[2] * h
      h += p[3] * normal(past * law.count + place, path: path, purpose: 0x5348_0009)
    }
    return exp(h)
  }

  /// The row of a source's table that stands for a step's normals; nil without a table.
  private func residual(source: Int, step: Int, path: Int, draw: Int) -> [Double]? {
    guard let table = plan.model.residuals else { return nil }
    let index = step * table.sourceCount + source
    let word = word(index, path: path, purpose: 0x5348_000A)
    let row = Int((UInt64(word) * UInt64(table.rowCount)) >> 32)
    let tables = table.values.count == table.rowCount * table.sourceCount * n ? 0 : draw
    let start = ((tables * table.sourceCount + source) * table.rowCount + row) * n
    return Array(table.values[start..<start + n])
  }

  private func baseLevel(_ rule: LevelRule, series: Int, path: Int, draw: Int) -> Double {
    let base = rule.baseLevels.count == 1 ? rule.baseLevels[0] : rule.baseLevels[draw]
    switch rule.noise {
    case .none: return base
    case .logNormal(let deviation):
      return base * exp(deviation * normal(series, path: path, purpose: 0x5348_0003))
    case .uniform(let width):
      return base * (1 + width * (2 * uniform(series, path: path, purpose: 0x5348_0004) - 1))
    }
  }

  /// Normal `index` of a purpose.
  private func normal(_ index: Int, path: Int, purpose: UInt32) -> Double {
    if purpose == 0x5348_0001, let given, index / whole(shocksPerStep) == given.step {
      return given.normals[index % whole(shocksPerStep)]
    }
    if plan.precision == .fast {
      let first = word(index & ~1, path: path, purpose: purpose)
      let second = word(index | 1, path: path, purpose: purpose)
      // Words become floats, here as there.
      let u = Double(Float(Double(Float(first >> 1)) * 0x1p-31 + 0x1p-32))
      let angle = .pi * Double(Float(Int32(bitPattern: second))) * 0x1p-32
      let cosine = second & 1 == 0 ? cos(angle) : -cos(angle)
      return (-2 * log(u)).squareRoot() * (index % 2 == 0 ? cosine : sin(angle))
    }
    return ReferencePhilox.normal(
      index, path: UInt64(path), purpose: purpose, seed: plan.seed)
  }

  private func word(_ index: Int, path: Int, purpose: UInt32) -> UInt32 {
    ReferencePhilox.word(index, path: UInt64(path), purpose: purpose, seed: plan.seed)
  }

  /// Normals of the shocks of one step.
  package var shocksPerStep: Int {
    if case .components(let model) = plan.model { return n * model.componentCount }
    return n
  }

  private func uniform(_ index: Int, path: Int, purpose: UInt32) -> Double {
    if plan.precision == .fast {
      return (Double(word(index, path: path, purpose: purpose) >> 9) + 0.5) * 0x1p-23
    }
    return ReferencePhilox.uniform(
      index, path: UInt64(path), purpose: purpose, seed: plan.seed)
  }

  /// Numbers that whole slots hold.
  private func whole(_ count: Int) -> Int {
    let each = Precision.numbersPerSlot
    return (count + each - 1) / each * each
  }

  private func drawStride(_ count: Int) -> Int {
    if count <= 2 { return 1 }
    var stride = max(1, Int((Double(count) * 0.6180339887498949).rounded()))
    while (2...count).contains(where: { stride % $0 == 0 && count % $0 == 0 }) { stride += 1 }
    return stride
  }
}

extension ReferencePathKernel {
  /// The largest difference between simulated paths and the reference: of growth relative to 100
  /// or to itself where that is more, of levels relative to themselves.
  package static func worstDifference(_ plan: SimulationPlan, _ paths: Range<Int>) -> Double {
    let reference = ReferencePathKernel(plan)
    let simulated = plan.simulatedPaths(paths)
    var worst = 0.0
    for (offset, path) in paths.enumerated() {
      let (growth, level) = reference.path(path)
      for step in 0..<plan.horizon {
        for series in 0..<plan.model.seriesCount {
          let g = simulated.values(.growth, series: series, step: step)
          let l = simulated.values(.level, series: series, step: step)
          worst = max(
            worst,
            abs(g[g.startIndex + offset] - growth[step][series])
              / max(100, abs(growth[step][series])),
            abs(l[l.startIndex + offset] / level[step][series] - 1))
        }
      }
    }
    return worst
  }
}
