import OutturnPlanning
import OutturnReporting
import OutturnSeries
import Testing

@Suite("Two languages")
struct LanguageTests {
  @Test(
    "A tag names a language in any of its usual spellings",
    arguments: [
      ("en", Language.en), ("en-US", .en), ("EN_gb.UTF-8", .en), ("zh", .zhHans),
      ("zh-Hans", .zhHans), ("zh_CN.UTF-8", .zhHans), ("zh-CN", .zhHans), ("zh_SG@x", .zhHans),
    ])
  func tags(tag: String, language: Language) {
    #expect(Language(tag: tag) == language)
  }

  @Test(
    "A language that is not written here is refused",
    arguments: ["", "fr", "zh-Hant", "zh_TW.UTF-8", "C", "english", "e"])
  func unknownTags(tag: String) {
    #expect(Language(tag: tag) == nil)
  }

  @Test("LC_ALL wins over LC_MESSAGES, that over LANG; an empty value does not count")
  func environment() {
    #expect(Language.detected(in: [:]) == .en)
    #expect(Language.detected(in: ["LANG": "zh_CN.UTF-8"]) == .zhHans)
    #expect(Language.detected(in: ["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US"]) == .en)
    #expect(
      Language.detected(in: ["LC_ALL": "zh_CN", "LC_MESSAGES": "en_US", "LANG": "C"]) == .zhHans)
    #expect(Language.detected(in: ["LC_ALL": "", "LANG": "zh_CN.UTF-8"]) == .zhHans)
    #expect(Language.detected(in: ["LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"]) == .en)
    #expect(Language.detected(in: ["LANG": "zh_TW.UTF-8"]) == .zhHans)
    #expect(Language.detected(in: ["LANG": "de_DE.UTF-8"]) == .en)
  }

  @Test("Every fixed phrase has words in both languages, and the right letters in each")
  func fixedPhrases() {
    let phrases =
      Label.allCases.map(\.phrase) + Glossary.allCases.map(\.phrase)
      + ProbabilityWords.allCases.map(\.phrase)
      + UnavailableReason.allCases.map(Phrases.reason)
      + BaseLevelKind.allCases.map(Phrases.baseKind)
      + Coherence.Verdict.allCases.map(Phrases.verdict) + Severity.allCases.map(Phrases.severity)
      + Measure.allCases.map(Phrases.measure)
      + stride(from: 0, through: 1, by: 0.01).map(ProbabilityWords.phrase)
    for phrase in phrases {
      #expect(!phrase.zhHans.isEmpty && !phrase.en.isEmpty)
      #expect(Self.latinWords(phrase.zhHans).isEmpty, "English in \(phrase.zhHans)")
      #expect(!Self.hasChinese(phrase.en), "Chinese in \(phrase.en)")
    }
  }

  @Test("The glossary has the words that the house agreed on")
  func glossary() {
    #expect(Glossary.baseline.phrase == Phrase(zhHans: "基准情景", en: "baseline"))
    #expect(Glossary.outturn.phrase == Phrase(zhHans: "实际值", en: "outturn"))
    #expect(
      Glossary.probabilityOfAttainment.phrase
        == Phrase(zhHans: "达成概率", en: "probability of attainment"))
    #expect(Glossary.yearToDate.phrase == Phrase(zhHans: "年初累计", en: "year to date"))
  }

  @Test("Chinese text has no English in it but abbreviations, ids and commands")
  func chineseText() {
    for (isPlain, isVerbose) in [(false, false), (false, true), (true, true)] {
      let options = TextOptions(
        language: .zhHans, isPlain: isPlain, modelPath: "Models/sample", isVerbose: isVerbose)
      for (name, text) in Rendering.all(TextRenderer(options)) {
        let words = Self.latinWords(text).filter { !Self.verbatim.contains($0) }
        #expect(words.isEmpty, "\(words) in the Chinese \(name)")
      }
    }
  }

  @Test("English text has no Chinese in it but the words of a file")
  func englishText() {
    for (isPlain, isVerbose) in [(false, false), (false, true), (true, true)] {
      let options = TextOptions(
        language: .en, isPlain: isPlain, modelPath: "Models/sample", isVerbose: isVerbose)
      for (name, text) in Rendering.all(TextRenderer(options)) {
        let lines = text.split(separator: "\n").filter {
          Self.hasChinese($0) && !$0.contains("14 | ") && !$0.contains("粮食播种面积")
        }
        #expect(lines.isEmpty, "Chinese in the English \(name)")
      }
    }
  }

  @Test(
    "A target is said as a plan says it",
    arguments: [
      (Sense.atLeast, Measure.growth, 5.5, "地区生产总值增长5.5%以上", "GDP growth of at least 5.5 %"),
      (.above, .growth, 5.5, "地区生产总值增长超过5.5%", "GDP growth of more than 5.5 %"),
      (.equals, .growth, 5.5, "地区生产总值增长5.5%", "GDP growth of exactly 5.5 %"),
      (.atMost, .growth, 2, "地区生产总值增速控制在2.0%以内", "GDP growth of at most 2.0 %"),
      (.about, .growth, 5.5, "地区生产总值增长5.5%左右", "GDP growth of about 5.5 %"),
      (.keep, .growth, 0, "地区生产总值增速与上年持平", "GDP growth as in the year before"),
      (.atLeast, .growth, -1.5, "地区生产总值增速达到-1.5%以上", "GDP growth of at least -1.5 %"),
      (.atLeast, .level, 330, "地区生产总值达到330.0亿元以上", "GDP of at least 330.0 (100 million yuan)"),
      (.above, .level, 330, "地区生产总值超过330.0亿元", "GDP of more than 330.0 (100 million yuan)"),
      (.keep, .level, 330, "地区生产总值与上年持平", "GDP as in the year before"),
    ])
  func targets(
    sense: Sense, measure: Measure, threshold: Double, zhHans: String, en: String
  ) {
    let target = SampleDocuments.target(
      "gdp", SampleDocuments.gdp, measure, threshold, unit: measure == .growth ? "%" : "亿元",
      sense: sense)
    #expect(Phrases.target(target, style: NumberStyle()) == Phrase(zhHans: zhHans, en: en))
  }

  @Test("Units are named in both languages; what is not known stays as written")
  func units() {
    #expect(UnitName.phrase("亿元").en == "100 million yuan")
    #expect(UnitName.phrase("万亩").en == "10 thousand mu")
    #expect(
      UnitName.phrase("index, 2025 = 100")
        == Phrase(zhHans: "指数（2025年=100）", en: "index, 2025 = 100"))
    #expect(UnitName.phrase("寻") == .verbatim("寻"))
  }

  @Test(
    "An amount in an English sentence moves with its unit",
    arguments: [
      (21.0, "亿元", "21亿元", "2.1 billion yuan"), (86.05, "万亩", "86.05万亩", "860.5 thousand mu"),
      (766, "万人次", "766万人次", "7.66 million visits"), (5_600, "人", "5600人", "5600 people"),
      (99.5, "%", "99.5%", "99.5 %"), (3, "寻", "3寻", "3 寻"),
    ])
  func amounts(value: Double, unit: String, zhHans: String, en: String) {
    #expect(UnitName.amount(value, unit) == Phrase(zhHans: zhHans, en: en))
  }

  @Test("The first sentence ends at a stop, not at a decimal point")
  func firstSentence() {
    let story = Phrase(zhHans: "甲增长5.5%。乙也增长。", en: "A grows by 5.5 per cent. B grows too.")
    #expect(
      story.firstSentence == Phrase(zhHans: "甲增长5.5%。", en: "A grows by 5.5 per cent."))
    #expect(Phrase.verbatim("abc").firstSentence == .verbatim("abc"))
  }

  @Test("Whole things are counted without decimals, their thousands are not")
  func counts() {
    for unit in ["人", "个", "套", "头", "人次"] { #expect(UnitName.isCount(unit)) }
    for unit in ["万人", "万头", "亿元", "千米", "%", "寻"] { #expect(!UnitName.isCount(unit)) }
  }

  @Test("Years in a row are put together")
  func runs() {
    let years = [2010, 2011, 2012, 2015, 2017, 2018].map { Period(year: $0) }
    #expect(
      Phrases.runs(years)
        == Phrase(zhHans: "2010—2012年、2015年、2017—2018年", en: "2010 to 2012, 2015, 2017 to 2018"))
    #expect(Phrases.runs([]).isEmpty)
  }

  // MARK: Letters

  /// What stands in Chinese text as it is: abbreviations, ids, names of libraries, commands.
  static let verbatim: Set<String> = [
    "fit", "estimator", "regional", "conjugate", "regression", "var", "bayesian", "panel",
    "volatility",
    "HC", "Newey", "West", "p", "R", "F", "AIC", "BIC", "HQ", "l", "k",
    "GDP", "CPI", "CRPS", "CPU", "VAR", "P", "h", "t", "MB", "SHA", "W", "v", "B", "E", "W",
    "sample", "baseline", "push", "nation", "reference", "outturn", "project", "check",
    "describe", "probability", "format", "csv", "output", "data", "Models", "plan", "yaml",
    "history", "gdp", "growth", "retail", "and", "f", "bf", "a", "verbose", "README", "md", "model",
    "report", "figures", "scenario", "before", "after", "json", "sha", "ab", "cd", "coherence",
    "trade", "implied", "findings", "odds", "manifest", "language", "zh", "Hans",
    "require", "Q", "backtest", "html", "industry", "x", "gone",
  ]

  static func latinWords(_ text: String) -> [String] {
    text.split { !($0.isASCII && $0.isLetter) }.map(String.init)
      .filter { !["GDP", "CPI", "CRPS", "CPU", "VAR", "P", "t"].contains($0) }
  }

  static func hasChinese(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) || $0.value >= 0xFF00 }
  }
}
