internal import OutturnAlgebra
internal import OutturnRandom

/// A test of the residuals of a vector autoregression whose statistic is χ² in large samples.
public struct ResidualTest: Sendable, Hashable {
  public let statistic: Double
  public let degreesOfFreedom: Int
  /// P(χ² ≥ statistic) when the residuals are what the model says.
  public let pValue: Double

  init(_ statistic: Double, degreesOfFreedom: Int) {
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    pValue = ChiSquared.exceedance(statistic, degreesOfFreedom: Double(degreesOfFreedom))
  }
}

/// Skewness and kurtosis of the orthogonalised residuals against those of the normal law.
public struct NormalityTest: Sendable, Hashable {
  /// χ²(n).
  public let skewness: ResidualTest
  /// χ²(n).
  public let kurtosis: ResidualTest
  /// Their sum, χ²(2n): the multivariate test of Jarque and Bera.
  public let both: ResidualTest
}

extension FittedVectorAutoregression {
  /// Portmanteau test that residuals are not autocorrelated up to lag h > p:
  ///
  ///     Q = T²·Σ_{i ≤ h} tr(C_iᵀ·C₀⁻¹·C_i·C₀⁻¹)/(T − i),   χ²(n²·(h − p)),
  ///
  /// C_i = Σ_t û_t·û_{t−i}ᵀ/T. Not for models with exogenous series, whose degrees of freedom are not
  /// these; use ``lagrangeMultiplierTest(lags:)`` there, and for small h.
  ///
  /// - Parameter adjusted: Divide by T − i, better in small samples; else by T.
  /// - Complexity: O(h·(T·n² + n³)).
  /// - Source: Lütkepohl (2005), 4.4.3, (4.4.23).
  /// - Verified: `LuetkepohlVARTests`, statsmodels.
  public func portmanteauTest(lags h: Int, adjusted: Bool = true) -> ResidualTest {
    precondition(
      h > model.lags && h < rowCount, "no portmanteau test of \(h) lags for order \(model.lags)")
    let t = Double(rowCount)
    let residuals = residuals
    var sum = 0.0
    for i in 1...h {
      let late = residuals[Array(i..<rowCount), Array(0..<seriesCount)]
      let early = residuals[Array(0..<rowCount - i), Array(0..<seriesCount)]
      let c = (1 / t) * late.multiplied(by: early, transposingSelf: true)
      let left = solveResidualCovariance(c.transposed)
      let right = solveResidualCovariance(c)
      // tr(Cᵀ·C₀⁻¹·C·C₀⁻¹) = tr(C₀⁻¹Cᵀ·C₀⁻¹C).
      let trace = (left * right).diagonal.reduce(0, +)
      sum += adjusted ? trace * t * t / (t - Double(i)) : trace * t
    }
    return ResidualTest(
      sum, degreesOfFreedom: seriesCount * seriesCount * (h - model.lags))
  }

  /// Breusch–Godfrey test that residuals are not autocorrelated up to lag h:
  ///
  ///     LM = T·(n − tr(Σ̃⁻¹·Σ̃_e)),   χ²(n²·h),
  ///
  /// Σ̃_e from the regression of û_t on the model's regressors and û_{t−1}, …, û_{t−h}, those before
  /// the sample being zero.
  ///
  /// - Throws: ``EstimationError/collinear(names:)`` when the sample cannot carry the regression.
  /// - Complexity: O(T·(k + nh)²).
  /// - Source: Lütkepohl (2005), 4.4.4.
  /// - Verified: `LuetkepohlVARTests`, the formula in NumPy, held to gretl's Rao F;
  ///   statsmodels for one series.
  public func lagrangeMultiplierTest(lags h: Int) throws(EstimationError) -> ResidualTest {
    precondition(h >= 1, "no test of \(h) lags")
    let n = seriesCount
    let k = regressorCount
    let residuals = residuals
    let columns = k + n * h
    if rowCount < columns {
      throw .tooFewObservations(
        response: seriesNames.joined(separator: ", "), observations: rowCount, needed: columns)
    }
    var x = Matrix(rowCount: rowCount, columnCount: columns)
    for i in 0..<rowCount {
      for j in 0..<k { x[i, j] = sample.regressors[i, j] }
      for lag in 1...h where i >= lag {
        for j in 0..<n { x[i, k + (lag - 1) * n + j] = residuals[i - lag, j] }
      }
    }
    let names =
      regressorNames + (1...h).flatMap { lag in seriesNames.map { "\($0).residual.l\(lag)" } }
    let errors = try auxiliaryResiduals(residuals, on: x, names: names)
    let explained = solveResidualCovariance(
      (1 / Double(rowCount)) * errors.multiplied(by: errors, transposingSelf: true)
    ).diagonal.reduce(0, +)
    return ResidualTest(
      Double(rowCount) * (Double(n) - explained), degreesOfFreedom: n * n * h)
  }

