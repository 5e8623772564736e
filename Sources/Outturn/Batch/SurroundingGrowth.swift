internal import OutturnModels
internal import OutturnRandom

/// Growth of the regions around the ones that are computed, model units by path: what their parts
/// deviate from.
///
/// The paths of a region and of the one around it are kept, since the next piece mostly lies in the
/// same: without it every city would draw the nation and its province anew.
struct SurroundingGrowth {
  private let posterior: RegionTreePosterior
  private let tree: RegionTree
  private let horizon: Int
  private let paths: Int
  private let seed: Seed
  /// At most two, the outer first.
  private var kept: [(region: Int, growth: [Double])] = []

  init(
    _ posterior: RegionTreePosterior, tree: RegionTree, horizon: Int, paths: Int, seed: Seed
  ) {
    self.posterior = posterior
    self.tree = tree
    self.horizon = horizon
    self.paths = paths
    self.seed = seed
  }

  /// Growth of a region's own paths: the common path and the deviations from the outermost region to
  /// this one.
  ///
  /// - Complexity: O(paths · steps · indicators) for each region that is not kept.
  mutating func growth(of region: Int) -> [Double] {
    if let known = kept.first(where: { $0.region == region }) { return known.growth }
    let parent = tree.parents[region]
    var growth =
      parent.map { self.growth(of: $0) }
      ?? posterior.commonPaths(horizon: horizon, count: paths, seed: seed)
    posterior.addDeviation(of: region, to: &growth, horizon: horizon, count: paths, seed: seed)
    kept = kept.filter { $0.region == parent } + [(region, growth)]
    return growth
  }
}
