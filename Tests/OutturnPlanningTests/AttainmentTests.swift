import OutturnPlanning
import OutturnSeries
import OutturnSimulation
import Testing
import _OutturnTestSupport

/// The identities that the odds of several targets obey, whatever the numbers.
@Suite("The odds of several targets") struct AttainmentTests {
  private struct Reference: Decodable {
    struct Oracle: Decodable {
      var growth: Double
      var level: Double
      var joint: Double
    }

    var oracle: Oracle
  }

  private static let paths = 400_000

  /// Growth of 5 ± 0.9 %, prices of 0.3 ± 0.6 %, a base of 312.8 ± 2.0, all independent; targets of
  /// growth, of the level, of another series, and one of growth that holds whenever the first does.
  private static let attainment: Attainment = {
    let model = PathModel.gaussianPaths(
      GaussianPathModel(
        seriesCount: 2, horizon: 1, drawCount: 1, parameters: [5, 3, 0.9, 0.6, 1]))
    func cell(_ series: Int, _ measure: Measure, _ bound: Double) -> TargetCell {
      TargetCell(
        measure: measure, series: series, step: 0, exact: bound ... .infinity,
        published: bound ... .infinity)
    }
    let cells = [
      cell(0, .growth, 5.5), cell(0, .level, 330), cell(1, .growth, 3.5), cell(0, .growth, 4.5),
    ]
    let plan = SimulationPlan(
      model: model, horizon: 1, paths: paths, seed: 7,
      transformations: [.identity, .identity], shift: [], shockScale: 1,
      levels: [
        LevelRule(
          baseLevels: [312.8], noise: .logNormal(standardDeviation: 2 / 312.8),
          usesDeflator: true), LevelRule(baseLevels: [100]),
      ],
      deflator: DeflatorRule(
        means: [0.3], commonStandardDeviations: [0], yearStandardDeviations: [0.6]),
      targets: cells, batches: [])
    let targets = cells.enumerated().map { place, cell in
      ResolvedTarget(
        id: "t\(place)", indicator: "x", name: LocalizedText(zhHans: "甲", en: "x"), series: "x",
        measure: cell.measure, year: 2026, sense: .atLeast, threshold: PublishedFigure("1")!,
        band: nil, unit: "%", isHeadline: place < 3, isStretch: place == 2, cell: cell)
    }
    return Attainment(targets, ensemble: plan.run(threads: 1), rounding: .exact)
  }()

  private var odds: Attainment { Self.attainment }

  @Test("Growth and level together have the oracle's probability, and not the product")
  func oracle() throws {
    let reference: Reference = try ReferenceFile.read("kind_forecast")
    let oracle = reference.oracle
    // Five standard errors of 400,000 paths, and the log-normal base beside a normal one.
    let tolerance = 5 * 0.5 / Double(Self.paths).squareRoot()
    #expect(abs(odds.probability(0).value - oracle.growth) < tolerance)
    #expect(abs(odds.probability(1).value - oracle.level) < tolerance)
    #expect(abs(odds.joint([0, 1]).value - oracle.joint) < tolerance)
    #expect(odds.joint([0, 1]).value > 1.7 * odds.productOfMarginals([0, 1]))
  }

  @Test("A joint probability is within its bounds, and more targets never make it larger")
  func nested() {
    for some in [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]] {
      let joint = odds.joint(some).value
      #expect(UnknownLinks.all(some.map { odds.probability($0).value }).contains(joint))
      for more in 0..<4 where !some.contains(more) {
        #expect(odds.joint(some + [more]).value <= joint)
      }
    }
    // 5.5 is never reached without 4.5.
    #expect(odds.joint([0, 3]).value == odds.probability(0).value)
    #expect(odds.joint([]).value == 1)
  }

  @Test("The numbers met add up: over exactly k to one, over k to what is expected")
  func counts() {
    let all = [0, 1, 2, 3]
    let atLeast = odds.atLeast(all)
    #expect(atLeast[0] == 1)
    #expect(zip(atLeast, atLeast.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(abs(atLeast[4] - odds.joint(all).value) < 1e-12)
    let exactly = (0...4).map { k in
      odds.probability { mask in all.count { mask >> $0 & 1 == 1 } == k }.value
    }
    #expect(abs(exactly.reduce(0, +) - 1) < 1e-12)
    let expected = odds.expectedMet(all)
    #expect(abs(exactly.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 } - expected) < 1e-12)
    #expect(abs(atLeast.dropFirst().reduce(0, +) - expected) < 1e-12)
  }

  @Test("Without one target the others have at least as much: all met, plus only that one missed")
  func dropOne() {
    let some = [0, 1, 2]
    let all = odds.joint(some).value
    for (dropped, without) in zip(some, odds.jointWithoutEach(some)) {
      let others = some.filter { $0 != dropped }.reduce(0) { $0 | 1 << $1 }
      let onlyMissed = odds.probability { $0 & others == others && $0 >> dropped & 1 == 0 }
      #expect(abs(without - all - onlyMissed.value) < 1e-12)
    }
  }

  @Test("Pairs are joints, and what is given divides them")
  func pairs() throws {
    let pairs = odds.pairs([0, 1, 2])
    #expect(pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    for pair in pairs {
      #expect(pair.both == odds.joint([pair.first, pair.second]).value)
      let (first, second) = (odds.probability(pair.first), odds.probability(pair.second))
      #expect(abs(try #require(pair.firstGivenSecond) * second.value - pair.both) < 1e-12)
      #expect(abs(try #require(pair.secondGivenFirst) * first.value - pair.both) < 1e-12)
    }
    for (target, given) in zip([0, 1, 2], odds.jointGivenEach([0, 1, 2])) {
      let all = odds.joint([0, 1, 2]).value
      #expect(abs(try #require(given) * odds.probability(target).value - all) < 1e-12)
    }
  }

  @Test("What is striven for counts as headline and not as promised")
  func promised() {
    #expect(odds.headline == [0, 1, 2])
    #expect(odds.promised == [0, 1])
  }
}
