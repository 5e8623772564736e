import OutturnEvaluation
import Testing

@Suite("Scores of several quantities at once, against scoringrules")
struct JointScoresTests {
  @Test("Energy and variogram score.")
  func reference() throws {
    for row in try ScoreReference.read().joint {
      expectEqual(JointScores.energy(sample: row.sample, outturn: row.outturn), row.energy)
      expectEqual(
        JointScores.variogram(sample: row.sample, outturn: row.outturn), row.variogramHalf)
      expectEqual(
        JointScores.variogram(sample: row.sample, outturn: row.outturn, order: 1),
        row.variogramOne)
    }
  }

  @Test("Of one quantity the energy score is the CRPS.")
  func oneQuantity() throws {
    for row in try ScoreReference.read().samples {
      expectEqual(
        JointScores.energy(sample: row.sample.map { [$0] }, outturn: [row.outturn]), row.crps)
    }
  }

  @Test("A shift of everything leaves the variogram score; weights scale it.")
  func variogramShift() throws {
    let row = try #require(try ScoreReference.read().joint.last)
    let shifted = row.sample.map { $0.map { $0 + 7 } }
    expectEqual(
      JointScores.variogram(sample: shifted, outturn: row.outturn), row.variogramHalf)
    let twice = Array(repeating: Array(repeating: 2.0, count: 4), count: 4)
    expectEqual(
      JointScores.variogram(sample: row.sample, outturn: row.outturn, weights: twice),
      2 * row.variogramHalf)
  }
}
