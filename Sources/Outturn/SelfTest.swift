private import Foundation
internal import OutturnAlgebra
internal import OutturnKernel
internal import OutturnModels
internal import OutturnRandom
public import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// Certified and reference checks, run where the user's numbers are made.
public enum SelfTest {
  /// Runs every check; about a second.
  ///
  /// - Parameter threads: Of the simulations.
  public static func run(threads: Int) -> SelfTestDocument {
    let provider = LAPACKProvider.current
    return SelfTestDocument(
      header: DocumentHeader(
        outturn: Version.current,
        lapack: LAPACKIdentity(provider: provider.name, version: provider.version)),
      instructionSets: Benchmark.supportedInstructionSets,
      checks: regressions + distributions + workloads(threads: threads)
        + reproducibility(threads: threads))
  }

  private static var regressions: [SelfTestCheck] {
    CertifiedRegression.shipped.map { set in
      SelfTestCheck(
        group: LocalizedText(
          zhHans: "最小二乘：与美国国家标准与技术研究院认证值一致的位数",
          en: "Least squares: digits of NIST's certified coefficients"),
        name: .alike(set.name), measure: .digits, value: set.agreement,
        bound: Double(set.requiredDigits), source: "NIST/ITL StRD")
    }
  }

  /// Tabulated points of the laws behind the closed forms.
  private static var distributions: [SelfTestCheck] {
    let points: [(LocalizedText, Double, Double)] = [
      (
        LocalizedText(zhHans: "正态分布，1.96以下", en: "normal, below 1.96"), Normal.cumulative(1.96),
        0.975_002_104_851_779_5
      ),
      (
        LocalizedText(zhHans: "正态分布，-8以下", en: "normal, below -8"), Normal.cumulative(-8),
        6.220_960_574_271_784e-16
      ),
      (
        LocalizedText(
          zhHans: "t分布，自由度5，2.5706以下", en: "Student t, 5 degrees of freedom, below 2.5706"),
        StudentT.cumulative(2.570_581_835_636_314, degreesOfFreedom: 5), 0.975
      ),
      (
        LocalizedText(
          zhHans: "卡方分布，自由度3，7.8147以上", en: "chi-squared, 3 degrees of freedom, above 7.8147"),
        ChiSquared.exceedance(7.814_727_903_251_179, degreesOfFreedom: 3), 0.05
      ),
    ]
    return points.map { name, computed, tabulated in
      SelfTestCheck(
        group: LocalizedText(
          zhHans: "分布函数：与数值表一致的位数", en: "Distribution functions: digits of tables"),
        name: name, measure: .digits, value: digits(computed, tabulated), bound: 12,
        source: "SciPy 1.17, mpmath 1.3")
    }
  }

  private static func digits(_ computed: Double, _ exact: Double) -> Double {
    let error = abs(computed - exact) / abs(exact)
    return error == 0 ? 15 : min(15, -log(error) / log(10))
  }

  /// The standard workloads against their closed forms.
  private static func workloads(threads: Int) -> [SelfTestCheck] {
    StandardWorkload.allCases.map { workload in
      let result = workload.run(paths: 1_000_000, threads: threads)
      let distance =
        abs(result.probability.value - result.exactProbability) / result.probability.standardError
      return SelfTestCheck(
        group: LocalizedText(
          zhHans: "模拟：100万条路径与精确解之差", en: "Simulation: a million paths against the closed form"),
        name: .alike(workload.rawValue), measure: .standardErrors, value: distance, bound: 4,
        source: "closed form: normal and Student t")
    }
  }

  /// The same bytes on every instruction set and number of threads.
  private static func reproducibility(threads: Int) -> [SelfTestCheck] {
    let plan = StandardWorkload.posteriorParameters.plan(paths: 50_000, seed: 1)
    let reference = plan.run(threads: 1)
    let group = LocalizedText(
      zhHans: "复现：与单线程结果逐位相同", en: "Reproducibility: bit for bit what one thread gives")
    let sets = InstructionSet.allCases.filter(\.isSupported).map { set in
      (LocalizedText.alike(set.rawValue), plan.run(threads: 1, instructionSet: set))
    }
    let workers = [2, 7].map {
      (LocalizedText(zhHans: "\($0)个线程", en: "\($0) threads"), plan.run(threads: $0))
    }
    return (sets + workers).map { name, ensemble in
      SelfTestCheck(
        group: group, name: name, measure: .differences, value: ensemble == reference ? 0 : 1,
        bound: 0, source: "this program")
    }
  }
}

extension LocalizedText {
  /// A name that is written alike in every language.
  fileprivate static func alike(_ name: String) -> LocalizedText {
    LocalizedText(zhHans: name, en: name)
  }
}
