import OutturnModels
import OutturnRandom
import Testing

@Suite("Regions within regions share a path and deviate from what is around them")
struct RegionTreeTests {
  /// A root, two regions in it, and five in these; two series that are known in most years.
  private static func tree(reordered: Bool = false) -> RegionTree {
    let parents: [Int?] = [nil, 0, 0, 1, 1, 2, 2, 2]
    let ids = ["r", "a", "b", "a1", "a2", "b1", "b2", "b3"]
    var stream = Seed(5).stream(.panelPaths)
    var values: [[[Double?]]] = []
    for (place, parent) in parents.enumerated() {
      values.append(
        (0..<2).map { series in
          (0..<12).map { year in
            let around = parent.flatMap { values[$0][series][year] } ?? 5
            let isHole = place > 2 && (place + year + series) % 7 == 0
            let noise = stream.normal()
            return isHole ? nil : around + noise * (place == 0 ? 0.3 : 0.6)
          }
        })
    }
    let order = reordered ? [0, 2, 1, 7, 5, 6, 4, 3] : Array(0..<8)
    return RegionTree(
      ids: order.map { ids[$0] },
      parents: order.map { place in parents[place].map { order.firstIndex(of: $0)! } },
      series: ["gdp", "trade"], isNominal: [false, true], firstYear: 2001,
      values: order.map { values[$0] })
  }

  private static let horizon = 3

  private static func growth(
    of id: String, in tree: RegionTree, _ posterior: RegionTreePosterior, count: Int
  ) -> [Double] {
    var growth = posterior.commonPaths(horizon: horizon, count: count, seed: Seed(9))
    var lineage: [Int] = []
    var place = tree.ids.firstIndex(of: id)
    while let region = place {
      lineage.insert(region, at: 0)
      place = tree.parents[region]
    }
    for region in lineage {
      posterior.addDeviation(
        of: region, to: &growth, horizon: horizon, count: count, seed: Seed(9))
    }
    return growth
  }

  @Test("the mean of a region's paths is the common path's mean plus those of its deviations")
  func means() throws {
    let tree = Self.tree()
    let posterior = try RegionTreeModel().fit(tree, threads: 1)
    let count = 20_000
    let mean = posterior.forecastMean(of: 6, horizon: Self.horizon)
    let paths = Self.growth(of: "b2", in: tree, posterior, count: count)
    for cell in 0..<Self.horizon * 2 {
      let values = paths[cell * count..<(cell + 1) * count].sorted()
      // Tails have few moments: a mean without the outer hundredths, whose law is symmetric.
      let inner = values[count / 100..<count - count / 100]
      let spread = (values[count * 84 / 100] - values[count * 16 / 100]) / 2
      // Six standard errors of the mean.
      let tolerance = 6 * spread / Double(count).squareRoot()
      #expect(
        abs(inner.reduce(0, +) / Double(inner.count) - mean[cell]) < tolerance, "cell \(cell)")
    }
  }

  @Test("a shorter run of paths is the beginning of a longer one")
  func prefixes() throws {
    let tree = Self.tree()
    let posterior = try RegionTreeModel().fit(tree, threads: 1)
    let few = Self.growth(of: "a1", in: tree, posterior, count: 10)
    let many = Self.growth(of: "a1", in: tree, posterior, count: 25)
    for cell in 0..<Self.horizon * 2 {
      #expect(few[cell * 10..<(cell + 1) * 10] == many[cell * 25..<cell * 25 + 10])
    }
  }

  @Test("threads change nothing, and the order of the table only rounds differently")
  func order() throws {
    let tree = Self.tree()
    let posterior = try RegionTreeModel().fit(tree, threads: 1)
    let again = try RegionTreeModel().fit(tree, threads: 3)
    let here = Self.growth(of: "b3", in: tree, posterior, count: 50)
    #expect(here == Self.growth(of: "b3", in: tree, again, count: 50))
    let other = Self.tree(reordered: true)
    let there = Self.growth(
      of: "b3", in: other, try RegionTreeModel().fit(other, threads: 1), count: 50)
    // The search for the shared parameters sums in another order and stops within 1e-3 of the
    // density's maximum: a tenth of a point for shocks of half a point would be a bug.
    for (one, two) in zip(here, there) { #expect(abs(one - two) < 0.1) }
  }

  @Test("correlations of changes are pooled as their definition says and shrunk by five pairs")
  func correlations() {
    // Changes 1, 1, −2 and 2, 1, −3: the cosine is 9/√(6·14), over three pairs.
    let factor = RegionTreeModel.correlationFactor([[[0, 1, 2, 0]], [[0, 2, 3, 0]]])
    let expected = 9 / (6.0 * 14).squareRoot() * 3 / 8
    #expect(abs(factor[1][0] - expected) < 1e-15)
    #expect(abs(factor[1][1] - (1 - expected * expected).squareRoot()) < 1e-15)
    // Years that two series have not in common say nothing.
    let apart = RegionTreeModel.correlationFactor([[[0, 1, nil, nil]], [[nil, nil, 3, 0]]])
    #expect(apart == [[1], [0, 1]])
  }
}
