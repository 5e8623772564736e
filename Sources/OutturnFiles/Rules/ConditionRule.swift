import OutturnPlanning
import OutturnSeries

/// E0225: a text that is no condition.
enum ConditionRule {
  static func complaint(_ reason: TargetExpressionError.Reason) -> Complaint {
    if case .fullWidth(let found) = reason, let character = found.unicodeScalars.first {
      return FullWidthRule.complaint(character)
    }
    return Complaint(code: "E0225", message: message(reason), help: help(reason))
  }

  private static func message(_ reason: TargetExpressionError.Reason) -> LocalizedText {
    switch reason {
    case .expected(let expectation, let found):
      let wanted = name(expectation)
      return found.isEmpty
        ? LocalizedText(
          zhHans: "条件没有写完，这里要\(wanted.zhHans)",
          en: "the condition ends where \(wanted.en) is needed")
        : LocalizedText(
          zhHans: "这里要\(wanted.zhHans)，得到“\(found)”",
          en: "\(wanted.en) is needed here, not \"\(found)\"")
    case .equality:
      return LocalizedText(
        zhHans: "连续变动的数不会恰好等于某个值，不能用等号",
        en: "a number that varies continuously never equals another, so == says nothing")
    case .percentSign:
      return LocalizedText(
        zhHans: "增速的单位已经是百分比，不要再写百分号",
        en: "growth is in per cent already: leave the sign out")
    case .fullWidth(let found):
      return LocalizedText(
        zhHans: "“\(found)”是全角符号", en: "\"\(found)\" is a full-width character")
    case .tooManyAtoms(let limit):
      return LocalizedText(
        zhHans: "一个条件最多 \(limit) 项比较", en: "a condition holds at most \(limit) comparisons")
    case .tooDeep:
      return LocalizedText(zhHans: "括号嵌套太深", en: "the parentheses are nested too deeply")
    }
  }

  private static func help(_ reason: TargetExpressionError.Reason) -> LocalizedText {
    switch reason {
    case .equality:
      LocalizedText(zhHans: "请用 >= 或 <=", en: "use >= or <=")
    case .fullWidth:
      LocalizedText(zhHans: "请切换到英文输入法", en: "use its half-width form")
    case .expected(.measure, let found)
    where NameSuggestion.nearest(to: found, in: ["growth", "level"]) != nil:
      NameRule.suggestion(for: found, among: ["growth", "level"])!
    default:
      LocalizedText(
        zhHans: "写法如 gdp.growth[2026] >= 5.5 and gdp.level[2026] >= 330",
        en: "for example gdp.growth[2026] >= 5.5 and gdp.level[2026] >= 330")
    }
  }

  private static func name(_ expectation: TargetExpressionError.Expectation) -> LocalizedText {
    switch expectation {
    case .condition: LocalizedText(zhHans: "一个指标、“not”或“(”", en: "an indicator, \"not\" or \"(\"")
    case .dot: LocalizedText(zhHans: "点号 .", en: "a dot")
    case .measure: LocalizedText(zhHans: " growth 或 level", en: "growth or level")
    case .openBracket: LocalizedText(zhHans: " [", en: "[")
    case .period: LocalizedText(zhHans: "年份", en: "a year")
    case .closeBracket: LocalizedText(zhHans: " ]", en: "]")
    case .comparison: LocalizedText(zhHans: " >=、>、<= 或 <", en: ">=, >, <= or <")
    case .number: LocalizedText(zhHans: "一个数", en: "a number")
    case .connective: LocalizedText(zhHans: " and 或 or", en: "\"and\", \"or\" or the end")
    case .closeParenthesis: LocalizedText(zhHans: " )、and 或 or", en: "\")\", \"and\" or \"or\"")
    }
  }
}
