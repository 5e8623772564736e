internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension SampledParameter {
  /// Summarises the draws of one number, an array a chain.
  init(id: String, name: LocalizedText, chains: [[Double]]) {
    let convergence = RankConvergence(chains: chains)
    let sorted = chains.flatMap(\.self).sorted()
    self.init(
      id: id, name: name, mean: convergence.mean, sd: convergence.standardDeviation,
      quantiles: Quantiles(
        PathEnsemble.printedQuantiles.map {
          (level: $0, value: sorted[Int($0 * Double(sorted.count - 1))])
        }), sampling: SamplingEvidence(convergence))
  }
}

extension SamplingEvidence {
  init(_ convergence: RankConvergence) {
    self.init(
      rHat: convergence.rHat.isFinite ? convergence.rHat : nil, bulkSize: convergence.bulkSize,
      tailSize: convergence.tailSize, meanError: convergence.meanError)
  }
}

extension FitDiagnostic {
  /// Whether the worst of several numbers can be trusted: R̂ at most 1.01 and a hundred effective
  /// draws a chain, the bounds of Vehtari et al. (2021).
  static func convergence(of numbers: [SamplingEvidence], chains: Int) -> [FitDiagnostic] {
    let rHat = numbers.map { $0.rHat ?? .greatestFiniteMagnitude }.max() ?? 1
    let size = numbers.map { min($0.bulkSize, $0.tailSize) }.min() ?? 0
    let needed = 100.0 * Double(chains)
    let shown = (rHat * 1000).rounded() / 1000
    return [
      FitDiagnostic(
        id: "r_hat", value: rHat, bound: 1.01, isGood: rHat <= 1.01,
        message: LocalizedText(
          zhHans: "R̂最大为\(shown)，应不超过1.01",
          en: "the largest R-hat is \(shown), to be at most 1.01")),
      FitDiagnostic(
        id: "effective_sample_size", value: size, bound: needed, isGood: size >= needed,
        message: LocalizedText(
          zhHans: "有效样本量最小为\(Int(size))，应不少于\(Int(needed))"
            + (size >= needed ? "" : "，请用 --draws 增加抽样数"),
          en: "the smallest effective sample size is \(Int(size)), to be at least \(Int(needed))"
            + (size >= needed ? "" : ": raise --draws"))),
    ]
  }
}
