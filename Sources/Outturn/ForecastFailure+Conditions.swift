internal import OutturnSeries
internal import OutturnSimulation

extension ForecastFailure {
  static func conditions(_ error: ConditionError, in scenario: Scenario) -> Self {
    func named(_ place: Int) -> String { scenario.conditions[place].text }
    func list(_ places: [Int]) -> LocalizedText {
      LocalizedText(
        zhHans: places.map { "“\(named($0))”" }.joined(separator: "、"),
        en: places.map { "\"\(named($0))\"" }.joined(separator: ", "))
    }
    switch error {
    case .contradiction(let place, let others):
      let others = list(others)
      return Self(
        message: LocalizedText(
          zhHans: "条件“\(named(place))”与\(others.zhHans)不能同时成立",
          en: "the condition \"\(named(place))\" cannot hold together with \(others.en)"),
        help: LocalizedText(zhHans: "请去掉其中一个", en: "leave one of them out"), isUsage: true)
    case .alreadyStated(let place, let others):
      let others = list(others)
      return Self(
        message: LocalizedText(
          zhHans: "条件“\(named(place))”说的，\(others.zhHans)已经说定了",
          en: "what the condition \"\(named(place))\" speaks of is already settled by \(others.en)"),
        help: LocalizedText(
          zhHans: "同一结果只能说一次：要么是数值，要么是分布，要么是范围",
          en: "an outcome is stated once: its value, its distribution or its region"), isUsage: true
      )
    case .nothingLeft:
      return Self(
        message: LocalizedText(
          zhHans: "情景“\(scenario.id)”的条件把每一年的每个指标都定死了，没有什么可预测",
          en:
            "the conditions of \"\(scenario.id)\" fix every figure of every year: nothing is left to forecast"
        ),
        help: LocalizedText(
          zhHans: "请少写一些条件，或用 --through 预测到更远的年份",
          en: "state fewer of them, or look further ahead with --through"), isUsage: true)
    case .outOfReach(let size, let candidates):
      let count = Int(size.rounded())
      return Self(
        message: LocalizedText(
          zhHans:
            "情景“\(scenario.id)”的条件超出模型所能想象的范围：\(candidates)组抽样中有效的只相当于\(count)组",
          en:
            "the conditions of \"\(scenario.id)\" lie beyond what the model holds possible: its \(candidates) draws count as \(count)"
        ),
        help: LocalizedText(
          zhHans: "请核对数字和小数点；若只想移动预测的中心，请用 --assume；也可用 --draws 增加抽样数",
          en:
            "check the figure and its decimal point; to move the centre only, use --assume; --draws takes more draws"
        ), isUsage: true)
    case .viewsOutOfReach:
      let views = scenario.views.map(\.text)
      return Self(
        message: LocalizedText(
          zhHans: "情景“\(scenario.id)”的外部观点无法与模型调和：\(views.joined(separator: "、"))",
          en:
            "the views of \"\(scenario.id)\" cannot be reconciled with the model: \(views.joined(separator: ", "))"
        ),
        help: LocalizedText(
          zhHans: "请检查它们是否互相矛盾，或与条件矛盾，或离模型太远",
          en: "check whether they contradict each other or a condition, or lie too far away"),
        isUsage: true)
    case .impossibleCorrelations:
      let texts = scenario.correlations.map(\.text)
      return Self(
        message: LocalizedText(
          zhHans: "情景“\(scenario.id)”的相关系数不能同时成立：\(texts.joined(separator: "；"))",
          en:
            "the correlations of \"\(scenario.id)\" cannot hold together: \(texts.joined(separator: "; "))"
        ),
        help: LocalizedText(
          zhHans: "请把其中绝对值较大的改小", en: "bring the larger ones nearer to 0"), isUsage: true)
    case .impossibleGrowth(let place):
      return Self(
        message: LocalizedText(
          zhHans: "条件“\(named(place))”涉及低于 -100% 的增速",
          en: "the condition \"\(named(place))\" reaches to growth below -100 %"),
        help: LocalizedText(
          zhHans: "请核对数字，或改小标准差", en: "check the figure, or state a smaller spread"),
        isUsage: true)
    }
  }

  static func conditionBeyondHorizon(_ year: Int, through: Int) -> Self {
    Self(
      message: LocalizedText(
        zhHans: "条件说到 \(year) 年，预测只到 \(through) 年",
        en: "a condition speaks of \(year), and the projection ends in \(through)"),
      help: LocalizedText(
        zhHans: "请加上 --through \(year)", en: "add --through \(year)"), isUsage: true)
  }
}
