import OutturnAlgebra
import OutturnModels
import OutturnRandom
import Testing

/// Given covariances and scales the states are one normal vector. Here it is written as means and
/// covariances of the level, the shocks and the deviations, and conditioned on the figures by the
/// textbook's formula; the model writes it as a banded precision of levels and regions' growth.
@Suite("States of the regional model given its parameters")
struct RegionalGaussianTests {
  static let shapes = [1, 2, 3, 4].flatMap { regions in
    [1, 2, 4].flatMap { series in [1.0, 0.85].map { (regions, series, $0) } }
  }

  /// Mean and covariance of (ℓ, e, d₁, …), each year by year and series by series.
  private struct Components {
    var mean: [Double]
    var covariance: Matrix

    init(_ model: RegionalModel, _ parameters: RegionalParameters) {
      let (n, years) = (model.observations.series.count, model.observations.yearCount)
      let regions = model.observations.regions.count
      let prior = model.prior
      let phi = model.levelPersistence
      let rho = Matrix(diagonal: parameters.persistence)
      let levelPersistence = Matrix(diagonal: Array(repeating: phi, count: n))
      var mean = [Double](repeating: 0, count: (regions + 1) * years * n)
      var covariance = Matrix(rowCount: mean.count, columnCount: mean.count)

      /// Sets the covariance of a first-order autoregression whose variances are given.
      func fill(_ component: Int, _ persistence: Matrix, _ variances: [Matrix]) {
        for late in 0..<years {
          var carried = variances
          for early in stride(from: late, through: 0, by: -1) {
            for _ in early..<late { carried[early] = persistence * carried[early] }
            for i in 0..<n {
              for j in 0..<n {
                let (row, column) = (
                  (component * years + late) * n + i, (component * years + early) * n + j
                )
                covariance[row, column] = carried[early][i, j]
                covariance[column, row] = carried[early][i, j]
              }
            }
          }
        }
      }

      var level = [
        Matrix(
          diagonal: prior.initialLevel.map { $0.standardDeviation * $0.standardDeviation })
      ]
      for i in 0..<n { mean[i] = prior.initialLevel[i].mean }
      for year in 1..<years {
        level.append(phi * phi * level[year - 1] + parameters.levelCovariance)
        for i in 0..<n {
          mean[year * n + i] =
            phi * mean[(year - 1) * n + i] + (1 - phi) * parameters.longRunMean[i]
        }
      }
      fill(0, levelPersistence, level)
      fill(
        1, Matrix(rowCount: n, columnCount: n),
        (0..<years).map { year in
          let turbulence = prior.turbulence[model.observations.firstYear + year] ?? 1
          return (turbulence / parameters.shockWeights[year]) * parameters.shockCovariance
        })
      for region in 1..<max(1, regions) {
        let scale = parameters.deviationCovariances[region - 1]
        var variances = [Matrix(diagonal: prior.initialDeviation.map { $0 * $0 })]
        for year in 1..<years {
          variances.append(
            rho * variances[year - 1] * rho
              + (1 / parameters.deviationWeights[region - 1][year]) * scale)
        }
        fill(region + 1, rho, variances)
      }
      self.mean = mean
      self.covariance = covariance
    }
  }

  /// The matrix that makes states, in the model's order, of the components.
  private func sums(_ model: RegionalModel, _ parameters: RegionalParameters) -> Matrix {
    let (n, years) = (model.observations.series.count, model.observations.yearCount)
    let regions = model.observations.regions.count
    var sums = Matrix(rowCount: (regions + 1) * years * n, columnCount: (regions + 1) * years * n)
    for year in 0..<years {
      for i in 0..<n {
        func component(_ place: Int) -> Int { (place * years + year) * n + i }
        sums[model.place(year: year, block: 0) + i, component(0)] = 1
        for region in 0..<regions {
          let row = model.place(year: year, block: region + 1) + i
          sums[row, component(0)] = 1
          sums[row, component(1)] = region == 0 ? 1 : parameters.loading[i]
          for below in 1..<max(1, region + 1) { sums[row, component(below + 1)] = 1 }
        }
      }
    }
    return sums
  }

