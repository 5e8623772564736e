/// The variance of an answer shared out among independent sources of what it hangs on.
///
/// Let T(w) be the variance that is left, on average, when every source outside w is known: the total
/// effect of w. Sources act together, so their own total effects add up to more than the variance and
/// what each would save by itself to less. A source's Shapley effect is the mean, over all orders in
/// which the sources may become uncertain one after the other, of what it adds; these add up to the
/// variance.
///
/// - Source: Owen (2014), doi:10.1137/130936233; Song, Nelson & Staum (2016), doi:10.1137/15M1048070.
/// - Verified: `SourcesOfUncertaintyTests`, against normal laws in closed form.
struct ShapleyEffects: Sendable {
  /// One per source; their sum is the variance.
  let effects: [Double]
  /// What each would take off the variance if it alone were known.
  let first: [Double]
  let variance: Double

  /// - Parameter totals: T by the mask of a set of sources (bit j is source j): 2ᵏ values, the first
  ///   of them 0.
  init(totals: [Double]) {
    let count = totals.count.trailingZeroBitCount
    precondition(
      totals.count == 1 << count && totals[0] == 0, "total effects of all sets of sources")
    // |w|!·(k − |w| − 1)!/k! by |w|.
    var weights = [1 / Double(max(1, count))]
    for size in 1..<max(1, count) {
      weights.append(weights[size - 1] * Double(size) / Double(count - size))
    }
    let all = totals.count - 1
    variance = totals[all]
    effects = (0..<count).map { source in
      (0...all).reduce(0) { sum, mask in
        guard mask & 1 << source == 0 else { return sum }
        return sum + weights[mask.nonzeroBitCount]
          * (totals[mask | 1 << source] - totals[mask])
      }
    }
    first = (0..<count).map { totals[all] - totals[all & ~(1 << $0)] }
  }
}
