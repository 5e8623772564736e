import Foundation
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
      "结论：", "主要目标\n", "预测区间\n", "不确定性\n", "预测中心的构成\n", "借用其他地区信息的程度\n", "多项目标同时达成\n", "总量目标的基数\n",
      "未给出概率的指标（4项）\n", "下一步\n",
    ].map { text.range(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
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
    for entry in SampleDocuments.unavailable { #expect(text.contains(entry.name.en)) }
    #expect(text.contains("No earlier figures (3): Grain output, Visitors, Local revenue."))
  }

  @Test("An expression by itself is answered like a target")
  func expression() {
    var document = SampleDocuments.single
    document.targets = []
    document.expressions = SampleDocuments.probability.expressions
    let text = chinese.text(document)
    #expect(text.hasPrefix("示例区：gdp.growth[2026] >= 5.5 and retail.growth[2026] >= 6 的概率"))
    #expect(text.contains("21.2%（各模型19%～23%），约两成，可能性偏低"))
    #expect(!text.contains("预测区间"))
  }

  @Test("A record of back-tests is told in numbers, its absence in words")
  func calibration() {
    var document = SampleDocuments.single
    #expect(english.text(document).contains("No record yet"))
    document.calibration = CalibrationRecord(
      horizon: 1, count: 8, cover: ["90": 0.875, "50": 0.5, "80": 0.75])
    document.calibrationNote = LocalizedText(zhHans: "", en: "")
    #expect(
      chinese.text(document)
        .contains("提前1年的预测8次，50%区间覆盖50%，80%区间覆盖75%，90%区间覆盖88%"))
  }

  @Test("Commands are suggested for the model that was named, and none without a name")
  func next() {
    #expect(chinese.text(SampleDocuments.single).contains("outturn project 甲/乙"))
    #expect(!english.text(SampleDocuments.single).contains("outturn project"))
  }

  @Test("A description lists other regions' figures only when verbose")
  func verbose() {
    let options = TextOptions(language: .zhHans, isVerbose: true)
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
