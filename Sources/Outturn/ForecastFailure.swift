internal import OutturnAlgebra
package import OutturnModels
public import OutturnSeries
internal import OutturnFiles
internal import OutturnSimulation

/// Why a forecast that was asked for cannot be made, in words for the one who asked.
public struct ForecastFailure: Error, Sendable {
  /// What and where.
  public let message: LocalizedText
  /// What to try.
  public let help: LocalizedText?
  /// Whether the request is wrong, and not the data.
  public let isUsage: Bool

  init(message: LocalizedText, help: LocalizedText? = nil, isUsage: Bool) {
    self.message = message
    self.help = help
    self.isUsage = isUsage
  }

  /// An estimation that failed, told with the names of regions and series.
  package init(_ error: EstimationError) {
    switch error {
    case .numbersRefused(let model, let cause):
      self.init(
        message: LocalizedText(
          zhHans: "模型 \(model) 无法估计：数值计算失败（\(cause)）",
          en: "the model \(model) cannot be estimated: the numbers refused (\(cause))"),
        help: LocalizedText(
          zhHans: "请检查 model.yaml 中的先验标准差是否过小或相关系数是否接近 1",
          en: "check the priors in model.yaml: a standard deviation near 0 or a correlation near 1"
        ), isUsage: false)
    case .collinear(let names):
      self.init(
        message: LocalizedText(
          zhHans: "这些变量彼此线性相关，无法分开估计：\(names.joined(separator: "、"))",
          en: "these regressors explain each other: \(names.joined(separator: ", "))"),
        help: LocalizedText(
          zhHans: "请检查是否有某个指标多年数值完全相同",
          en: "check whether a series has the same value in every year"), isUsage: false)
    case .noCompleteRows(let regions, let series):
      self.init(
        message: LocalizedText(
          zhHans:
            "\(regions.joined(separator: "、")) 没有足够的连续年份同时公布 \(series.joined(separator: "、"))",
          en:
            "\(regions.joined(separator: ", ")) have too few consecutive years with all of \(series.joined(separator: ", "))"
        ),
        help: LocalizedText(
          zhHans: "请在 data/history.csv 补充数据，或在 model.yaml 的 conjugate.sample 中换用历史较长的地区",
          en:
            "add figures to data/history.csv, or name regions with longer histories in conjugate.sample of model.yaml"
        ), isUsage: false)
    case .tooFewObservations(let response, let observations, let needed):
      self.init(
        message: LocalizedText(
          zhHans: "\(response) 只有 \(observations) 个观测值，至少需要 \(needed) 个",
          en: "\(response) has \(observations) observations; at least \(needed) are needed"),
        help: LocalizedText(
          zhHans: "请补充数据，或减少解释变量", en: "add observations or use fewer regressors"),
        isUsage: false)
    case .exactFit(let response, let observations):
      self.init(
        message: LocalizedText(
          zhHans: "\(response) 的 \(observations.count) 个观测值被方程完全拟合，无法由残差判断误差大小",
          en:
            "the equation meets \(observations.count) observations of \(response) exactly, so its errors cannot be judged from them"
        ),
        help: LocalizedText(
          zhHans: "请检查该指标是否多年不变，或解释变量是否过多",
          en: "check whether the series never changes or the regressors are too many"),
        isUsage: false)
    case .weightsNotPositive(let name, let observations):
      self.init(
        message: LocalizedText(
          zhHans: "权重 \(name) 有 \(observations.count) 个值不大于 0",
          en: "\(observations.count) values of the weights \(name) are not positive"),
        help: LocalizedText(
          zhHans: "权重必须为正数", en: "a weight is a positive number"), isUsage: false)
    case .noVariation(let series):
      self.init(
        message: LocalizedText(
          zhHans: "这些指标在样本内从不变化，没有规律可以估计：\(series.joined(separator: "、"))",
          en: "these series never change in the sample: \(series.joined(separator: ", "))"),
        help: LocalizedText(
          zhHans: "请去掉它们，或换用更长的历史", en: "leave them out, or use a longer history"),
        isUsage: false)
    case .unknownSeries(let names, let known):
      let guess = names.first.flatMap { NameSuggestion.nearest(to: $0, in: known) }
      self.init(
        message: LocalizedText(
          zhHans: "数据中没有这些指标：\(names.joined(separator: "、"))",
          en: "the data do not hold these series: \(names.joined(separator: ", "))"),
        help: LocalizedText(
          zhHans: (guess.map { "是不是 \($0)？" } ?? "") + "可用：\(known.joined(separator: "、"))",
          en: (guess.map { "did you mean \($0)? " } ?? "")
            + "known: \(known.joined(separator: ", "))"), isUsage: false)
    case .exogenousFuture(let missing, let unexpected):
      self.init(
        message: LocalizedText(
          zhHans: [
            missing.isEmpty ? nil : "缺少外生变量的未来值：\(missing.joined(separator: "、"))",
            unexpected.isEmpty ? nil : "这些不是模型的外生变量：\(unexpected.joined(separator: "、"))",
          ].compactMap(\.self).joined(separator: "；"),
          en: [
            missing.isEmpty
              ? nil : "no future is given for the exogenous \(missing.joined(separator: ", "))",
            unexpected.isEmpty
              ? nil : "not exogenous in the model: \(unexpected.joined(separator: ", "))",
          ].compactMap(\.self).joined(separator: "; ")),
        help: LocalizedText(
          zhHans: "每个外生变量都要给出预测期内每一期的值",
          en: "give every exogenous series a value in every projected period"), isUsage: false)
    }
  }

