import OutturnSheets

/// The sheets of a workbook that stand for the files of a model folder.
///
/// A sheet is known by either of its two words, whatever its case. What stands above the row of
/// column names is for people, but for the head of the plan.
enum WorkbookSheet: String, CaseIterable {
  case plan, history, scenarios, targets, quarters, model

  var chinese: String {
    switch self {
    case .plan: "计划"
    case .history: "历史数据"
    case .scenarios: "情景"
    case .targets: "历年目标"
    case .quarters: "季度"
    case .model: "模型"
    }
  }

  /// `计划 plan`, in every language: the same workbook can be read by either reader.
  var name: String { "\(chinese) \(rawValue)" }

  init?(named name: String) {
    let words = name.split { " _-/()（）".contains($0) }.map { $0.lowercased() }
    let found = Self.allCases.first { words.contains($0.rawValue) || words.contains($0.chinese) }
    guard let found else { return nil }
    self = found
  }

  /// Paths of a plan's head, each in a row with its value beside it.
  static let planHead = [
    "title.zh-Hans", "title.en", "region", "year", "source.zh-Hans", "source.en",
  ]

  /// Columns of a table sheet; those of an indicator and a scenario are paths in its YAML.
  var columns: [String] {
    switch self {
    case .plan:
      [
        "id", "name.zh-Hans", "name.en", "unit", "section", "series", "outturn.level",
        "outturn.growth", "outturn.qualifier", "target.level.value", "target.level.sense",
        "target.level.headline", "target.growth.value", "target.growth.sense",
        "target.growth.headline", "quote.outturn", "quote.target", "prices", "target.level.band",
        "target.level.stretch", "target.growth.band", "target.growth.stretch", "basis.zh-Hans",
        "basis.en", "compare.kind", "compare.with", "compare.note.zh-Hans", "compare.note.en",
        "kind", "part_of", "share_of.zh-Hans", "share_of.en",
      ]
    case .history: HistoryReader.columns
    case .scenarios:
      [
        "scenario", "name.zh-Hans", "name.en", "from", "assume", "deviate", "condition",
        "correlation", "tilt", "volatility",
        "tails", "story.zh-Hans", "story.en", "source",
      ]
    case .targets: TargetHistoryReader.columns
    case .quarters: QuarterShareReader.columns
    case .model: []
    }
  }

  /// A path or column in Chinese: 目标·增速·要求.
  static func label(_ column: String) -> String {
    column.split(separator: ".").map { words[String($0)] ?? String($0) }.joined(separator: "·")
  }

  private static let words = [
    "id": "编号", "name": "名称", "zh-Hans": "中文", "en": "英文", "unit": "单位", "section": "章节",
    "series": "指标序列", "prices": "价格口径", "outturn": "上年实际", "level": "总量", "growth": "增速",
    "qualifier": "完成说法", "target": "目标", "value": "数值", "sense": "要求", "headline": "主要目标",
    "band": "左右幅度", "stretch": "力争", "basis": "口径说明", "compare": "比对", "kind": "类型",
    "with": "对象", "note": "备注", "part_of": "上级指标", "share_of": "占比基数", "quote": "原文",
    "region": "地区", "year": "年份", "title": "标题", "source": "来源", "measure": "口径",
    "period": "年份", "status": "版本", "scenario": "情景", "from": "依据情景", "assume": "假设",
    "deviate": "偏离", "correlation": "相关", "condition": "条件",
    "tilt": "外部观点", "volatility": "波动倍数", "tails": "尾部", "story": "说明",
  ]
}
