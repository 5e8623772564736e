private import Glibc

/// Proper scores of a forecast of several quantities at once: they see whether the links between
/// the quantities were right, which scores of one quantity cannot.
///
/// - Verified: `JointScoresTests`, against Python's scoringrules.
public enum JointScores {
  /// Energy score: mean ‖x − y‖ − ½·mean ‖x − x′‖. With one quantity it is the CRPS.
  ///
  /// - Parameters:
  ///   - sample: Draws of the whole vector, at least one.
  ///   - outturn: What came, one entry a quantity.
  /// - Complexity: O(N²·d).
  /// - Source: Gneiting & Raftery (2007), doi:10.1198/016214506000001437.
  public static func energy(sample: [[Double]], outturn: [Double]) -> Double {
    check(sample, outturn)
    var pairs = 0.0
    for i in sample.indices {
      for j in 0..<i { pairs += distance(sample[i], sample[j]) }
    }
    let count = Double(sample.count)
    return mean(sample.map { distance($0, outturn) }) - pairs / (count * count)
  }

  /// Variogram score: Σᵢⱼ wᵢⱼ·(|yᵢ − yⱼ|ᵖ − mean |xᵢ − xⱼ|ᵖ)² over all ordered pairs.
  ///
  /// More sensitive to wrong correlations than the energy score; blind to a shift of everything.
  ///
  /// - Parameters:
  ///   - sample: Draws of the whole vector, at least one.
  ///   - outturn: What came, one entry a quantity.
  ///   - order: p, positive; ½ is usual.
  ///   - weights: wᵢⱼ, `[i][j]`; nil is 1 each.
  /// - Complexity: O(N·d²).
  /// - Source: Scheuerer & Hamill (2015), doi:10.1175/MWR-D-14-00269.1.
  public static func variogram(
    sample: [[Double]], outturn: [Double], order: Double = 0.5, weights: [[Double]]? = nil
  ) -> Double {
    check(sample, outturn)
    precondition(order > 0, "an order of \(order)")
    var score = 0.0
    for i in outturn.indices {
      for j in outturn.indices where i != j {
        let expected = mean(sample.map { pow(($0[i] - $0[j]).magnitude, order) })
        let gap = pow((outturn[i] - outturn[j]).magnitude, order) - expected
        score += (weights?[i][j] ?? 1) * gap * gap
      }
    }
    return score
  }

  private static func check(_ sample: [[Double]], _ outturn: [Double]) {
    precondition(
      !sample.isEmpty && sample.allSatisfy { $0.count == outturn.count },
      "no draws, or draws that do not hold \(outturn.count) quantities")
  }

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    sqrt(zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
  }
}