  /// Multivariate test that the covariance of the residuals does not follow their past squares and
  /// products:
  ///
  ///     VARCH = T·(m − tr(Ω̂₀⁻¹·Ω̂)),   χ²(h·m²),   m = n·(n + 1)/2,
  ///
  /// Ω̂ from the regression of vech(û_t·û_tᵀ) on a constant and its own h lags, Ω̂₀ on the constant
  /// alone; T counts the rows of that regression.
  ///
  /// - Throws: ``EstimationError`` when the sample cannot carry the regression.
  /// - Complexity: O(T·(h·m)²).
  /// - Source: Doornik & Hendry (1997); Lütkepohl (2005), 16.5.1.
  /// - Verified: `LuetkepohlVARTests`, the formula in NumPy, held to gretl's; statsmodels
  ///   for one series.
  public func archTest(lags h: Int) throws(EstimationError) -> ResidualTest {
    precondition(h >= 1, "no test of \(h) lags")
    let n = seriesCount
    let pairs = (0..<n).flatMap { j in (j..<n).map { i in (i, j) } }
    let m = pairs.count
    let rows = rowCount - h
    let columns = 1 + h * m
    if rows < columns + m {
      throw .tooFewObservations(
        response: seriesNames.joined(separator: ", "), observations: rowCount,
        needed: columns + m + h)
    }
    let residuals = residuals
    var products = Matrix(rowCount: rowCount, columnCount: m)
    for t in 0..<rowCount {
      for (c, pair) in pairs.enumerated() {
        products[t, c] = residuals[t, pair.0] * residuals[t, pair.1]
      }
    }
    let y = products[Array(h..<rowCount), Array(0..<m)]
    var x = Matrix(rowCount: rows, columnCount: columns, repeating: 1)
    for lag in 0..<h {
      for c in 0..<m {
        for t in 0..<rows { x[t, 1 + lag * m + c] = products[h + t - 1 - lag, c] }
      }
    }
    let pairNames = pairs.map { "\(seriesNames[$0.0])·\(seriesNames[$0.1])" }
    let names = ["constant"] + (1...h).flatMap { lag in pairNames.map { "\($0).l\(lag)" } }
    let errors = try auxiliaryResiduals(y, on: x, names: names)
    let centred = try auxiliaryResiduals(
      y, on: x[Array(0..<rows), [0]], names: ["constant"])
    let before = centred.multiplied(by: centred, transposingSelf: true)
    let after = errors.multiplied(by: errors, transposingSelf: true)
    let ratio: Double
    do {
      ratio = try Cholesky(before).solve(after).diagonal.reduce(0, +)
    } catch {
      throw .numbersRefused(model: "var", error)
    }
    return ResidualTest(
      Double(rows) * (Double(m) - ratio), degreesOfFreedom: h * m * m)
  }

  /// Test that the shocks are normal, by third and fourth moments of L̃⁻¹·(û_t − ū), L̃ the Cholesky
  /// factor of their covariance with divisor T. Depends on the order of the series.
  ///
  /// - Complexity: O(T·n²).
  /// - Source: Lütkepohl (2005), 4.5.
  /// - Verified: `LuetkepohlVARTests`, statsmodels.
  public func normalityTest() -> NormalityTest {
    let n = seriesCount
    let t = Double(rowCount)
    let residuals = residuals
    var centred = residuals
    for j in 0..<n {
      let mean = residuals.column(j).reduce(0, +) / t
      for i in 0..<rowCount { centred[i, j] -= mean }
    }
    let moment = (1 / t) * centred.multiplied(by: centred, transposingSelf: true)
    guard let factor = try? Cholesky(moment).lower,
      let standard = try? factor.solveLower(centred.transposed)
    else { preconditionFailure("residuals without a covariance passed the fit") }
    var skewness = 0.0
    var kurtosis = 0.0
    for j in 0..<n {
      let values = standard.row(j)
      let third = values.reduce(0) { $0 + $1 * $1 * $1 } / t
      let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / t - 3
      skewness += third * third
      kurtosis += fourth * fourth
    }
    let s = t * skewness / 6
    let k = t * kurtosis / 24
    return NormalityTest(
      skewness: ResidualTest(s, degreesOfFreedom: n),
      kurtosis: ResidualTest(k, degreesOfFreedom: n),
      both: ResidualTest(s + k, degreesOfFreedom: 2 * n))
  }

  /// Σ̃⁻¹·B.
  private func solveResidualCovariance(_ b: Matrix) -> Matrix {
    guard let factor = try? Cholesky(maximumLikelihoodCovariance) else {
      preconditionFailure("residuals without a covariance passed the fit")
    }
    return factor.solve(b)
  }

  private func auxiliaryResiduals(
    _ y: Matrix, on x: Matrix, names: [String]
  ) throws(EstimationError) -> Matrix {
    let qr = PivotedQR(x, tolerance: CollinearRegressors.tolerance)
    do {
      return y - x * (try qr.leastSquares(y))
    } catch {
      throw .collinear(names: CollinearRegressors.names(x, qr, names: names))
    }
  }
}
