/// Nested regions with a common national path and a persistent deviation each, for several
/// indicators at once.
///
/// With n indicators, regions 0 (the nation) to R−1, each within the one before, and all products
/// taken element by element:
///
///     z₀,t = ℓt + et                      the nation's true growth
///     z₁,t = ℓt + b·et + d₁,t             the first region below: a share b of a national shock
///     zr,t = zr−1,t + dr,t                each further region
///     ℓt = φ·ℓt−1 + (1 − φ)·m + ηt        ηt ~ N(0, Q)
///     et ~ t_ν(0, κt·S)                   κt: turbulence of the year, known
///     dr,t = ρ·dr,t−1 + ur,t              ur,t ~ t_ν(0, Ur);  dr,0 ~ N(0, D)
///     yr,t = zr,t + rounding noise        where a figure is published
///
/// φ = 1 is a national level without a mean to return to; below 1 it returns to m. Everything that
/// is not published, a hole in a history as well as a year before the first figure, is sampled with
/// the rest.
///
/// - Source: `region-model` method page; the structure follows what won on provinces and cities,
///   a common path plus deviations with Student-t shocks.
/// - Verified: `RegionalGaussianTests`, a dense covariance from the equations;
///   `RegionalCalibrationTests`, simulation-based calibration; `RegionalReferenceTests`, an
///   independent sampler of another parametrisation on Lingling's figures.
public struct RegionalModel: Sendable {
  public let prior: RegionalPrior
  public let observations: RegionalObservations
  /// Persistence φ of the national level.
  public let levelPersistence: Double
  /// Factor on the variance of the national shock, by year (by index).
  let turbulence: [Double]
  /// The blocks of a year that a region's deviation is made of, by region below the nation. The
  /// coefficient of a series is constant + slope·b: z₁ − ℓ − b·(z₀ − ℓ) for the first of them.
  let deviationBlocks: [[(block: Int, constant: Double, slope: Double)]]

  /// - Parameter levelPersistence: φ in (0, 1]; 1 is a random walk, and then m plays no part.
  public init(
    prior: RegionalPrior, observations: RegionalObservations, levelPersistence: Double
  ) {
    precondition(
      levelPersistence > 0 && levelPersistence <= 1,
      "a level persistence of \(levelPersistence) is outside (0, 1]")
    let n = observations.series.count
    precondition(
      prior.nationalLevel.standardDeviations.count == n
        && prior.nationalShock.standardDeviations.count == n
        && prior.longRunMean.count == n && prior.shockLoading.count == n
        && prior.deviationPersistence.count == n && prior.initialDeviation.count == n
        && prior.initialLevel.count == n, "priors are not those of \(n) series")
    for (index, region) in observations.regions.enumerated() {
      precondition(
        index == 0 || prior.deviations[region] != nil, "\(region) has no prior of its deviation")
      precondition(
        prior.measurement[region]?.count == n, "\(region) has no measurement error for \(n) series")
    }
    self.prior = prior
    self.observations = observations
    self.levelPersistence = levelPersistence
    turbulence = (0..<observations.yearCount).map {
      prior.turbulence[observations.firstYear + $0] ?? 1
    }
    deviationBlocks = (1..<max(1, observations.regions.count)).map { region in
      region > 1
        ? [(region + 1, 1, 0), (region, -1, 0)] : [(region + 1, 1, 0), (1, 0, -1), (0, -1, 1)]
    }
  }

  var seriesCount: Int { observations.series.count }
  var regionCount: Int { observations.regions.count }
  var yearCount: Int { observations.yearCount }
  var returnsToMean: Bool { levelPersistence < 1 }

  /// Places a year takes in the state: the level, then each region's true growth.
  var stateStride: Int { (regionCount + 1) * seriesCount }

  /// Place in the state of a block's first series: block 0 is the level, block r + 1 region r.
  package func place(year: Int, block: Int) -> Int {
    year * stateStride + block * seriesCount
  }
}

extension CovariancePrior {
  /// The mean of the prior, n×n, row by row: two series correlate by the product of their
  /// correlations with the first.
  var mean: [[Double]] {
    let withFirst = [1.0] + correlations
    return standardDeviations.indices.map { i in
      standardDeviations.indices.map { j in
        let correlation = i == j ? 1 : withFirst[i] * withFirst[j]
        return correlation * standardDeviations[i] * standardDeviations[j]
      }
    }
  }
}
