private import Glibc

/// Chooses a candidate for values of the distributed conditions, each with the probability that it
/// is the one behind them.
///
/// Every value is weighed with every candidate, so what does not depend on the values is computed
/// once: exact conditions leave a density and move the centres of the distributed rows.
struct CandidateChoice: Sendable {
  /// What a value chose.
  struct Choice: Sendable {
    /// Nil when no candidate is compatible with the values.
    var candidate: Int?
    /// (Σw)²/Σw² over the candidates.
    var sampleSize = 0.0
    /// Probability of the regions given the values.
    var regionShare = 0.0
  }

  private let candidates: ConditionCandidates
  private let laws: [(law: CandidateLaw, uniforms: [Double])]
  private let rows: Int
  /// By candidate: log density of the exact values, less the scales of the distributed rows.
  private var densities: [Double] = []
  /// By candidate and distributed row: the centre given the exact values, over the row's size.
  private var centres: [Double] = []
  private var inverseSizes: [Double] = []
  /// By candidate, the factors of earlier distributed rows over the row's size, packed by rows.
  private var factors: [Double] = []

  init(
    _ laws: [(law: CandidateLaw, uniforms: [Double])], of candidates: ConditionCandidates
  ) {
    let system = candidates.system
    self.laws = laws
    self.candidates = candidates
    rows = system.distributedCount
    guard system.regionCount == 0 else { return }
    let first = system.exactCount
    var e = [Double](repeating: 0, count: system.rows.count)
    for (law, _) in laws {
      var density = candidates.exactLogDensity(law, e: &e)
      for row in first..<first + rows {
        let isSettled = law.isSettled(row)
        let size = isSettled ? .infinity : law.triangle(row, row)
        var centre = law.centre(row)
        for k in 0..<first { centre += law.triangle(row, k) * e[k] }
        density -= isSettled ? .infinity : law.logScale(row)
        centres.append(centre / size)
        inverseSizes.append(1 / size)
        for k in first..<row { factors.append(law.triangle(row, k) / size) }
      }
      densities.append(density)
    }
  }

  /// - Parameter uniform: Chooses among the candidates.
  func choose(_ values: [Double], at uniform: Double) -> Choice {
    var weights: [Double]
    var shares: [Double] = []
    if candidates.system.regionCount == 0 {
      weights = logDensities(values)
    } else {
      weights = []
      var e = [Double](repeating: 0, count: candidates.system.rows.count)
      for (law, uniforms) in laws {
        let (density, share) = candidates.logWeight(
          law, values: values, uniforms: uniforms, e: &e)
        weights.append(density)
        shares.append(share)
      }
    }
    let largest = weights.max() ?? -.infinity
    guard largest > -.infinity else { return Choice() }
    // A weight this far below the largest is nothing in a sum of doubles.
    let least = largest - 45
    var (sum, squares, all) = (0.0, 0.0, 0.0)
    for place in weights.indices {
      if weights[place] > least {
        var weight = exp(weights[place] - largest)
        all += weight
        if !shares.isEmpty { weight *= exp(shares[place]) }
        sum += weight
        squares += weight * weight
      }
      weights[place] = sum
    }
    guard sum > 0 else { return Choice() }
    // The first whose sum exceeds the target.
    let target = uniform * sum
    var (low, high) = (0, weights.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if weights[middle] > target { high = middle } else { low = middle + 1 }
    }
    return Choice(candidate: low, sampleSize: sum * sum / squares, regionShare: sum / all)
  }

  private func logDensities(_ values: [Double]) -> [Double] {
    var result = densities
    if rows == 1 {
      let value = values[0]
      for place in result.indices {
        let z = value * inverseSizes[place] - centres[place]
        result[place] -= 0.5 * z * z
      }
      return result
    }
    var z = values
    var factor = 0
    for place in result.indices {
      for row in 0..<rows {
        var size = values[row] * inverseSizes[place * rows + row] - centres[place * rows + row]
        for k in 0..<row {
          size -= factors[factor] * z[k]
          factor += 1
        }
        z[row] = size
        result[place] -= 0.5 * size * size
      }
    }
    return result
  }
}
