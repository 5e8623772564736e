import OutturnSeries

extension ReportFigure.Doubt {
  /// What a person should check.
  var words: LocalizedText {
    switch self {
    case .approximate:
      LocalizedText(
        zhHans: "原文有“余”“多”，数字取整",
        en: "the report says \"and more\"; the number is rounded")
    case .nounAfter:
      LocalizedText(
        zhHans: "名称取自数字后面的词",
        en: "the name was taken from the words after the number")
    case .sharedSubject:
      LocalizedText(
        zhHans: "几项并列，名称由共用部分补全",
        en: "several items share one noun; their names were completed")
    case .sharedSense:
      LocalizedText(
        zhHans: "“以上”“左右”只写在几项的最后，前面的按同样处理",
        en: "\"or more\" or \"about\" stands after the last of several; all were read so")
    case .inheritedSubject:
      LocalizedText(
        zhHans: "名称由前文补全",
        en: "the name was completed from the words before")
    case .range:
      LocalizedText(
        zhHans: "原文是区间，取下限",
        en: "the report gives a range; its lower end was taken")
    case .unclearName:
      LocalizedText(zhHans: "名称可能不完整", en: "the name may be incomplete")
    case .unclearPercentage:
      LocalizedText(
        zhHans: "百分数既不像增速也不像比率",
        en: "a percentage that looks neither like growth nor like a rate")
    case .assumedBand:
      LocalizedText(
        zhHans: "“左右”的宽度原文没有说，这里是暂定的",
        en: "the report does not say how wide \"about\" is; the band is assumed")
    case .differentWords:
      LocalizedText(
        zhHans: "实际数和目标的说法不同，口径可能不同",
        en: "outturn and target are worded differently and may differ in scope")
    case .differentUnits:
      LocalizedText(
        zhHans: "实际数和目标的单位不同，实际数没有填入",
        en: "outturn and target have different units; the outturn is left out")
    case .statedTwice:
      LocalizedText(
        zhHans: "原文不止一处，数字不同，取第一处",
        en: "stated more than once with other numbers; the first was taken")
    }
  }
}
