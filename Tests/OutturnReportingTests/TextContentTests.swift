import Foundation
import OutturnPlanning
import OutturnReporting
import OutturnSeries
import Testing

@Suite("What a text says")
struct TextContentTests {
  private let chinese = TextRenderer(TextOptions(language: .zhHans, modelPath: "甲/乙"))
  private let english = TextRenderer(TextOptions(language: .en))

  @Test("The spread between models stands in the line of the probability")
  func spread() {
    let line = chinese.text(SampleDocuments.single).split(separator: "\n")
      .first { $0.contains("达成概率") }
    #expect(line?.contains("43.4%（各模型36%～49%），约四成，大约对半") == true)
  }

  @Test("Sections follow the order in which a reader needs them")
  func order() {
    let text = chinese.text(SampleDocuments.probability)
    let places = [
      "结论：", "各项目标\n", "多项目标同时达成\n", "其他目标（1项，", "不确定性\n", "未给出概率的指标（4项）：", "\n提示：", "\n复现：",
      "\n下一步：",
    ].map { text.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test("A summary is short; what it leaves out stands in the detailed text and in records")
  func summary() {
    let verbose = TextRenderer(TextOptions(language: .zhHans, isVerbose: true))
    let plain = TextRenderer(TextOptions(language: .zhHans, isPlain: true))
    var unmanaged = SampleDocuments.probability
    // That table is there on request alone.
    unmanaged.managed = []
    let brief = chinese.text(unmanaged)
    #expect(brief.split(separator: "\n", omittingEmptySubsequences: false).count <= 64)
    #expect(
      chinese.text(SampleDocuments.single).split(separator: "\n").count <= 25)
    for heading in ["预测区间", "分模型概率", "预测中心的构成", "不确定性来源", "借用其他地区信息的程度"] {
      #expect(!brief.contains("\n\(heading)\n"), "\(heading)")
      #expect(verbose.text(SampleDocuments.probability).contains("\n\(heading)\n"), "\(heading)")
      #expect(plain.text(SampleDocuments.probability).contains("\n\(heading)\t"), "\(heading)")
    }
  }

  @Test("The centre of the forecast is told as a sum, spread and borrowing from the largest down")
  func origin() {
    let verbose = TextRenderer(TextOptions(language: .zhHans, isVerbose: true))
    let text = verbose.text(SampleDocuments.probability)
    #expect(text.contains("全国水平4.62 + 示例省与全国之差0.31 + 示例区与示例省之差0.17"))
    #expect(text.contains("= 5.45%"))
    #expect(text.contains("全国当年冲击46%、本地区与上级地区的差距41%、参数不确定13%"))
    #expect(text.contains("示例区42%、全国34%、示例省24%"))
  }

  @Test("The movement of a scenario is called association, not cause, in both languages")
  func association() {
    let sentence =
      "假设2026年规模工业增加值增长7.5%，比模型中心高1.3个百分点；按历史联动，"
      + "2026年地区生产总值增速的中心随之上移0.35个百分点；这是关联，不是因果。"
    let flat = chinese.text(SampleDocuments.project).filter { !$0.isWhitespace }
    #expect(flat.contains(sentence))
    #expect(english.text(SampleDocuments.project).contains("association, not cause"))
  }

  @Test("Scenarios stand side by side, a column each; a table of their own only when detailed")
  func sideBySide() {
    let lines = chinese.text(SampleDocuments.project).split(separator: "\n")
    #expect(lines.contains { $0.contains("基准情景") && $0.contains("工业加力") && $0.contains("年份") })
    #expect(lines.contains { $0.contains("2026年") && $0.contains("5.0（3.5～6.5）") })
    let verbose = TextRenderer(TextOptions(language: .zhHans, isVerbose: true))
    #expect(!lines.contains { $0.hasPrefix("工业加力：地区生产总值") })
    #expect(verbose.text(SampleDocuments.project).contains("\n工业加力：地区生产总值（按不变价）\n"))
  }

  @Test("A check tells each finding once: conflicts in sentences, the rest gathered by kind")
  func findings() {
    let text = chinese.text(SampleDocuments.check)
    func count(_ part: String) -> Int { text.components(separatedBy: part).count - 1 }
    #expect(count("总量目标21亿元只相当于增长5.0%") == 1)
    #expect(count("公布数经过四舍五入，两个目标勉强可以相符") == 1)
    #expect(count("新建高标准农田") == 1)
    #expect(text.contains("第12、15行：2处增速很不寻常。请核对。"))
    #expect(text.contains("粮食播种面积86万亩（上年86.05万亩）"))
    #expect(english.text(SampleDocuments.check).contains("860 thousand mu"))
  }

  @Test("With published rounding the published probability comes first and both are shown")
  func rounding() {
    var document = SampleDocuments.single
    document.rounding = .published
    let lines = english.text(document).split(separator: "\n")
    #expect(lines.first { $0.contains("Probability  ") }?.contains("45.6 %") == true)
    #expect(lines.first { $0.contains("Exact  ") }?.contains("43.4 %") == true)
    #expect(lines.contains { $0.contains("5.45 %") })
  }

  @Test("Every indicator without a probability is named with its reason")
  func unavailable() {
    let text = english.text(SampleDocuments.probability)
    let full = TextRenderer(TextOptions(language: .en, isVerbose: true))
      .text(SampleDocuments.probability)
    for entry in SampleDocuments.unavailable { #expect(full.contains(entry.name.en)) }
    #expect(full.contains("No earlier figures (3): Grain output, Visitors, Local revenue."))
    #expect(text.contains("(4): No earlier figures 3, The plan gives no number 1;"))
  }

  @Test("An expression by itself is answered like a target")
  func expression() {
    var document = SampleDocuments.single
    document.targets = []
    document.expressions = SampleDocuments.probability.expressions
    document.closedFormCheck = nil
    let text = chinese.text(document)
    #expect(text.hasPrefix("示例区：gdp.growth[2026] >= 5.5 and retail.growth[2026] >= 6 的概率"))
    #expect(text.contains("21.2%（各模型19%～23%），约两成，可能性偏低"))
    #expect(!text.contains("预测区间"))
  }

  @Test("A record of back-tests is told in numbers, its absence in words")
  func calibration() {
    var document = SampleDocuments.single
    #expect(english.text(document).contains("No record yet"))
    document.calibration = SampleDocuments.calibration(isCurrent: true)
    document.calibrationNote = LocalizedText(zhHans: "", en: "")
    #expect(
      chinese.text(document).replacing("\n", with: "").replacing(" ", with: "")
        .contains("提前1年的预测8次（全国、某省）：50%区间覆盖50%，80%区间覆盖75%，90%区间覆盖88%"))
    document.calibration = SampleDocuments.calibration(isCurrent: false)
    #expect(english.text(document).contains("changed since"))
  }

  @Test("A target's probability stands beside how often such a one came true")
  func record() {
    var document = SampleDocuments.single
    #expect(!english.text(document).contains("How often such a probability came true"))
    document.targets[0].record = ReliabilityBin(
      from: 0.4, to: 0.5, forecast: 0.45, frequency: 0.5, low: 0.14, high: 0.86, count: 6,
      years: 4)
    let text = english.text(document)
    #expect(text.contains("How often such a probability came true"))
    #expect(
      text.split { $0 == " " }.joined(separator: " ").contains("40 to 50 % 6 4 50 % 14 to 86 %"))
  }

