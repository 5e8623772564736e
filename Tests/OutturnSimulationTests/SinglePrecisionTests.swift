import OutturnSeries
import OutturnSimulation
import Testing
import _OutturnTestSupport

/// Single precision against the scalar reference in double precision on the same words, and
/// against closed forms. A float has 24 bits, 6e-8 of its size; what a path of some steps makes of
/// that is the cost that documents state: 1e-5 of its size.
@Suite("Paths in single precision")
struct SinglePrecisionTests {
  @Test("components agree with the reference to 1e-5", arguments: [1, 3, 4, 7], [1, 3])
  func components(series: Int, components: Int) {
    for (horizon, freedom) in [(1, 3), (5, 4), (7, 23)] {
      let degrees = (0..<components).map { ($0 + series) % 3 == 1 ? 0 : freedom + $0 % 2 }
      let model = PlanFixtures.components(
        series: series, components: components, degreesOfFreedom: degrees, draws: 7,
        seed: series * 10 + components)
      let worst = ReferencePathKernel.worstDifference(
        PlanFixtures.plan(model, horizon: horizon, precision: .fast), 0..<35)
      #expect(worst < 1e-5, "n \(series), K \(components), H \(horizon): \(worst)")
    }
  }

  @Test(
    "vector autoregressions agree with the reference to 1e-5", arguments: [1, 3, 4, 7], [1, 2])
  func autoregression(series: Int, lags: Int) {
    for (horizon, freedom) in [(1, 3), (3, 0), (6, 5)] {
      let model = PlanFixtures.autoregression(
        series: series, lags: lags, degreesOfFreedom: freedom, draws: 5, seed: series + lags)
      let worst = ReferencePathKernel.worstDifference(
        PlanFixtures.plan(model, horizon: horizon, precision: .fast), 3..<37)
      #expect(worst < 1e-5, "n \(series), p \(lags), H \(horizon): \(worst)")
    }
  }

  @Test(
    "the conjugate posterior agrees with the reference to 1e-5", arguments: [1, 3, 4, 6], [1, 2])
  func conjugate(series: Int, lags: Int) {
    let model = PlanFixtures.conjugate(
      series: series, lags: lags, degreesOfFreedom: series + 11 + lags, seed: series)
    let worst = ReferencePathKernel.worstDifference(
      PlanFixtures.plan(model, horizon: 4, precision: .fast), 0..<33)
    #expect(worst < 1e-5, "n \(series), p \(lags): \(worst)")
  }

  @Test("antithetic pairs mirror each other about the centre")
  func antithetic() {
    let plan = StandardWorkload.fixedParameters.plan(
      paths: 64, seed: 5, measures: [.growth], sampler: .antithetic, precision: .fast)
    let growth = plan.simulatedPaths(0..<64).values(.growth, series: 0, step: 0)
    let centre = StandardWorkload.fixedParameters.exactMean(ofSeries: 0)
    for lane in 0..<16 {
      // Groups of sixteen paths, the second mirrored: both rounded to 24 bits.
      let sum = growth[growth.startIndex + lane] + growth[growth.startIndex + 16 + lane]
      #expect(abs(sum / 2 - centre) < 2e-6)
    }
  }

  @Test(
    "probabilities, means and deviations are within four standard errors of the closed forms",
    arguments: StandardWorkload.allCases)
  func closedForms(workload: StandardWorkload) {
    let paths = 1_000_000
    let ensemble = workload.run(paths: paths, threads: 2, precision: .fast).ensemble
    for series in 0..<4 {
      let simulated = ensemble.probability(published: false) { $0 >> series & 1 == 1 }
      #expect(
        abs(simulated.value - workload.exactProbability(ofSeries: series))
          < 4 * simulated.standardError, "series \(series)")
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

  @Test("quantiles are those of double precision to within their errors")
  func quantiles() {
    let paths = 1_000_000
    let fast = StandardWorkload.posteriorParameters.run(paths: paths, threads: 2, precision: .fast)
    let double = StandardWorkload.posteriorParameters.run(paths: paths, threads: 2)
    for series in 0..<4 {
      let spread = double.ensemble.standardDeviation(.level, series: series, step: 4)
      for p in [0.05, 0.5, 0.95] {
        let difference =
          fast.ensemble.quantile(p, .level, series: series, step: 4)
          - double.ensemble.quantile(p, .level, series: series, step: 4)
        // sqrt(2·p(1 − p)/N)/density: at most 2.1·sqrt(2/N) deviations for a normal law's 5 %.
        #expect(abs(difference) < 4 * 2.2 * (2 / Double(paths)).squareRoot() * spread)
      }
    }
  }
}
