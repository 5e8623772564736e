import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

@Suite("Posterior draws of the regional model")
struct RegionalPosteriorTests {
  private func posterior(
    threads: Int, seed: UInt64 = 1, draws: Int = 256
  ) throws -> RegionalPosterior {
    let reference = try RegionalReference.read()
    return try RegionalPosterior(
      prior: reference.regionalPrior, observations: reference.observations, draws: draws,
      burnIn: 20, seed: Seed(seed), threads: threads)
  }

  /// Everything in the draws as one list of numbers.
  private func numbers(_ posterior: RegionalPosterior) -> [UInt64] {
    var values: [Double] = []
    for member in posterior.members {
      for draw in member.draws {
        values += draw.levelFactor.elements + draw.shockFactor.elements
        values += draw.deviationFactors.flatMap(\.elements)
        values += draw.loading + draw.persistence + draw.longRunMean
        for year in 0..<posterior.observations.yearCount {
          for region in posterior.observations.regions.indices {
            for series in posterior.observations.series.indices {
              values.append(
                member.model.growth(draw, region: region, series: series, year: year))
            }
          }
        }
      }
    }
    values += posterior.borrowing.weights.flatMap(\.self)
    return values.map(\.bitPattern)
  }

  @Test("The same seed gives the same bits on any number of threads, another seed does not.")
  func threads() throws {
    let one = try numbers(posterior(threads: 1))
    #expect(one.count == 256 * (5 * 16 + 12 + 14 * 16) + 16)
    #expect(try numbers(posterior(threads: 2)) == one)
    #expect(try numbers(posterior(threads: 7)) == one)
    #expect(try numbers(posterior(threads: 2, seed: 2)) != one)
  }

  @Test("Members and chains have equal shares, in the order of their names.")
  func members() throws {
    let posterior = try posterior(threads: 2, draws: 260)
    #expect(posterior.members.map(\.name) == ["regional_random_walk", "regional_reverting"])
    #expect(posterior.members.map(\.draws.count) == [130, 130])
    #expect(posterior.members.map(\.model.levelPersistence) == [1, 0.85])
  }

  @Test("Figures hold most of the forecast, the prior's means the rest.")
  func shares() throws {
    let posterior = try posterior(threads: 2)
    let borrowing = posterior.borrowing
    #expect(borrowing.regions == ["china", "hunan", "yongzhou", "lingling"])
    for series in 0..<4 {
      let share = borrowing.priorShare(series: series)
      // Half of the draws give 15 % of the level to a mean that partly follows the figures, and the
      // year before the sample is little known.
      #expect(share > 0 && share < 0.25, "series \(series): \(share)")
      #expect(abs(share + borrowing.weights[series].reduce(0, +) - 1) < 1e-15)
    }
  }

  @Test("Chains on Lingling's figures agree.")
  func convergence() throws {
    let reference = try RegionalReference.read()
    let posterior = try RegionalPosterior(
      prior: reference.regionalPrior, observations: reference.observations, draws: 2000,
      seed: Seed(3), threads: 2)
    for series in 0..<4 {
      let convergence = posterior.convergence(region: 3, series: series)
      #expect(convergence.rHat < 1.05)
      #expect(convergence.effectiveSampleSize > 100)
    }
  }
}
