private import Glibc
public import OutturnAlgebra

/// What a forecast covariance holds uncertain.
public enum ForecastUncertainty: Sendable, Hashable {
  /// The shocks after the sample, with Σ̂; the coefficients count as known.
  case shocks
  /// Shocks and coefficients, to first order in the error of B̂, from the last rows of this sample.
  /// For every kind of regressor.
  case shocksAndParameters
  /// Shocks and coefficients, averaged over samples: Lütkepohl's Σ(h) + Ω(h)/T. Only for models
  /// whose one deterministic term is the constant, or that have none.
  case shocksAndParametersOnAverage
}

extension FittedVectorAutoregression {
  /// The forecast that the estimated coefficients give, H×n. With
  /// ``VectorAutoregression/PathLaw/shocksOnly`` it is the mean of the paths; where the paths vary the
  /// coefficients it is their mean for the first period and close to it later.
  ///
  /// A model with exogenous series needs their future first, by ``given(_:)``, for H periods at
  /// least.
  ///
  /// - Complexity: O(H·p·n²).
  public func forecastMean(horizon: Int) -> Matrix {
    polynomial.path(
      after: sample.history, drivers: deterministicPart(futureTerms(horizon), coefficients))
  }

  /// Covariance of the forecast error of each step: H matrices n×n, the first for h = 1.
  ///
  /// Shocks contribute Σ_{i<h} Φ_i·Σ̂·Φ_iᵀ. Coefficients contribute
  /// Σ_{i,j<h} q_ij·Φ_i·Σ̂·Φ_jᵀ, where q_ij is x_{h−i}ᵀ(XᵀX)⁻¹x_{h−j} of the forecast regressors, or
  /// on average tr[(Bᵀ)^{h−1−i}(XᵀX)⁻¹B^{h−1−j}(XᵀX)]/T.
  ///
  /// - Complexity: O(H³·n² + H²·n³), on average O(H²·k³) besides.
  /// - Source: Lütkepohl (2005), (2.2.11), (3.5.7), (3.5.12).
  public func forecastCovariances(
    horizon: Int, _ uncertainty: ForecastUncertainty = .shocksAndParameters
  ) -> [Matrix] {
    let phi = polynomial.movingAverage(count: horizon)
    let n = seriesCount
    var shocks = Matrix(rowCount: n, columnCount: n)
    var result: [Matrix] = []
    for i in 0..<horizon {
      shocks += phi[i] * covariance.multiplied(by: phi[i], transposingOther: true)
      result.append(shocks)
    }
    let weights: (Int, Int, Int) -> Double
    switch uncertainty {
    case .shocks: return result
    case .shocksAndParameters: weights = conditionalWeights(horizon)
    case .shocksAndParametersOnAverage: weights = averageWeights(horizon)
    }
    for h in 1..<horizon + 1 {
      for i in 0..<h {
        for j in 0..<h {
          let spread = covariance.multiplied(by: phi[j], transposingOther: true)
          result[h - 1] += weights(h, i, j) * (phi[i] * spread)
        }
      }
    }
    return result
  }

  /// Covariance of the whole forecast error path from shocks alone, nH×nH: step h of series i stands
  /// at (h − 1)·n + i. Steps are not independent: a shock is felt in all that follow it.
  ///
  /// - Complexity: O(H³·n³).
  public func shockPathCovariance(horizon: Int) -> Matrix {
    let phi = polynomial.movingAverage(count: horizon)
    let n = seriesCount
    var impact = Matrix(rowCount: n * horizon, columnCount: n * horizon)
    for h in 0..<horizon {
      for s in 0...h {
        let block = phi[h - s] * shockFactor
        for i in 0..<n {
          for j in 0..<n { impact[h * n + i, s * n + j] = block[i, j] }
        }
      }
    }
    return impact.multiplied(by: impact, transposingOther: true)
  }

  /// d_t of the periods after the sample, H×m.
  func futureTerms(_ horizon: Int) -> Matrix {
    precondition(horizon >= 1, "a horizon of \(horizon)")
    let names = model.exogenous
    guard !names.isEmpty else {
      return terms.future(exogenous: Matrix(rowCount: horizon, columnCount: 0))
    }
    guard let future = exogenousFuture, future.periodCount >= horizon else {
      preconditionFailure(
        "the future of \(names) is given for \(exogenousFuture?.periodCount ?? 0) of \(horizon) periods"
      )
    }
    let places = names.map { name in future.names.firstIndex { $0 == name }! }
    return terms.future(exogenous: future.values[Array(0..<horizon), places])
  }

  /// C·d_t, a row a period.
  func deterministicPart(_ terms: Matrix, _ coefficients: Matrix) -> Matrix {
    terms * coefficients[Array(0..<terms.columnCount), Array(0..<seriesCount)]
  }

  /// x_{h−i}ᵀ(XᵀX)⁻¹x_{h−j} by (h, i, j).
  private func conditionalWeights(_ horizon: Int) -> (Int, Int, Int) -> Double {
    let future = futureTerms(horizon)
    let path = forecastMean(horizon: horizon)
    let rows = sample.history.rowCount
    let x = (0..<horizon).map { h in
      future.row(h)
        + (0..<model.lags).flatMap { lag -> [Double] in
          let step = h - 1 - lag
          return step >= 0 ? path.row(step) : sample.history.row(rows + step)
        }
    }
    let stacked = Matrix(rows: x) * coefficientFactor
    let products = stacked.multiplied(by: stacked, transposingOther: true)
    return { h, i, j in products[h - 1 - i, h - 1 - j] }
  }

  /// tr[(Bᵀ)^{h−1−i}(XᵀX)⁻¹B^{h−1−j}(XᵀX)]/T by (h, i, j), B the matrix that carries x_t one period
  /// on.
  private func averageWeights(_ horizon: Int) -> (Int, Int, Int) -> Double {
    precondition(
      terms.isConstantAtMost,
      "an average over samples is not defined with \(terms.names)")
    let companion = polynomial.companion.matrix
    let m = terms.count
    let k = regressorCount
    var step = Matrix(rowCount: k, columnCount: k)
    if m == 1 {
      step[0, 0] = 1
      if model.lags > 0 {
        for i in 0..<seriesCount { step[1 + i, 0] = coefficients[0, i] }
      }
    }
    for i in 0..<companion.rowCount {
      for j in 0..<companion.rowCount { step[m + i, m + j] = companion[i, j] }
    }
    let x = sample.regressors
    let gram = x.multiplied(by: x, transposingSelf: true)
    var powers = [Matrix.identity(k)]
    for _ in 1..<max(2, horizon) { powers.append(powers[powers.count - 1] * step) }
    let rows = Double(rowCount)
    var table = Matrix(rowCount: horizon, columnCount: horizon)
    for a in 0..<horizon {
      let left = powers[a].multiplied(by: inverseGram, transposingSelf: true)
      for b in 0..<horizon {
        let right = powers[b] * gram
        var trace = 0.0
        for i in 0..<k {
          for j in 0..<k { trace += left[i, j] * right[j, i] }
        }
        table[a, b] = trace / rows
      }
    }
    return { h, i, j in table[h - 1 - i, h - 1 - j] }
  }
}
