internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// What a reader must know before the numbers are used.
  func warnings(ensemble: PathEnsemble, series: [String]) -> [DocumentWarning] {
    warnings(series: series) + outOfRange(ensemble)
  }

  /// The same where no distribution is shown.
  func warnings(series: [String]) -> [DocumentWarning] {
    shortSamples(series) + convergence(series)
  }

  /// Fewer figures of the region's own than this are a short sample.
  private static let shortSample = 10

  private func shortSamples(_ series: [String]) -> [DocumentWarning] {
    let places = specification.modelled.indices.filter {
      series.contains(specification.modelled[$0])
        && fitted.observations.count(region: region, series: $0) < Self.shortSample
    }
    guard !places.isEmpty else { return [] }
    let name = regionIdentity.name
    func list(_ text: (SeriesDefinition, Int) -> String, separator: String) -> String {
      places.map { place in
        text(
          fitted.definition(of: specification.modelled[place]),
          fitted.observations.count(region: region, series: place))
      }.joined(separator: separator)
    }
    let first = fitted.observations.firstYear
    return [
      DocumentWarning(
        code: "short_sample",
        message: LocalizedText(
          zhHans:
            "\(name.zhHans)\(first)年以来自己的增速很少：\(list({ "\($0.name.zhHans)\($1)个" }, separator: "，"))；波动和联动主要借自上级地区和先验",
          en:
            "\(name.en) has few growth figures of its own since \(first): \(list({ "\($0.name.en) \($1)" }, separator: ", ")); how much they vary and move together is borrowed from the regions around it and from the prior"
        ))
    ]
  }

  private func convergence(_ series: [String]) -> [DocumentWarning] {
    specification.modelled.indices.filter { series.contains(specification.modelled[$0]) }
      .compactMap { place in
        let convergence = fitted.regional.convergence(region: region, series: place)
        guard convergence.rHat > 1.05 else { return nil }
        let name = fitted.definition(of: specification.modelled[place]).name
        let value = (convergence.rHat * 100).rounded() / 100
        return DocumentWarning(
          code: "not_converged",
          message: LocalizedText(
            zhHans: "\(name.zhHans)的抽样链没有收敛（R̂ = \(value)），请用 --draws 增加抽样数",
            en: "the chains of \(name.en) do not agree (R̂ = \(value)); raise --draws"))
      }
  }

  /// A quantile printed at 5 or 95 % is affected from here on; far less is nothing to speak of.
  private static let noteworthyShareOutOfRange = 0.01

  private func outOfRange(_ ensemble: PathEnsemble) -> [DocumentWarning] {
    let cells = [Measure.growth, .level].flatMap { measure in
      (0..<ensemble.seriesCount).flatMap { series in
        (0..<ensemble.horizon).map { step in
          ensemble.outOfRange(measure, series: series, step: step)
        }
      }
    }
    let worst = cells.map { max($0.below, $0.above) }.max() ?? 0
    let share = Double(worst) / Double(ensemble.paths)
    guard share > Self.noteworthyShareOutOfRange else { return [] }
    let percent = (share * 1000).rounded() / 10
    return [
      DocumentWarning(
        code: "out_of_histogram",
        message: LocalizedText(
          zhHans: "有\(percent)%的模拟值落在直方图之外（中心±8个尺度），最极端的分位数在那里截止；概率和均值不受影响",
          en:
            "\(percent) % of the simulated values lie outside the histogram (centre ± 8 scales), where the most extreme quantiles end; probabilities and means are not affected"
        ))
    ]
  }

  /// The exponential of a shock with heavy tails has no mean, and paths say so sooner or later.
  func withoutMean(_ ensembles: [PathEnsemble]) -> [DocumentWarning] {
    let names = specification.modelled.indices.filter { series in
      ensembles.contains { ensemble in
        (0..<ensemble.horizon).contains { step in
          Measure.allCases.contains { !ensemble.mean($0, series: series, step: step).isFinite }
        }
      }
    }.map { fitted.definition(of: specification.modelled[$0]).name }
    guard !names.isEmpty else { return [] }
    return [
      DocumentWarning(
        code: "no_mean",
        message: LocalizedText(
          zhHans:
            "\(names.map(\.zhHans).joined(separator: "、"))按对数建模，在这样的冲击分布下均值和标准差不存在，不予给出；概率和分位数不受影响",
          en:
            "\(names.map(\.en).joined(separator: ", ")), modelled in logarithms, has no mean and no standard deviation with shocks of this shape: none are given; probabilities and quantiles are not affected"
        ))
    ]
  }

  /// Fewer draws than this leave a probability uncertain by several points.
  private static let fewDraws = 400.0

  /// What conditions leave to be said.
  func warnings(of plan: ScenarioPlan, scenario: Scenario) -> [DocumentWarning] {
    guard let conditional = plan.conditional else { return [] }
    var warnings: [DocumentWarning] = []
    let size = Int(conditional.effectiveSampleSize.rounded())
    if conditional.effectiveSampleSize < Self.fewDraws {
      warnings.append(
        DocumentWarning(
          code: "few_effective_draws",
          message: LocalizedText(
            zhHans:
              "情景“\(scenario.name.zhHans)”的条件或观点离模型的预期很远：\(conditional.candidateCount)组抽样中有效的只相当于\(size)组，结果只能作参考",
            en:
              "the conditions or views of \(scenario.name.en) are far from what the model expects: its \(conditional.candidateCount) draws count as \(size), so take the results as an indication"
          )))
    }
    if conditional.agreement.largest > EngineAgreement.tolerance {
      warnings.append(
        DocumentWarning(
          code: "engines_disagree",
          message: LocalizedText(
            zhHans: "情景“\(scenario.name.zhHans)”的条件预测未通过复核：两种算法的结果不一致，请勿使用",
            en:
              "the conditional forecast of \(scenario.name.en) failed its check: two engines disagree, so do not use it"
          )))
    }
    return warnings
  }
}
