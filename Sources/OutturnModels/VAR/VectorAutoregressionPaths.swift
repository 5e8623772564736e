private import Glibc
public import OutturnAlgebra
public import OutturnRandom

/// Paths by the bootstrap, with an account of the samples they came from.
public struct BootstrapPaths: Sendable {
  /// `count` times H×n.
  public let paths: [Matrix]
  /// Largest modulus of the companion roots, by path.
  public let spectralRadii: [Double]
  /// Samples whose regressors were collinear: their paths use the coefficients of the real sample.
  public let refusedSamples: Int

  /// Paths from coefficients that are not stable. They are kept.
  public var unstableCount: Int { spectralRadii.count { $0 >= 1 } }
}

extension FittedVectorAutoregression {
  /// Paths of the future under the model's ``VectorAutoregression/PathLaw``: `count` times H×n.
  ///
  /// Path i uses stream i of the seed: the coefficients first, then the shocks period by period, so
  /// that a shorter path is the beginning of a longer one.
  ///
  /// - Complexity: O(count·H·p·n²), with k²·n for each path's coefficients by the normal law, or
  ///   T·k² by a bootstrap.
  public func simulatedPaths(horizon: Int, count: Int, seed: Seed) -> [Matrix] {
    switch model.pathLaw {
    case .shocksOnly, .asymptoticNormal: normalPaths(horizon: horizon, count: count, seed: seed)
    case .residualBootstrap:
      bootstrapPaths(horizon: horizon, count: count, seed: seed, wild: false).paths
    case .wildBootstrap:
      bootstrapPaths(horizon: horizon, count: count, seed: seed, wild: true).paths
    }
  }

  private func normalPaths(horizon: Int, count: Int, seed: Seed) -> [Matrix] {
    let future = futureTerms(horizon)
    return (0..<count).map { index in
      var stream = seed.stream(.posterior, UInt32(index))
      var drawn = coefficients
      if model.pathLaw == .asymptoticNormal {
        let noise = normals(coefficients.rowCount, from: &stream)
        drawn += (coefficientFactor * noise).multiplied(by: shockFactor, transposingOther: true)
      }
      let shocks = normals(horizon, from: &stream).multiplied(
        by: shockFactor, transposingOther: true)
      return Self.polynomial(drawn, after: terms.count, lags: model.lags).path(
        after: sample.history, drivers: deterministicPart(future, drawn) + shocks)
    }
  }

  /// Paths with coefficients re-estimated from generated samples and shocks from the residuals.
  ///
  /// A generated sample keeps the first p rows, the deterministic terms and the exogenous series as
  /// they were. Residuals are centred and multiplied by √(T/(T − k)), which makes their variance that
  /// of Σ̂ where the model has a constant; the future starts from the last rows as observed.
  ///
  /// - Parameter wild: Keep each residual in its period and draw its sign.
  /// - Complexity: O(count·(T·k² + H·p·n²)).
  /// - Source: Lütkepohl (2005), appendix D.3; Gonçalves & Kilian (2004),
  ///   doi:10.1016/j.jeconom.2003.10.030.
  public func bootstrapPaths(horizon: Int, count: Int, seed: Seed, wild: Bool) -> BootstrapPaths {
    let future = futureTerms(horizon)
    let errors = inflatedResiduals
    let polynomial = polynomial
    let first = sample.history[Array(0..<sample.start), Array(0..<seriesCount)]
    let inSample = terms.rows[Array(sample.start..<terms.rows.rowCount), Array(0..<terms.count)]
    var paths: [Matrix] = []
    var radii: [Double] = []
    var refused = 0
    for index in 0..<count {
      var stream = seed.stream(.posterior, UInt32(index))
      let drawn = Self.resample(errors, rows: rowCount, keepingPeriods: wild, &stream, signs: wild)
      let generated = polynomial.path(
        after: first, drivers: deterministicPart(inSample, coefficients) + drawn)
      let again = reestimated(first, generated)
      refused += again == nil ? 1 : 0
      let used = again ?? coefficients
      let law = Self.polynomial(used, after: terms.count, lags: model.lags)
      // Roots that do not converge count as unstable, never as stable.
      radii.append((try? law.companion.roots()).map { $0.first?.modulus ?? 0 } ?? .infinity)
      let shocks = Self.resample(
        errors, rows: horizon, keepingPeriods: false, &stream, signs: wild)
      paths.append(
        law.path(after: sample.history, drivers: deterministicPart(future, used) + shocks))
    }
    return BootstrapPaths(paths: paths, spectralRadii: radii, refusedSamples: refused)
  }

  private func normals(_ rows: Int, from stream: inout RandomStream) -> Matrix {
    var noise = Matrix(rowCount: rows, columnCount: seriesCount)
    for i in 0..<rows {
      for j in 0..<seriesCount { noise[i, j] = stream.normal() }
    }
    return noise
  }

  private var inflatedResiduals: Matrix {
    let factor = sqrt(Double(rowCount) / Double(degreesOfFreedom))
    let residuals = residuals
    var result = residuals
    for j in 0..<seriesCount {
      let mean = residuals.column(j).reduce(0, +) / Double(rowCount)
      for i in 0..<rowCount { result[i, j] = factor * (residuals[i, j] - mean) }
    }
    return result
  }

  private static func resample(
    _ errors: Matrix, rows: Int, keepingPeriods: Bool, _ stream: inout RandomStream, signs: Bool
  ) -> Matrix {
    var result = Matrix(rowCount: rows, columnCount: errors.columnCount)
    for i in 0..<rows {
      let source = keepingPeriods ? i : Int(stream.uniform() * Double(errors.rowCount))
      let sign: Double = signs && stream.uniform() < 0.5 ? -1 : 1
      for j in 0..<errors.columnCount { result[i, j] = sign * errors[source, j] }
    }
    return result
  }

  /// B̂ of a generated sample; nil when its regressors are collinear.
  private func reestimated(_ first: Matrix, _ generated: Matrix) -> Matrix? {
    var history = Matrix(
      rowCount: first.rowCount + generated.rowCount, columnCount: seriesCount)
    for j in 0..<seriesCount {
      for i in 0..<first.rowCount { history[i, j] = first[i, j] }
      for i in 0..<generated.rowCount { history[first.rowCount + i, j] = generated[i, j] }
    }
    let again = LagRegression(
      history: history, terms: terms.rows, lags: model.lags, from: sample.start)
    return try? LeastSquares(
      again.regressors, again.responses, tolerance: CollinearRegressors.tolerance
    ).solution()
  }
}