  @Test("Mean and covariance are those of the stacked normal vector.", arguments: shapes)
  func stacked(regions: Int, series n: Int, phi: Double) throws {
    var stream = Seed(77).stream(.posterior, UInt32(100 * regions + 10 * n))
    let years = 5
    let model = SmallModel.withHoles(
      regionCount: regions, seriesCount: n, yearCount: years, levelPersistence: phi,
      stream: &stream)
    let parameters = try SmallModel.parameters(of: model, stream: &stream)

    let components = Components(model, parameters)
    let sums = sums(model, parameters)
    let prior = (sums * components.covariance).multiplied(by: sums, transposingOther: true)
    let priorMean = sums * components.mean
    var places: [Int] = []
    var figures: [Double] = []
    var noise: [Double] = []
    for year in 0..<years {
      for (region, id) in model.observations.regions.enumerated() {
        for i in 0..<n {
          guard let value = model.observations.values[year][region][i] else { continue }
          places.append(model.place(year: year, block: region + 1) + i)
          figures.append(value)
          noise.append(model.prior.measurement[id]![i] * model.prior.measurement[id]![i])
        }
      }
    }
    let all = Array(priorMean.indices)
    let factor = try Cholesky(prior[places, places] + Matrix(diagonal: noise))
    let cross = prior[all, places]
    let surprise = factor.solve(zip(figures, places).map { $0 - priorMean[$1] })
    let mean = zip(priorMean, cross * surprise).map { $0 + $1 }
    let covariance = prior - cross * factor.solve(cross.transposed)

    let system = try model.gaussianSystem(parameters)
    let banded = try BandedCholesky(system.precision)
    var modelMean = system.linear
    banded.solveLower(&modelMean)
    banded.solveUpper(&modelMean)
    var modelCovariance = Matrix.identity(all.count).elements
    banded.solveLower(&modelCovariance)
    banded.solveUpper(&modelCovariance)

    // Variances from 0.03 to 20 on the way make condition numbers up to 1e5: 1e-10 leaves room.
    for (one, other) in zip(modelMean, mean) { #expect(abs(one - other) < 1e-10) }
    let difference = zip(modelCovariance, covariance.elements).reduce(0) {
      max($0, abs($1.0 - $1.1))
    }
    #expect(difference < 1e-10)
    #expect(!figures.isEmpty && figures.count < regions * n * years)
  }

  @Test("One year alone is a system too.")
  func oneYear() throws {
    var stream = Seed(78).stream(.posterior)
    let model = SmallModel.withHoles(
      regionCount: 3, seriesCount: 2, yearCount: 1, levelPersistence: 0.85, stream: &stream)
    var chain = try GibbsChain(model, stream: stream)
    for _ in 0..<10 { try chain.sweep() }
    let expected = model.expectedGrowth(chain.draw(), region: 2)
    #expect(expected.allSatisfy { $0.isFinite })
  }

  @Test("The weight of a figure is the derivative of the forecast by it.", arguments: [1.0, 0.85])
  func weights(phi: Double) throws {
    var stream = Seed(79).stream(.posterior)
    let (regions, n, years) = (3, 2, 6)
    let model = SmallModel.withHoles(
      regionCount: regions, seriesCount: n, yearCount: years, levelPersistence: phi,
      stream: &stream)
    var chain = try GibbsChain(model, stream: stream)
    for _ in 0..<5 { try chain.sweep() }
    let parameters = chain.parameters

    /// E[y] of next year given figures, at the chain's parameters: states at their mean.
    func forecast(_ values: [[[Double?]]], series: Int) throws -> Double {
      let observations = RegionalObservations(
        firstYear: 2010, regions: model.observations.regions, series: model.observations.series,
        values: values)
      let moved = RegionalModel(
        prior: model.prior, observations: observations, levelPersistence: phi)
      let system = try moved.gaussianSystem(parameters)
      let factor = try BandedCholesky(system.precision)
      var mean = system.linear
      factor.solveLower(&mean)
      factor.solveUpper(&mean)
      func state(_ block: Int) -> Double {
        mean[moved.place(year: years - 1, block: block) + series]
      }
      let shock = state(1) - state(0)
      let rho = parameters.persistence[series]
      let deviations = state(3) - state(0) - parameters.loading[series] * shock
      return phi * state(0) + (1 - phi) * parameters.longRunMean[series] + rho * deviations
    }

    var nonzero = 0
    for series in 0..<n {
      let weights = chain.weights(region: 2, series: series)
      let base = try forecast(model.observations.values, series: series)
      for year in 0..<years {
        for region in 0..<regions {
          for source in 0..<n {
            var values = model.observations.values
            guard let value = values[year][region][source] else {
              #expect(weights[year][region][source] == 0)
              continue
            }
            values[year][region][source] = value + 0.01
            let slope = (try forecast(values, series: series) - base) / 0.01
            // The forecast is linear: only rounding of some 1e-13 stands over 0.01.
            #expect(abs(slope - weights[year][region][source]) < 1e-10)
            nonzero += abs(slope) > 1e-3 ? 1 : 0
          }
        }
      }
    }
    #expect(nonzero > 10)
  }

  @Test(
    "Without a mean to return to and with nothing known at the start, figures hold all.",
    arguments: 1...4)
  func completeShares(regions: Int) throws {
    var stream = Seed(80).stream(.posterior, UInt32(regions))
    let model = SmallModel.withHoles(
      regionCount: regions, seriesCount: 2, yearCount: 7, levelPersistence: 1,
      initialLevel: 1e4, stream: &stream)
    var chain = try GibbsChain(model, stream: stream)
    for _ in 0..<5 { try chain.sweep() }
    for series in 0..<2 {
      let weights = chain.weights(region: regions - 1, series: series)
      let sums = (0..<2).map { source in
        weights.reduce(0.0) { $0 + $1.reduce(0.0) { $0 + $1[source] } }
      }
      // What is missing is the start's share: variances of some 1 over 1e8.
      #expect(abs(sums[series] - 1) < 1e-6)
      #expect(abs(sums[1 - series]) < 1e-6)
    }
  }
}
