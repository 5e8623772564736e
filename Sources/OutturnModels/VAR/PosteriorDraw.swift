private import Glibc
public import OutturnAlgebra
package import OutturnRandom

/// One draw of a vector autoregression's parameters: what a path of the future needs.
public struct PosteriorDraw: Sendable {
  /// How the size of shocks goes on after the sample.
  public enum ShockLaw: Sendable, Hashable {
    /// Covariance L·Lᵀ in every period.
    case normal
    /// Student t with these degrees of freedom and scale L·Lᵀ, one mixing factor a period.
    case student(degreesOfFreedom: Double)
    /// L holds for the last period; the log-variance of the shock of each equation, in the order
    /// of L's columns, walks on with these standard deviations a period.
    case stochasticVolatility(steps: [Double])
    /// L times the factor of an outbreak that began so many periods before the first of the future.
    case outbreak(OutbreakScale, elapsed: Int)
  }

  /// B, k×n: the constant, lag 1 of each series, lag 2, …, impulses.
  public let coefficients: Matrix
  /// L, n×n lower triangular.
  public let factor: Matrix
  public let shockLaw: ShockLaw
  /// Further unknowns, in the order of ``PosteriorDraws/parameterNames``.
  public let parameters: [Double]

  public init(
    coefficients: Matrix, factor: Matrix, shockLaw: ShockLaw = .normal, parameters: [Double] = []
  ) {
    self.coefficients = coefficients
    self.factor = factor
    self.shockLaw = shockLaw
    self.parameters = parameters
  }

  /// Σ = L·Lᵀ.
  public var covariance: Matrix { factor.multiplied(by: factor, transposingOther: true) }

  /// A₁, …, A_p.
  public func lagPolynomial(lags: Int) -> LagPolynomial {
    let n = factor.rowCount
    return LagPolynomial(
      (0..<lags).map { lag in
        coefficients[Array(1 + lag * n..<1 + (lag + 1) * n), Array(0..<n)].transposed
      }, seriesCount: n)
  }

  /// One path of the future, H×n: shocks from `stream`, or none.
  ///
  /// - Parameter recent: The last p periods, latest first.
  package func path(after recent: [[Double]], horizon: Int, stream: inout RandomStream?) -> Matrix {
    let n = factor.rowCount
    var past = recent
    var result = Matrix(rowCount: horizon, columnCount: n)
    var logVariances = [Double](repeating: 0, count: n)
    for h in 0..<horizon {
      var next = (0..<n).map { coefficients[0, $0] }
      for (lag, values) in past.enumerated() {
        for j in 0..<n {
          for i in 0..<n { next[i] += coefficients[1 + lag * n + j, i] * values[j] }
        }
      }
      if stream != nil {
        let shock = shock(h, &logVariances, &stream!)
        for i in 0..<n { next[i] += shock[i] }
      }
      for i in 0..<n { result[h, i] = next[i] }
      past.insert(next, at: 0)
      past.removeLast()
    }
    return result
  }

  private func shock(
    _ h: Int, _ logVariances: inout [Double], _ stream: inout RandomStream
  ) -> [Double] {
    var scale = 1.0
    switch shockLaw {
    case .normal: break
    case .student(let nu): scale = sqrt(nu / stream.chiSquared(degreesOfFreedom: nu))
    case .stochasticVolatility(let steps):
      for i in logVariances.indices { logVariances[i] += steps[i] * stream.normal() }
    case .outbreak(let course, let elapsed): scale = course.factor(after: elapsed + h)
    }
    let normals = logVariances.map { scale * exp($0 / 2) * stream.normal() }
    return normals.indices.map { i in
      (0...i).reduce(0) { $0 + factor[i, $1] * normals[$1] }
    }
  }
}