  @Test("Commands are suggested for the model that was named, and none without a name")
  func next() {
    #expect(chinese.text(SampleDocuments.single).contains("outturn project 甲/乙"))
    #expect(!english.text(SampleDocuments.single).contains("outturn project"))
  }

  @Test("A description lists every figure with its source only when verbose")
  func verbose() {
    let options = TextOptions(language: .zhHans, isVerbose: true)
    #expect(chinese.text(SampleDocuments.describe).contains("2022年 4.9%、2024年 5%、2025年 5.4%"))
    #expect(!chinese.text(SampleDocuments.describe).contains("逐项数据与出处（全国）"))
    #expect(TextRenderer(options).text(SampleDocuments.describe).contains("逐项数据与出处（全国）"))
  }

  @Test(
    "A check says in its first sentence whether the model can be used",
    arguments: [
      (1, 0, "结论：有1处错误，改正后模型才能使用。"), (0, 2, "结论：模型可以使用，有2处需要留意。"),
      (0, 0, "结论：模型可以使用，没有发现问题。"),
    ])
  func verdict(errors: Int, warnings: Int, sentence: String) {
    var document = SampleDocuments.check
    document.counts.errors = errors
    document.counts.warnings = warnings
    #expect(chinese.text(document).contains(sentence))
  }

  @Test("The plan's words are quoted in Chinese and left out in English")
  func quotes() {
    #expect(chinese.text(SampleDocuments.check).contains("原文：“社会消费品零售总额增长6%以上”"))
    #expect(!english.text(SampleDocuments.check).contains("原文"))
  }

  @Test("Digits change what is shown, not below what the error supports")
  func digits() {
    let fine = TextRenderer(TextOptions(language: .en, digits: 3))
    let text = fine.text(SampleDocuments.single)
    #expect(text.contains("43.4 % (across models"))
    #expect(text.contains("5.360 %"))
  }
}
