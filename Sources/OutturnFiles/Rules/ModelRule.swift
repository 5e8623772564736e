import OutturnSeries

/// What the parts of a model must agree on.
enum ModelRule {
  static func yearOrder(_ early: String, _ late: String) -> Complaint {
    Complaint(
      code: "E0206",
      message: LocalizedText(
        zhHans: "\(early) 要早于 \(late)", en: "\(early) must be before \(late)"))
  }

  static func planYear(_ year: Int, baseYear: Int) -> Complaint {
    Complaint(
      code: "E0206",
      message: LocalizedText(
        zhHans: "计划年份是 \(year)，而模型的基年是 \(baseYear)",
        en: "the plan is for \(year), and the model's base year is \(baseYear)"),
      help: LocalizedText(
        zhHans: "计划年份应为基年的下一年 \(baseYear + 1)",
        en: "a plan is for the year after the base year, \(baseYear + 1)"))
  }

  static func missingLevel(_ series: String, region: String, year: Int) -> Complaint {
    Complaint(
      code: "E0222",
      message: LocalizedText(
        zhHans: "数据里没有 \(region) 的 \(series) 在 \(year) 年的绝对额",
        en: "the data has no level of \(series) of \(region) for \(year)"),
      help: LocalizedText(
        zhHans: "请在 history.csv 补一行 level，或删去 levels 里的这一项",
        en: "add a level to history.csv, or leave the series out of levels"))
  }

  static func outsideSample(_ year: Int, sample: ClosedRange<Int>) -> Complaint {
    Complaint(
      code: "E0206",
      message: LocalizedText(
        zhHans: "\(year) 年不在样本里", en: "\(year) is not in the sample"),
      help: LocalizedText(
        zhHans: "样本是 \(sample.lowerBound) 到 \(sample.upperBound) 年",
        en: "the sample runs from \(sample.lowerBound) to \(sample.upperBound)"))
  }

  static func referenceCorrelation(_ series: String) -> Complaint {
    Complaint(
      code: "E0206",
      message: LocalizedText(
        zhHans: "\(series) 是参照序列，不写它与自己的相关系数",
        en: "\(series) is the reference: its correlation with itself is not written"),
      help: LocalizedText(zhHans: "请删去这一项", en: "delete the entry"))
  }

  static func outermostDeviation(_ region: String) -> Complaint {
    Complaint(
      code: "E0206",
      message: LocalizedText(
        zhHans: "\(region) 在最外层，没有偏离可言",
        en: "\(region) is the outermost region and deviates from nothing"),
      help: LocalizedText(zhHans: "请删去这一项", en: "delete the entry"))
  }

  static func unitDiffers(_ unit: String, needs expected: String) -> Complaint {
    Complaint(
      code: "E0215",
      message: LocalizedText(
        zhHans: "单位是“\(unit)”，这里要“\(expected)”",
        en: "the unit is \"\(unit)\", and \"\(expected)\" is needed"))
  }
}
