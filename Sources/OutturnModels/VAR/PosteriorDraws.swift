public import OutturnAlgebra

/// Draws of a vector autoregression's parameters, chain after chain, with what tells whether they
/// can be trusted.
///
/// Draws of an unstable law of motion are kept and counted: whether the future may explode is the
/// prior's to say, and dropping them would be another prior.
public struct PosteriorDraws: Sendable {
  /// All chains, one after the other, of equal length.
  public let draws: [PosteriorDraw]
  public let chainCount: Int
  /// Names of the rows of B.
  public let columnNames: [String]
  /// Names of the columns of B.
  public let series: [String]
  public let lags: Int
  /// Names of the further unknowns of each draw.
  public let parameterNames: [String]
  /// Draws whose companion matrix has a root of modulus 1 or more.
  public let unstableCount: Int

  /// - Throws: ``AlgebraError/eigenvaluesDidNotConverge(count:)``.
  /// - Complexity: O(draws · (n·p)³).
  public init(
    _ draws: [PosteriorDraw], chainCount: Int, columnNames: [String], series: [String], lags: Int,
    parameterNames: [String] = []
  ) throws(AlgebraError) {
    precondition(
      chainCount >= 1 && !draws.isEmpty && draws.count % chainCount == 0,
      "\(draws.count) draws in \(chainCount) chains")
    precondition(
      draws.allSatisfy {
        $0.coefficients.rowCount == columnNames.count
          && $0.coefficients.columnCount == series.count
          && $0.parameters.count == parameterNames.count
      }, "a draw is not \(columnNames.count)×\(series.count) with \(parameterNames)")
    var unstable = 0
    for draw in draws {
      let roots = try CompanionForm(draw.lagPolynomial(lags: lags)).roots()
      if roots.contains(where: { $0.modulus >= 1 }) { unstable += 1 }
    }
    self.draws = draws
    self.chainCount = chainCount
    self.columnNames = columnNames
    self.series = series
    self.lags = lags
    self.parameterNames = parameterNames
    unstableCount = unstable
  }

  /// Share of unstable draws, in [0, 1].
  public var unstableShare: Double { Double(unstableCount) / Double(draws.count) }

  /// A scalar of every draw, one array a chain.
  public func chains(_ value: (PosteriorDraw) -> Double) -> [[Double]] {
    let length = draws.count / chainCount
    return (0..<chainCount).map { draws[$0 * length..<($0 + 1) * length].map(value) }
  }

  /// Every scalar unknown with its convergence: coefficients as `gdp:trade.l1` (equation, then
  /// regressor), covariances as `covariance:gdp:trade`, then the further unknowns.
  ///
  /// - Complexity: O(unknowns · draws · log draws).
  public func convergence() -> [(name: String, convergence: RankConvergence)] {
    var result: [(String, RankConvergence)] = []
    for (i, equation) in series.enumerated() {
      for (j, column) in columnNames.enumerated() {
        result.append(
          (
            "\(equation):\(column)",
            RankConvergence(chains: chains { $0.coefficients[j, i] })
          ))
      }
    }
    for i in series.indices {
      for j in 0...i {
        let values = chains { draw in
          (0...j).reduce(0) { $0 + draw.factor[i, $1] * draw.factor[j, $1] }
        }
        result.append(
          ("covariance:\(series[i]):\(series[j])", RankConvergence(chains: values)))
      }
    }
    for (place, name) in parameterNames.enumerated() {
      result.append((name, RankConvergence(chains: chains { $0.parameters[place] })))
    }
    return result
  }

  /// Mean of B over the draws, k×n.
  public var meanCoefficients: Matrix { mean { $0.coefficients } }

  /// Mean of Σ over the draws, n×n.
  public var meanCovariance: Matrix { mean { $0.covariance } }

  private func mean(_ value: (PosteriorDraw) -> Matrix) -> Matrix {
    var sum = value(draws[0])
    for draw in draws.dropFirst() { sum += value(draw) }
    return (1 / Double(draws.count)) * sum
  }
}
