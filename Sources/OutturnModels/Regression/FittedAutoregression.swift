public import OutturnAlgebra
public import OutturnRandom

/// Autoregressions of several series, estimated.
public struct FittedAutoregression: FittedForecastModel {
  public let specification: Autoregression
  /// In the order of the table.
  public let seriesNames: [String]
  /// One a series; the regressors are `name.l1`, `name.l2`, ….
  public let equations: [FittedLinearRegression]
  /// The last p values of each series, oldest first.
  let history: [[Double]]

  /// The forecast with the coefficients at their estimates, step by step, H×n.
  ///
  /// For the first step it is the mean of the predictive law. Further on the predictive law under
  /// the flat prior has no mean, since some draws of the coefficients explode: there it is the path
  /// without shocks, close to the median of the simulated paths.
  public func forecastMean(horizon: Int) -> Matrix {
    precondition(horizon >= 1, "a horizon of \(horizon)")
    return Matrix(
      rowCount: horizon, columnCount: equations.count,
      columnMajor: equations.indices.flatMap { place in
        Self.continued(
          history[place], intercept: intercept(equations[place].coefficients),
          lags: lags(equations[place].coefficients),
          shocks: Array(repeating: 0, count: horizon))
      })
  }

  /// The law of the next observation of a series: Student t, exact for normal errors under the flat
  /// prior p(β, σ²) ∝ 1/σ² given the first p observations.
  ///
  /// - Parameter series: Name of a series.
  public func nextObservation(of series: String) -> StudentPredictive {
    let place = place(series)
    let past = history[place].reversed()
    let values = Dictionary(
      uniqueKeysWithValues: zip(equations[place].specification.regressors, past))
    return equations[place].prediction(at: values).observation
  }

  /// Paths with coefficients, variances and shocks drawn: `count` times H×n.
  ///
  /// For each path and series σ² = RSS/χ²(T − k) and β = β̂ + σ·F·z, the posterior under the flat
  /// prior; then a shock a step. Draws that explode are kept: ``unstableDraws(count:seed:)`` counts
  /// them. Path i of a series depends on the seed, the series' name and i.
  ///
  /// - Complexity: O(count·n·(H·p + p²)).
  public func simulatedPaths(horizon: Int, count: Int, seed: Seed) -> [Matrix] {
    precondition(horizon >= 1 && count >= 0, "\(count) paths of \(horizon) steps")
    return (0..<count).map { index in
      Matrix(
        rowCount: horizon, columnCount: equations.count,
        columnMajor: equations.indices.flatMap { place in
          var stream = stream(place, path: index, seed: seed)
          let (coefficients, deviation) = draw(place, from: &stream)
          var shocks: [Double] = []
          for _ in 0..<horizon { shocks.append(deviation * stream.normal()) }
          return Self.continued(
            history[place], intercept: intercept(coefficients), lags: lags(coefficients),
            shocks: shocks)
        })
    }
  }

  /// How many of the first `count` paths of each series have coefficients that explode or wander:
  /// a root of 1 − φ₁z − … − φ_pz^p on or inside the unit circle.
  public func unstableDraws(count: Int, seed: Seed) -> [Int] {
    equations.indices.map { place in
      (0..<count).count { index in
        var stream = stream(place, path: index, seed: seed)
        return !Self.isStable(lags(draw(place, from: &stream).coefficients))
      }
    }
  }

  /// Whether the estimate of a series is stable.
  ///
  /// - Parameter series: Name of a series.
  public func isStable(_ series: String) -> Bool {
    Self.isStable(lags(equations[place(series)].coefficients))
  }

  /// The recursion y_h = c + Σ φ_l·y_{h−l} + u_h, a value for each shock.
  ///
  /// - Parameter history: At least p values, oldest first.
  package static func continued(
    _ history: [Double], intercept: Double, lags: [Double], shocks: [Double]
  ) -> [Double] {
    var values = history
    for shock in shocks {
      let end = values.count
      values.append(
        lags.indices.reduce(intercept + shock) { $0 + lags[$1] * values[end - 1 - $1] })
    }
    return Array(values.suffix(shocks.count))
  }

  /// Whether all roots of 1 − Σ φ_l·z^l lie outside the unit circle.
  ///
  /// - Source: Schur's recursion on partial autocorrelations; Barndorff-Nielsen & Schou (1973),
  ///   doi:10.1016/0047-259X(73)90030-4.
  package static func isStable(_ lags: [Double]) -> Bool {
    var lags = lags
    while let partial = lags.popLast() {
      if !(abs(partial) < 1) { return false }
      let before = lags
      for i in lags.indices {
        lags[i] = (before[i] + partial * before[before.count - 1 - i]) / (1 - partial * partial)
      }
    }
    return true
  }

  private func draw(
    _ place: Int, from stream: inout RandomStream
  ) -> (coefficients: [Double], deviation: Double) {
    let equation = equations[place]
    let square = stream.chiSquared(degreesOfFreedom: Double(equation.degreesOfFreedom))
    let deviation = (equation.residualSumOfSquares / square).squareRoot()
    var noise: [Double] = []
    for _ in equation.coefficients { noise.append(stream.normal()) }
    let spread = equation.inverseFactor * noise
    return (zip(equation.coefficients, spread).map { $0 + deviation * $1 }, deviation)
  }

  /// The stream goes by the name of the series, so that another order of the table gives the same
  /// paths.
  private func stream(_ place: Int, path: Int, seed: Seed) -> RandomStream {
    // Fowler–Noll–Vo's hash, 1a, of 64 bits.
    let hash = seriesNames[place].utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
    }
    return Seed(seed.value ^ hash).stream(.posterior, UInt32(path))
  }

  private func intercept(_ coefficients: [Double]) -> Double {
    specification.hasIntercept ? coefficients[0] : 0
  }

  private func lags(_ coefficients: [Double]) -> [Double] {
    Array(coefficients.suffix(specification.order))
  }

  private func place(_ series: String) -> Int {
    guard let place = seriesNames.firstIndex(of: series) else {
      preconditionFailure("no series \(series) among \(seriesNames)")
    }
    return place
  }
}
