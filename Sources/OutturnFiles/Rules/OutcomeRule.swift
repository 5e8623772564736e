import OutturnSeries

/// E0226: what cannot be known of an outcome.
enum OutcomeRule {
  static func form(_ text: String) -> Complaint {
    complaint(
      LocalizedText(zhHans: "看不懂条件“\(text)”", en: "the condition \"\(text)\" is not understood"),
      LocalizedText(
        zhHans:
          "请写成 gdp@2026=5.5（已知结果）、gdp@2026=5.5+-0.3（均值和标准差）、gdp@2026>=5.5（范围）或 sum(gdp@2026..2028)=16",
        en:
          "write gdp@2026=5.5 (the outcome), gdp@2026=5.5+-0.3 (mean and standard deviation), gdp@2026>=5.5 (a region) or sum(gdp@2026..2028)=16"
      ))
  }

  static func noYear(_ series: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "条件要写明年份", en: "a condition needs a year"),
      LocalizedText(
        zhHans: "请写成 \(series)@2026=…", en: "write it like \(series)@2026=…"))
  }

  static func known(_ year: Int, baseYear: Int) -> Complaint {
    Complaint(
      code: "E0217",
      message: LocalizedText(
        zhHans: "\(year) 年不在预测期内，不能作条件",
        en: "\(year) is not projected, so it takes no condition"),
      help: LocalizedText(
        zhHans: "实际值到 \(baseYear) 年为止，条件只能从 \(baseYear + 1) 年起",
        en: "outturns run to \(baseYear): conditions begin with \(baseYear + 1)"))
  }

  static func function(_ name: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "没有“\(name)”这个函数", en: "there is no function \"\(name)\""),
      NameSuggestion.nearest(to: name, in: ["sum", "mean"]).map {
        LocalizedText(zhHans: "是不是 \($0)？", en: "did you mean \($0)?")
      } ?? LocalizedText(zhHans: "可用的有 sum（合计）和 mean（平均）", en: "there are sum and mean"))
  }

  static let unclosed = complaint(
    LocalizedText(zhHans: "括号没有闭合", en: "a parenthesis is not closed"),
    LocalizedText(zhHans: "请写成 sum(gdp@2026..2028)", en: "write it like sum(gdp@2026..2028)"))

  static let yearsInSum = complaint(
    LocalizedText(
      zhHans: "合计里的几年要说明是相加还是平均", en: "several years in a sum need a function"),
    LocalizedText(
      zhHans: "请写成 sum(gdp@2026..2028) 或 mean(gdp@2026..2028)",
      en: "write sum(gdp@2026..2028) or mean(gdp@2026..2028)"))

  static let nothing = complaint(
    LocalizedText(zhHans: "各项相互抵消，条件没有说明任何指标", en: "the terms cancel out, so nothing is stated"),
    LocalizedText(zhHans: "请检查系数", en: "check the weights"))

  static func logarithms(_ series: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "“\(series)”以对数建模，它的增速不能与其他增速相加",
        en: "\"\(series)\" is modelled in logarithms: its growth cannot be added to other growth"),
      LocalizedText(
        zhHans: "请对每一年分别写条件，如 \(series)@2026=5",
        en: "state each year by itself, as in \(series)@2026=5"
      ))
  }

  static let spreadOfBound = complaint(
    LocalizedText(zhHans: "范围的边界不能再带标准差", en: "the bound of a region takes no spread"),
    LocalizedText(
      zhHans: "带标准差的条件请用等号：gdp@2026=5.5+-0.3", en: "a spread goes with =: gdp@2026=5.5+-0.3"))

  static let oneSide = complaint(
    LocalizedText(zhHans: "不对称的标准差要写两侧", en: "an uneven spread needs both sides"),
    LocalizedText(
      zhHans: "请写成 5.5+0.2-0.5：上侧 0.2，下侧 0.5",
      en: "write it like 5.5+0.2-0.5: 0.2 above, 0.5 below"))

  static let lawForm = complaint(
    LocalizedText(zhHans: "看不懂这个分布", en: "this distribution is not understood"),
    LocalizedText(
      zhHans: "请写成 normal(5.5,0.3)、triangular(4,5.5,6)、t(5.5,0.3,4) 或 empirical(4.8,5.2,6)",
      en: "write normal(5.5,0.3), triangular(4,5.5,6), t(5.5,0.3,4) or empirical(4.8,5.2,6)"))

  static let normalForm = complaint(
    LocalizedText(
      zhHans: "normal 要均值和大于 0 的标准差", en: "normal needs a mean and a standard deviation above 0"),
    LocalizedText(zhHans: "请写成 normal(5.5,0.3)", en: "write it like normal(5.5,0.3)"))

  static let triangularForm = complaint(
    LocalizedText(
      zhHans: "triangular 要最低、最可能、最高三个由小到大的数",
      en: "triangular needs lowest, likeliest and highest, in this order"),
    LocalizedText(zhHans: "请写成 triangular(4,5.5,6)", en: "write it like triangular(4,5.5,6)"))

  static let studentForm = complaint(
    LocalizedText(
      zhHans: "t 要中心、大于 0 的尺度和大于 2 的自由度",
      en: "t needs a centre, a scale above 0 and degrees of freedom above 2"),
    LocalizedText(zhHans: "请写成 t(5.5,0.3,4)", en: "write it like t(5.5,0.3,4)"))

  static let empiricalForm = complaint(
    LocalizedText(
      zhHans: "empirical 至少要两个不同的数", en: "empirical needs at least two different values"),
    LocalizedText(
      zhHans: "各数等可能，如 empirical(4.8,5.2,6)；只有一个数就是已知结果，请写 =5.2",
      en: "they are equally likely, as in empirical(4.8,5.2,6); a single one is an outcome: =5.2"))

  static let correlationForm = complaint(
    LocalizedText(zhHans: "看不懂这个相关系数", en: "this correlation is not understood"),
    LocalizedText(
      zhHans: "请写成 industry@2026, retail@2026 = 0.6，数在 -1 与 1 之间",
      en: "write it like industry@2026, retail@2026 = 0.6, a number between -1 and 1"))

  static func noDistribution(_ name: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "“\(name)”在 condition 下没有分布，谈不上相关",
        en: "\"\(name)\" has no distribution under condition, so nothing correlates with it"),
      LocalizedText(
        zhHans: "请先在 condition 下写它的分布，如 \(name)=normal(5.5,0.3)",
        en: "state its distribution under condition first, as in \(name)=normal(5.5,0.3)"))
  }

  static let poolForm = complaint(
    LocalizedText(
      zhHans: "pool 要两个以上观点，每个是权重乘均值，权重合计为 1",
      en: "a pool needs two views or more, each a weight times a mean, weights adding up to 1"),
    LocalizedText(
      zhHans: "请写成 pool(0.6*4.5, 0.4*5.5)", en: "write it like pool(0.6*4.5, 0.4*5.5)"))

  static let viewIsMean = complaint(
    LocalizedText(
      zhHans: "外部观点只说均值，或均值和标准差",
      en: "an outside view is about a mean, or about a mean and a standard deviation"),
    LocalizedText(
      zhHans: "请写成 gdp@2026=5.0 或 gdp@2026=5.0+-0.4；已知结果或其他分布请写在 condition 下",
      en:
        "write it like gdp@2026=5.0 or gdp@2026=5.0+-0.4; an outcome stands under condition"))

  private static func complaint(_ message: LocalizedText, _ help: LocalizedText) -> Complaint {
    Complaint(code: "E0226", message: message, help: help)
  }
}