  static func unknownRegion(_ id: String, in specification: ModelSpecification) -> Self {
    let known = specification.regions.map(\.id)
    let guess = NameSuggestion.nearest(to: id, in: known)
    return Self(
      message: LocalizedText(zhHans: "没有地区“\(id)”", en: "no region named \"\(id)\""),
      help: LocalizedText(
        zhHans: (guess.map { "是不是 \($0)？" } ?? "") + "可用：\(known.joined(separator: "、"))",
        en: (guess.map { "did you mean \($0)? " } ?? "")
          + "known: \(known.joined(separator: ", "))"), isUsage: true)
  }

  static func horizonWithoutYears(_ year: Int, baseYear: Int) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "预测到 \(year) 年没有可预测的年份：数据已到 \(baseYear) 年",
        en: "there is no year to project through \(year): the figures end in \(baseYear)"),
      help: LocalizedText(
        zhHans: "请把年份写成 \(baseYear + 1) 或以后", en: "name \(baseYear + 1) or a later year"),
      isUsage: true)
  }

  static func horizonTooLong(_ year: Int, latest: Int) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "\(year) 年太远，模型最远预测到 \(latest) 年",
        en: "\(year) is too far: the models project to \(latest) at most"),
      help: LocalizedText(zhHans: "请用较近的年份", en: "name an earlier year"), isUsage: true)
  }

  static func notAnOrigin(_ year: Int, years: ClosedRange<Int>) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "不能以 \(year) 年为数据的最后一年", en: "the figures cannot end in \(year)"),
      help: LocalizedText(
        zhHans: "请写 \(years.lowerBound) 到 \(years.upperBound) 之间的年份",
        en: "name a year from \(years.lowerBound) to \(years.upperBound)"), isUsage: true)
  }

  static func contradictoryAssumptions(_ scenario: Scenario) -> Self {
    let names = scenario.assumptions.map(\.series).joined(separator: ", ")
    return Self(
      message: LocalizedText(
        zhHans: "情景“\(scenario.id)”的假设不能同时成立：\(names)",
        en: "the assumptions of scenario \"\(scenario.id)\" cannot hold together: \(names)"),
      help: LocalizedText(
        zhHans: "请去掉其中一个", en: "leave one of them out"), isUsage: true)
  }

  static func impossibleDeviation(_ assumption: Assumption, in scenario: Scenario) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "情景“\(scenario.id)”的偏离使增速低于 -100%：\(assumption.text)",
        en: "scenario \"\(scenario.id)\" takes growth below -100 %: \(assumption.text)"),
      help: LocalizedText(zhHans: "请改小偏离", en: "deviate by less"), isUsage: true)
  }

  static func unclosable(_ total: String, year: Int, in scenario: Scenario) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "情景“\(scenario.id)”把 \(year) 年 \(total) 和它的各部分都定死了，而各部分加起来不等于合计",
        en:
          "scenario \"\(scenario.id)\" fixes \(total) and all its parts in \(year), and the parts do not add up to it"
      ),
      help: LocalizedText(
        zhHans: "请去掉其中一个条件", en: "leave one of the conditions out"), isUsage: true)
  }

  static func identityWithinStep(_ name: LocalizedText, id: String) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "“\(name.zhHans)”（\(id)）与其他指标有加总关系，不能用 --sampler rao-blackwell",
        en:
          "\"\(name.en)\" (\(id)) adds up with other series: --sampler rao-blackwell does not apply to it"
      ),
      help: LocalizedText(
        zhHans: "请改用 --sampler plain 或 antithetic",
        en: "use --sampler plain or antithetic"), isUsage: true)
  }

  static func unknownSeries(_ id: String, in model: LoadedModel) -> Self {
    let specification = model.specification
    let modelled = specification.modelled
    if model.plan[id] != nil || specification.series.contains(where: { $0.id == id }) {
      let name = model.plan[id]?.name ?? specification.series.first { $0.id == id }!.name
      return Self(
        message: LocalizedText(
          zhHans: "指标“\(name.zhHans)”（\(id)）没有足够的历史数据，给不出概率",
          en: "\(name.en) (\(id)) has no history to estimate from, so it has no probability"),
        help: LocalizedText(
          zhHans: "可用：\(modelled.joined(separator: "、"))；运行 outturn check 可做不需要模型的核对",
          en:
            "known: \(modelled.joined(separator: ", ")); outturn check audits it without a model"),
        isUsage: false)
    }
    let guess = NameSuggestion.nearest(to: id, in: modelled + model.plan.indicators.map(\.id))
    return Self(
      message: LocalizedText(zhHans: "没有指标“\(id)”", en: "no indicator named \"\(id)\""),
      help: LocalizedText(
        zhHans: (guess.map { "是不是 \($0)？" } ?? "") + "可用：\(modelled.joined(separator: "、"))",
        en: (guess.map { "did you mean \($0)? " } ?? "")
          + "known: \(modelled.joined(separator: ", "))"), isUsage: true)
  }

  static func noBaseLevel(_ series: SeriesDefinition, baseYear: Int) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "\(series.name.zhHans)\(baseYear)年的总量没有公布，给不出总量目标的概率",
        en:
          "the \(baseYear) level of \(series.name.en) is not published, so a level has no probability"
      ),
      help: LocalizedText(
        zhHans: "知道总量时用 --base \(series.id)@\(baseYear)=总量 给出，或改问增速 --growth",
        en:
          "give the level with --base \(series.id)@\(baseYear)=LEVEL, or ask for --growth instead"),
      isUsage: false)
  }

  static func tooManyTargets(_ count: Int) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "一次最多判断 \(SimulationPlan.maximumTargets) 个条件，这里有 \(count) 个",
        en:
          "at most \(SimulationPlan.maximumTargets) conditions can be judged at once, here are \(count)"
      ),
      help: LocalizedText(zhHans: "请分几次运行", en: "run the command several times"),
      isUsage: true)
  }
}
