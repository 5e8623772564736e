/// Headings and names of columns.
package enum Label: CaseIterable {
  // Sections
  case intervals, uncertainty, byModel, varianceShares, borrowing, joint, atLeastK, binding, bases
  case outcomeSources, hangsOn, targetInformation, managed
  case scenarioEffects, unavailable, warnings, reproduction, next, events, diagnostics
  case regions, series, values, scenarios, plan, results, closedForm, speed
  // Columns and rows
  case target, event, probability, acrossModels, asPublished, asTyped, words, interval50, interval80
  case interval90, simulationError, calibration, closedFormCheck, allHeadline
  case allForecastable, ifIndependent, jointWithout, gain, baseKind, inUse, yes, no, assumedGrowth
  case modelledMean, gap, before, after, change, change90Error, fromFirst
  case outturnYear, statedGrowth, statedLevel, impliedGrowth, requiredLevel, verdict, code
  case identifier, name, measure, span, count, missing, status, value, note, assumptions, year
  case headline, sampleFrom, baseYear, through, modelled, workload, threads, precision, isa
  case wallTime, cpuTime, pathsPerSecond, pathsPerCPUSecond, normalsPerCPUSecond, peakMemory
  case singleTarget, jointTarget, exact, simulated, distance, quantity, draws, years, rounding
  case paths, indicators, composition, part, sum, eachTarget, forecast, centre, spread, leaning
  case bindingMost, conflicts, belowLast, changeFromLast, basesUnknown, impliedBase, roundingRange
  case perPricePoint, otherFindings, equalToLast, levelsAsGrowth, baseExpected, baseExceeded
  case extent, coverage, addsUp
  case ownFigures, sources, figures, record, conditions, known, conditionedMean, reweighting
  case views
  case requiredGrowth, requiredRate, expectedRate, atLeastSo, givenSuccess, ifMet, ifMissed,
    goesWith
  case likelyMiss, lever, together, alone, outOfReach
  case probabilityBefore, probabilityAfter, news, release, published, awaited, surprise, movedOdds
  case restOfYear, soFar, carried, restRequired, restRange, restForecast, outlook
  case byKind, byKindInFull, pairs, curve, allPromised, fairTargets
  case ambition, trackRecord, everyIndicator, answer

  package var phrase: Phrase {
    switch self {
    case .intervals: Phrase(zhHans: "预测区间", en: "Forecast intervals")
    case .uncertainty: Phrase(zhHans: "不确定性", en: "Uncertainty")
    case .byModel: Phrase(zhHans: "分模型概率", en: "Probability by model")
    case .varianceShares: Phrase(zhHans: "增速预测方差的构成", en: "What the spread of growth is made of")
    case .targetInformation: Phrase(zhHans: "目标作为信息", en: "Targets as information")
    case .managed: Phrase(zhHans: "按“凑足目标”调整后的概率", en: "If figures are managed to targets")
    case .hangsOn: Phrase(zhHans: "取决于什么", en: "Hangs on")
    case .outcomeSources: Phrase(zhHans: "不确定性来源", en: "Sources of uncertainty")
    case .borrowing: Phrase(zhHans: "借用其他地区信息的程度", en: "How much is borrowed")
    case .joint: Phrase(zhHans: "多项目标同时达成", en: "Targets together")
    case .atLeastK: Phrase(zhHans: "至少达成的项数", en: "At least this many met")
    case .binding: Phrase(zhHans: "制约同时达成的目标", en: "What holds the joint result down")
    case .bases: Phrase(zhHans: "总量目标的基数", en: "Base of the level target")
    case .scenarioEffects: Phrase(zhHans: "情景假设及其影响", en: "The scenario and what it did")
    case .unavailable: Phrase(zhHans: "未给出概率的指标", en: "Indicators without a probability")
    case .warnings: Phrase(zhHans: "提示", en: "Please note")
    case .reproduction: Phrase(zhHans: "复现", en: "To reproduce")
    case .next: Phrase(zhHans: "下一步", en: "Next")
    case .events: Phrase(zhHans: "给定条件", en: "Events asked for")
    case .diagnostics: Phrase(zhHans: "文件与数据", en: "Files and data")
    case .regions: Phrase(zhHans: "地区", en: "Regions")
    case .series: Phrase(zhHans: "数据序列", en: "Series")
    case .values: Phrase(zhHans: "逐项数据与出处", en: "Every figure and where it is from")
    case .scenarios: Phrase(zhHans: "情景", en: "Scenarios")
    case .plan: Phrase(zhHans: "计划", en: "Plan")
    case .results: Phrase(zhHans: "计算结果", en: "Results")
    case .closedForm: Phrase(zhHans: "与精确值核对", en: "Against exact values")
    case .speed: Phrase(zhHans: "速度", en: "Speed")
    case .target: Phrase(zhHans: "目标", en: "Target")
    case .event: Phrase(zhHans: "条件", en: "Event")
    case .probability: Phrase(zhHans: "达成概率", en: "Probability")
    case .acrossModels: Phrase(zhHans: "各模型", en: "Across models")
    case .asPublished: Phrase(zhHans: "按公布数", en: "As published")
    case .asTyped: Phrase(zhHans: "按目标原值", en: "Exact")
    case .words: Phrase(zhHans: "把握程度", en: "In words")
    case .interval50: Phrase(zhHans: "50%区间", en: "50 % interval")
    case .interval80: Phrase(zhHans: "80%区间", en: "80 % interval")
    case .interval90: Phrase(zhHans: "90%区间", en: "90 % interval")
    case .simulationError: Phrase(zhHans: "模拟误差", en: "Monte Carlo error")
    case .calibration: Phrase(zhHans: "回溯检验", en: "Back-tests")
    case .closedFormCheck: Phrase(zhHans: "精确值核对", en: "Closed form")
    case .allHeadline: Phrase(zhHans: "主要目标同时达成", en: "Every headline target")
    case .allForecastable: Phrase(zhHans: "可测算目标同时达成", en: "Every target with a probability")
    case .ifIndependent: Phrase(zhHans: "假定主要目标互不相关", en: "If headline targets were unrelated")
    case .jointWithout: Phrase(zhHans: "不计该项时", en: "Joint without it")
    case .gain: Phrase(zhHans: "提高（百分点）", en: "Gain (points)")
    case .baseKind: Phrase(zhHans: "基数口径", en: "Base")
    case .inUse: Phrase(zhHans: "采用", en: "In use")
    case .yes: Phrase(zhHans: "是", en: "yes")
    case .no: Phrase(zhHans: "否", en: "no")
    case .assumedGrowth: Phrase(zhHans: "假设增速（%）", en: "Assumed (%)")
    case .modelledMean: Phrase(zhHans: "模型均值（%）", en: "Modelled mean (%)")
    case .gap: Phrase(zhHans: "差距（百分点）", en: "Gap (points)")
    case .conditions: Phrase(zhHans: "条件", en: "Condition")
    case .known: Phrase(zhHans: "已知（%）", en: "Known (%)")
    case .conditionedMean: Phrase(zhHans: "条件下均值（%）", en: "Mean given it (%)")
    case .views: Phrase(zhHans: "外部观点", en: "Views of others")
    case .requiredGrowth: Phrase(zhHans: "还需要多高的增速", en: "Growth required")
    case .requiredRate: Phrase(zhHans: "所需增速（%）", en: "Required (%)")
    case .expectedRate: Phrase(zhHans: "预测均值（%）", en: "Expected (%)")
    case .atLeastSo: Phrase(zhHans: "达到的概率", en: "Chance of it")
    case .givenSuccess: Phrase(zhHans: "目标达成的年景里，各项指标的平均增速", en: "Where the targets are met")
    case .ifMet: Phrase(zhHans: "达成时（%）", en: "If met (%)")
    case .ifMissed: Phrase(zhHans: "未达成时（%）", en: "If missed (%)")
    case .goesWith: Phrase(zhHans: "每1点对应", en: "Goes with a point")
    case .likelyMiss: Phrase(zhHans: "最可能怎样落空", en: "The likeliest way to miss")
    case .lever: Phrase(zhHans: "可调动的指标", en: "Lever")
    case .together: Phrase(zhHans: "一起调（%）", en: "Together (%)")
    case .alone: Phrase(zhHans: "单独调（%）", en: "By itself (%)")
    case .ambition: Phrase(zhHans: "目标定得高不高", en: "How much is asked for")
    case .trackRecord: Phrase(zhHans: "以往目标完成情况", en: "What became of earlier targets")
    case .everyIndicator: Phrase(zhHans: "全部指标", en: "Every indicator")
    case .answer: Phrase(zhHans: "怎样测算", en: "How it is answered")
    case .byKind: Phrase(zhHans: "其他目标", en: "Other targets")
    case .byKindInFull: Phrase(zhHans: "其他目标逐项", en: "Other targets one by one")
    case .pairs: Phrase(zhHans: "两两之间", en: "Pair by pair")
    case .curve: Phrase(zhHans: "不同把握程度下可定的目标", en: "What could be asked for at each probability")
    case .allPromised: Phrase(zhHans: "其中不带“力争”的", en: "Those promised, not striven for")
    case .fairTargets: Phrase(zhHans: "有六成把握的目标", en: "Targets with a 60 % chance")
    case .outOfReach: Phrase(zhHans: "达不到", en: "out of reach")
    case .probabilityBefore: Phrase(zhHans: "更新前", en: "Before")
    case .probabilityAfter: Phrase(zhHans: "更新后", en: "After")
    case .news: Phrase(zhHans: "各次发布带来的变化", en: "What each release did")
    case .release: Phrase(zhHans: "发布", en: "Release")
    case .published: Phrase(zhHans: "公布（%）", en: "Published (%)")
    case .awaited: Phrase(zhHans: "此前预期（%）", en: "Expected (%)")
    case .surprise: Phrase(zhHans: "高于预期（百分点）", en: "Surprise (points)")
    case .movedOdds: Phrase(zhHans: "概率变动（百分点）", en: "Moved the odds (points)")
    case .restOfYear: Phrase(zhHans: "余下时间需要的增速", en: "What the rest of the year takes")
    case .soFar: Phrase(zhHans: "累计增速（%）", en: "So far (%)")
    case .carried: Phrase(zhHans: "已拉动全年（百分点）", en: "Carried (points)")
    case .restRequired: Phrase(zhHans: "余下需增长（%）", en: "Rest required (%)")
    case .restRange: Phrase(zhHans: "可能范围（%）", en: "Range (%)")
    case .restForecast: Phrase(zhHans: "余下预测（%）", en: "Rest forecast (%)")
    case .outlook: Phrase(zhHans: "全年增速预测", en: "Forecast of the year")
    case .reweighting: Phrase(zhHans: "重新加权", en: "Re-weighting")
    case .before: Phrase(zhHans: "原来（%）", en: "Before (%)")
    case .after: Phrase(zhHans: "之后（%）", en: "After (%)")
    case .change: Phrase(zhHans: "变动（百分点）", en: "Change (points)")
    case .change90Error: Phrase(zhHans: "差值的模拟误差", en: "Error of the difference")
    case .fromFirst: Phrase(zhHans: "与首个情景之差", en: "Against the first")
    case .outturnYear: Phrase(zhHans: "上年实际", en: "Last outturn")
    case .statedGrowth: Phrase(zhHans: "增速目标", en: "Growth target")
    case .statedLevel: Phrase(zhHans: "总量目标", en: "Level target")
    case .impliedGrowth: Phrase(zhHans: "总量隐含增速", en: "Growth implied")
    case .requiredLevel: Phrase(zhHans: "增速所需总量", en: "Level needed")
    case .verdict: Phrase(zhHans: "判断", en: "Verdict")
    case .code: Phrase(zhHans: "行政区划代码", en: "Code")
    case .identifier: Phrase(zhHans: "编号", en: "Id")
    case .name: Phrase(zhHans: "名称", en: "Name")
    case .measure: Phrase(zhHans: "口径", en: "Measure")
    case .span: Phrase(zhHans: "起止", en: "Span")
    case .count: Phrase(zhHans: "个数", en: "Count")
    case .missing: Phrase(zhHans: "缺少", en: "Missing")
    case .status: Phrase(zhHans: "版本", en: "Status")
    case .value: Phrase(zhHans: "数值", en: "Value")
    case .note: Phrase(zhHans: "备注", en: "Note")
    case .assumptions: Phrase(zhHans: "假设", en: "Assumptions")
    case .year: Phrase(zhHans: "年份", en: "Year")
    case .headline: Phrase(zhHans: "主要目标", en: "Headline targets")
    case .sampleFrom: Phrase(zhHans: "估计样本起始年", en: "Sample from")
    case .baseYear: Phrase(zhHans: "基年", en: "Base year")
    case .through: Phrase(zhHans: "预测截止年", en: "Projected through")
    case .modelled: Phrase(zhHans: "联合建模的指标", en: "Modelled together")
    case .workload: Phrase(zhHans: "测试任务", en: "Workload")
    case .threads: Phrase(zhHans: "线程数", en: "Threads")
    case .precision: Phrase(zhHans: "精度", en: "Precision")
    case .isa: Phrase(zhHans: "指令集", en: "Instruction set")
    case .wallTime: Phrase(zhHans: "用时", en: "Wall time")
    case .cpuTime: Phrase(zhHans: "CPU时间", en: "CPU time")
    case .pathsPerSecond: Phrase(zhHans: "每秒路径数", en: "Paths per second")
    case .pathsPerCPUSecond: Phrase(zhHans: "每CPU秒路径数", en: "Paths per CPU second")
    case .normalsPerCPUSecond: Phrase(zhHans: "每CPU秒正态随机数", en: "Normals per CPU second")
    case .peakMemory: Phrase(zhHans: "内存峰值", en: "Peak memory")
    case .singleTarget: Phrase(zhHans: "单项目标的概率", en: "Probability of the single target")
    case .jointTarget: Phrase(zhHans: "全部目标同时达成的概率", en: "Probability of all targets")
    case .exact: Phrase(zhHans: "精确值", en: "Exact")
    case .simulated: Phrase(zhHans: "模拟值", en: "Simulated")
    case .distance: Phrase(zhHans: "相差（标准误的倍数）", en: "Distance (standard errors)")
    case .quantity: Phrase(zhHans: "量", en: "Quantity")
    case .draws: Phrase(zhHans: "后验抽样", en: "Posterior draws")
    case .years: Phrase(zhHans: "年份", en: "Years")
    case .paths: Phrase(zhHans: "路径数", en: "Paths")
    case .indicators: Phrase(zhHans: "指标", en: "Indicators")
    case .composition: Phrase(zhHans: "预测中心的构成", en: "What the centre is made of")
    case .part: Phrase(zhHans: "组成部分", en: "Part")
    case .sum: Phrase(zhHans: "合计", en: "Sum")
    case .rounding: Phrase(zhHans: "判断口径", en: "Rule")
    case .eachTarget: Phrase(zhHans: "各项目标", en: "Each target")
    case .forecast: Phrase(zhHans: "预测", en: "Forecast")
    case .centre: Phrase(zhHans: "中心", en: "Centre")
    case .spread: Phrase(zhHans: "离散程度", en: "Spread")
    case .leaning: Phrase(zhHans: "数据依据", en: "Leans on")
    case .bindingMost: Phrase(zhHans: "制约最大的一项", en: "Held down most by")
    case .conflicts: Phrase(zhHans: "需要核对", en: "To be looked into")
    case .belowLast: Phrase(zhHans: "目标低于上年实际", en: "Targets below last year's outturn")
    case .changeFromLast: Phrase(zhHans: "比上年", en: "Change")
    case .basesUnknown: Phrase(zhHans: "上年总量没有公布", en: "Base not published")
    case .impliedBase: Phrase(zhHans: "相符的上年总量", en: "Base implied")
    case .roundingRange: Phrase(zhHans: "四舍五入的范围", en: "Given rounding")
    case .perPricePoint: Phrase(zhHans: "价格每降1%", en: "Per 1 % off prices")
    case .otherFindings: Phrase(zhHans: "其他提示", en: "Also noted")
    case .equalToLast: Phrase(zhHans: "目标与上年实际持平", en: "Targets equal to last year's outturn")
    case .levelsAsGrowth:
      Phrase(
        zhHans: "没有单列增速目标的，总量目标比上年实际",
        en: "Where no growth target stands beside it, the level target against last year's outturn")
    case .baseExpected:
      Phrase(
        zhHans: "上年数是报告写作时的预计数，正式公布后请重新核对",
        en: "Last year's figure was an expectation when the report was written; check again")
    case .baseExceeded:
      Phrase(
        zhHans: "报告只说上年超过、没有说明超过多少",
        en: "The report says that last year exceeded the figure, not by how much")
    case .extent: Phrase(zhHans: "检查范围", en: "Looked at and found")
    case .addsUp: Phrase(zhHans: "恒等关系", en: "Adds up")
    case .coverage: Phrase(zhHans: "数据覆盖", en: "Coverage")
    case .ownFigures: Phrase(zhHans: "本地区公布的数", en: "The region's own figures")
    case .sources: Phrase(zhHans: "数据来源", en: "Sources")
    case .figures: Phrase(zhHans: "数据条数", en: "Figures")
    case .record:
      Phrase(
        zhHans: "这样的概率以往有多少应验", en: "How often such a probability came true")
    }
  }
}
