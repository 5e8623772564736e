private import Glibc

/// How the size of the shocks moves at random from step to step.
///
/// A scale is multiplied by exp(h(t)) with
///
///     h(t) = a + φ·h(t−1) + ω·η(t),   η ~ N(0, 1)
///
/// φ = 1 is a random walk. One log-volatility moves the shocks of all sources together, or each
/// source has its own.
///
/// - Source: Taylor (1982); one for all series as in Carriero, Clark & Marcellino (2016),
///   doi:10.1080/07350015.2015.1040116.
/// - Verified: `StochasticVolatilityShockTests`.
package struct ShockVolatility: Sendable, Hashable {
  /// Log-volatilities: one, or one a source.
  package let count: Int
  /// By set, one or one a draw, and in it by volatility: h before the first step, a, φ, ω.
  package let parameters: [Double]

  /// - Parameters:
  ///   - count: From 1.
  ///   - parameters: A multiple of 4·`count` finite values; ω not negative.
  package init(count: Int, parameters: [Double]) {
    precondition(
      count >= 1 && !parameters.isEmpty && parameters.count % (4 * count) == 0,
      "\(parameters.count) parameters of \(count) log-volatilities")
    precondition(parameters.allSatisfy(\.isFinite), "a parameter of volatility is not finite")
    precondition(
      stride(from: 3, to: parameters.count, by: 4).allSatisfy { parameters[$0] >= 0 },
      "a negative standard deviation of log-volatility")
    self.count = count
    self.parameters = parameters
  }

  /// One random walk for all sources that leaves the variance of every step's shocks as it is.
  ///
  /// With a = −ω² the variance exp(2h) is a martingale: E exp(2h(t)) = 1 at every step, while its
  /// logarithm spreads. The kurtosis of a normal shock becomes 3·exp(4ω²t).
  ///
  /// - Parameter deviation: ω, the standard deviation of a step's change of log-volatility.
  package static func walk(deviation: Double) -> Self {
    Self(count: 1, parameters: [0, -deviation * deviation, 1, deviation])
  }

  package var setCount: Int { parameters.count / (4 * count) }

  func check(sources: Int, draws: Int) {
    precondition(
      count == 1 || count == sources, "\(count) log-volatilities of \(sources) sources")
    precondition(
      setCount == 1 || setCount == draws, "volatilities of \(setCount) of \(draws) draws")
  }

  /// The volatilities of other draws.
  func of(draws: [Int]) -> ShockVolatility {
    setCount == 1
      ? self
      : ShockVolatility(count: count, parameters: dealt(parameters, of: setCount, to: draws))
  }

  /// E exp(2h) by volatility and step.
  ///
  /// h(t) is normal with mean m(t) = a + φ·m(t−1) and variance v(t) = φ²·v(t−1) + ω², so that it is
  /// exp(2m + 2v).
  package func meanSquares(ofDraw draw: Int, horizon: Int) -> [Double] {
    var result: [Double] = []
    for (state, law) in laws(ofDraw: draw) {
      var (mean, variance) = (state, 0.0)
      for _ in 0..<horizon {
        mean = law.drift + law.persistence * mean
        variance = law.persistence * law.persistence * variance + law.deviation * law.deviation
        result.append(exp(2 * mean + 2 * variance))
      }
    }
    return result
  }

  /// exp(2h) by volatility and step of one path.
  func squares(ofDraw draw: Int, horizon: Int, normal: () -> Double) -> [Double] {
    var result: [Double] = []
    for (state, law) in laws(ofDraw: draw) {
      var h = state
      for _ in 0..<horizon {
        h = law.drift + law.persistence * h + law.deviation * normal()
        result.append(exp(2 * h))
      }
    }
    return result
  }

  private func laws(
    ofDraw draw: Int
  ) -> [(state: Double, law: (drift: Double, persistence: Double, deviation: Double))] {
    let start = setCount == 1 ? 0 : draw * 4 * count
    return (0..<count).map { place in
      let p = parameters[start + 4 * place..<start + 4 * place + 4]
      return (
        p[p.startIndex], (p[p.startIndex + 1], p[p.startIndex + 2], p[p.startIndex + 3])
      )
    }
  }
}

extension PathModel {
  /// The mean of s² by source and step: of Student-t scales and of volatility.
  func meanSquaredScales(ofDraw draw: Int, horizon: Int) -> [Double] {
    var scales = degreesOfFreedom.flatMap {
      Array(repeating: varianceFactor(degreesOfFreedom: $0), count: horizon)
    }
    multiply(&scales, by: volatility?.meanSquares(ofDraw: draw, horizon: horizon), horizon)
    return scales
  }

  /// Multiplies s² by source and step by exp(2h) by volatility and step.
  func multiply(_ squaredScales: inout [Double], by squares: [Double]?, _ horizon: Int) {
    guard let squares else { return }
    for place in squaredScales.indices { squaredScales[place] *= squares[place % squares.count] }
  }
}
