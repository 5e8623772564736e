import OutturnSeries
import OutturnSimulation
import Testing

@Suite("The standard workload against its closed forms")
struct StandardWorkloadTests {
  @Test(
    "the closed forms are those of the reference",
    arguments: [
      (StandardWorkload.fixedParameters, 0.4145429431394929),
      (StandardWorkload.posteriorParameters, 0.4254338778111932),
    ])
  func closedForms(workload: StandardWorkload, reference: Double) {
    #expect(abs(workload.exactProbability(ofSeries: 0) - reference) < 1e-12)
  }

  @Test(
    "probabilities, means and deviations are within four standard errors",
    arguments: StandardWorkload.allCases)
  func simulation(workload: StandardWorkload) {
    let paths = 1_000_000
    let result = workload.run(paths: paths, threads: 2)
    let ensemble = result.ensemble
    #expect(result.exactProbability == workload.exactProbability(ofSeries: 0))
    #expect(ensemble.paths == paths)
    for series in 0..<4 {
      let simulated = ensemble.probability(published: false) { $0 >> series & 1 == 1 }
      let exact = workload.exactProbability(ofSeries: series)
      #expect(abs(simulated.value - exact) < 4 * simulated.standardError, "series \(series)")
      // A level starts at 100: after one step it is 100 + growth.
      let deviation = workload.exactStandardDeviation(ofSeries: series)
      let mean = ensemble.mean(.level, series: series, step: 0) - 100
      #expect(
        abs(mean - workload.exactMean(ofSeries: series))
          < 4 * deviation / Double(paths).squareRoot())
      let spread = ensemble.standardDeviation(.level, series: series, step: 0)
      // Excess kurtosis of t(22) is 1/3: the relative error of a deviation is sqrt((2+1/3)/4N).
      #expect(abs(spread / deviation - 1) < 4 * (2.34 / 4 / Double(paths)).squareRoot())
    }
  }

  @Test("the joint probability with posterior parameters is the reference's")
  func joint() {
    let result = StandardWorkload.posteriorParameters.run(paths: 1_000_000, threads: 2)
    // 0.15613 ± 0.0001 by 6 × 65 536 Sobol points on another algorithm (collapsed sampler), 0.15612
    // from 2·10⁷ paths.
    let error = result.jointProbability.standardError
    #expect(abs(result.jointProbability.value - 0.15612) < 4 * error)
    #expect(abs(error - 0.000363) < 1e-5)
    // Mean and 5 % quantile of the first level after five steps, from the same comparison.
    let ensemble = result.ensemble
    #expect(abs(ensemble.mean(.level, series: 0, step: 4) - 129.1169) < 4 * 3.7e-3)
    #expect(abs(ensemble.quantile(0.05, .level, series: 0, step: 4) - 123.1655) < 4 * 8e-3)
  }

  @Test(
    "the paths of a seed never change",
    arguments: [
      (StandardWorkload.fixedParameters, [41_531, 14_808]),
      (StandardWorkload.posteriorParameters, [42_729, 15_718]),
    ])
  func frozenCounts(workload: StandardWorkload, expected: [Int]) {
    // Recorded when the kernel was written: a change here is value-breaking.
    let ensemble = workload.run(paths: 100_000, threads: 2).ensemble
    #expect(ensemble.count(published: false) { $0 & 1 == 1 } == expected[0])
    #expect(ensemble.count(published: false) { $0 == 0b1111 } == expected[1])
  }
}
