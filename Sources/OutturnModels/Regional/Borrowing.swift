/// Where the forecast of the innermost region comes from.
///
/// Given the covariances the model is linear, so its forecast is a weighted sum of the published
/// figures. The weight of a region answers: by how many points does the district's forecast move
/// when every figure of that region is one point higher? The weights of all regions on their own
/// indicator and the prior's share sum to 1; a level that returns to its mean and deviations that
/// fade give the prior more.
public struct Borrowing: Sendable, Hashable {
  /// Region ids, outermost first.
  public let regions: [String]
  /// Points of next year's growth per point of the region's same indicator: `[series][region]`.
  public let weights: [[Double]]
  /// The same per point of all other modelled indicators of the region: `[series][region]`.
  public let otherIndicators: [[Double]]

  /// The share that the priors' own means hold: 1 minus the sum of the weights.
  ///
  /// - Parameter series: Place of the series.
  public func priorShare(series: Int) -> Double { 1 - weights[series].reduce(0, +) }

  /// - Parameter samples: `[sample][series][year][region][series]`, averaged over the samples.
  init(_ samples: [[[[[Double]]]]], observations: RegionalObservations) {
    regions = observations.regions
    let n = observations.series.count
    var own = Array(repeating: Array(repeating: 0.0, count: regions.count), count: n)
    var other = own
    for sample in samples {
      for series in 0..<n {
        for year in sample[series] {
          for (region, values) in year.enumerated() {
            for (source, weight) in values.enumerated() {
              if source == series {
                own[series][region] += weight / Double(samples.count)
              } else {
                other[series][region] += weight / Double(samples.count)
              }
            }
          }
        }
      }
    }
    weights = own
    otherIndicators = other
  }
}
