public import OutturnRandom
internal import OutturnAlgebra

/// A p-value by simulation: how often samples that the fitted model itself generates give a
/// statistic as large as the data's.
///
/// The χ² laws of residual tests hold in large samples. With four series and fourteen years a
/// Breusch–Godfrey test at 5 % rejects a right model in one sample of two; by simulation it rejects
/// one in twenty.
///
/// - Source: Dufour (2006), doi:10.1016/j.jeconom.2005.06.007.
/// - Verified: `SimulatedPValueTests`: share of rejections of a right model, χ² in large samples.
public struct SimulatedPValue: Sendable, Hashable {
  /// (1 + samples with a statistic as large)/(1 + samples), never 0.
  public let pValue: Double
  /// Samples that could not be estimated or tested; they are not counted.
  public let refusedSamples: Int

  /// - Parameter sample: The statistic of sample i.
  fileprivate init(
    _ statistic: Double, count: Int, sample: (UInt32) throws(EstimationError) -> Double
  ) {
    precondition(count >= 19, "\(count) samples")
    var larger = 0
    var refused = 0
    for index in 0..<count {
      guard let value = try? sample(UInt32(index)) else {
        refused += 1
        continue
      }
      // Equal up to rounding is as large.
      if value >= statistic * (1 - 0x1p-40) { larger += 1 }
    }
    pValue = Double(1 + larger) / Double(1 + count - refused)
    refusedSamples = refused
  }

  /// The upper half of the streams, apart from those of paths.
  fileprivate static func stream(_ seed: Seed, _ index: UInt32) -> RandomStream {
    seed.stream(.posterior, 0x8000_0000 + index)
  }
}

extension FittedVectorAutoregression {
  /// The p-value of a statistic by samples of this model: normal shocks of covariance Σ̂ after the
  /// same first p rows, deterministic terms and exogenous series, estimated anew.
  ///
  /// - Parameters:
  ///   - count: Samples; 999 know a p-value of 0.05 within 0.007.
  ///   - statistic: Of a fit; the larger, the less the hypothesis fits.
  /// - Throws: What the statistic of this fit throws.
  /// - Complexity: `count` fits and statistics.
  public func simulatedPValue(
    count: Int = 999, seed: Seed,
    statistic: (FittedVectorAutoregression) throws(EstimationError) -> Double
  ) throws(EstimationError) -> SimulatedPValue {
    let n = seriesCount
    let inSample = terms.rows[Array(sample.start..<terms.rows.rowCount), Array(0..<terms.count)]
    let drift = deterministicPart(inSample, coefficients)
    let first = sample.history[Array(0..<sample.start), Array(0..<n)]
    return SimulatedPValue(try statistic(self), count: count) {
      index throws(EstimationError) in
      var stream = SimulatedPValue.stream(seed, index)
      var noise = Matrix(rowCount: rowCount, columnCount: n)
      for i in 0..<rowCount {
        for j in 0..<n { noise[i, j] = stream.normal() }
      }
      let shocks = noise.multiplied(by: shockFactor, transposingOther: true)
      let generated = polynomial.path(after: first, drivers: drift + shocks)
      let again = LagRegression(
        history: first.above(generated), terms: terms.rows, lags: model.lags, from: sample.start)
      return try statistic(
        FittedVectorAutoregression(
          model, series: seriesNames, terms: terms, sample: again))
    }
  }
}

extension FittedLinearRegression {
  /// The p-value of a statistic by samples of this equation: normal errors of standard deviation s,
  /// the regressors as they are. It is exact for statistics that do not depend on β and σ, as those
  /// of residuals; not where the response's own past is among the regressors.
  ///
  /// - Parameters:
  ///   - count: Samples; 999 know a p-value of 0.05 within 0.007.
  ///   - statistic: Of a fit; the larger, the less the hypothesis fits.
  /// - Throws: What the statistic of this fit throws.
  /// - Complexity: `count` fits and statistics.
  public func simulatedPValue(
    count: Int = 999, seed: Seed,
    statistic: (FittedLinearRegression) throws(EstimationError) -> Double
  ) throws(EstimationError) -> SimulatedPValue {
    let scale = residualStandardDeviation
    return SimulatedPValue(try statistic(self), count: count) {
      index throws(EstimationError) in
      var stream = SimulatedPValue.stream(seed, index)
      let response = fittedValues.indices.map { t in
        fittedValues[t]
          + scale * stream.normal() / (rows.weights.map { $0[t].squareRoot() } ?? 1)
      }
      return try statistic(
        FittedLinearRegression(
          specification,
          rows: RegressionRows(
            response: response, regressors: regressors, weights: rows.weights)))
    }
  }
}
