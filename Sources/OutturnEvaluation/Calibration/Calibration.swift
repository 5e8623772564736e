private import Glibc

/// Whether outturns fell where forecasts said they would, seen through their probability
/// integral transforms: the forecast's P(Y ≤ outturn), uniform on (0, 1) when it is honest.
///
/// - Source: Dawid (1984); Gneiting, Balabdaoui & Raftery (2007),
///   doi:10.1111/j.1467-9868.2007.00587.x.
/// - Verified: `CalibrationTests`, against SciPy and statsmodels.
public struct Calibration: Sendable, Hashable {
  /// One a forecast, 0 to 1.
  public let transforms: [Double]
  /// The year of each, or another group that misses together.
  public let clusters: [Int]

  /// - Parameter transforms: At least one, from 0 to 1.
  public init(transforms: [Double], clusters: [Int]) {
    precondition(
      transforms.count == clusters.count && !transforms.isEmpty,
      "\(transforms.count) transforms in \(clusters.count) clusters")
    precondition(transforms.allSatisfy { $0 >= 0 && $0 <= 1 }, "a transform outside 0 to 1")
    self.transforms = transforms
    self.clusters = clusters
  }

  /// How often the central interval of a nominal cover held the outturn.
  public func cover(_ nominal: Double) -> ClusteredShare {
    ClusteredShare(
      transforms.map { ($0 - 0.5).magnitude <= nominal / 2 }, clusters: clusters)
  }

  /// Shares of the transforms by bins of equal width, 1/bins each when honest.
  public func histogram(bins: Int = 10) -> [ClusteredShare] {
    let places = transforms.map { min(Int($0 * Double(bins)), bins - 1) }
    return (0..<bins).map { bin in
      ClusteredShare(places.map { $0 == bin }, clusters: clusters)
    }
  }

  /// Largest distance of the sorted transforms from the middles (i − ½)/n of the steps of a uniform
  /// law: Kolmogorov and Smirnov's less half a step.
  public var kolmogorovSmirnov: Double {
    let n = Double(transforms.count)
    return transforms.sorted().enumerated().reduce(0) {
      max($0, ($1.element - (Double($1.offset) + 0.5) / n).magnitude)
    }
  }

  /// Standard deviation of the clusters' mean transforms: 0.29/√n with independent units, more when
  /// all units of a year lie on one side. NaN with one cluster.
  public var spreadBetweenClusters: Double {
    var groups: [Int: [Double]] = [:]
    for (transform, cluster) in zip(transforms, clusters) {
      groups[cluster, default: []].append(transform)
    }
    guard groups.count > 1 else { return .nan }
    let means = groups.keys.sorted().map { mean(groups[$0]!) }
    let centre = mean(means)
    let squares = means.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    return sqrt(squares / Double(means.count - 1))
  }
}
