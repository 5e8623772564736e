internal import OutturnSeries

/// Tests of residuals in the words of a reader: what is looked for, and what a failure would mean.
enum TestNames {
  static func autocorrelation(_ test: String) -> LocalizedText {
    LocalizedText(zhHans: "误差是否前后相关（\(test)）", en: "errors of neighbouring years (\(test))")
  }
  static func heteroskedasticity(_ test: String) -> LocalizedText {
    LocalizedText(zhHans: "误差大小是否一致（\(test)）", en: "errors of one size (\(test))")
  }
  static func normality(_ test: String) -> LocalizedText {
    LocalizedText(zhHans: "误差是否服从正态（\(test)）", en: "normal errors (\(test))")
  }
  static let form = LocalizedText(
    zhHans: "是否只需线性关系（RESET）", en: "a straight line suffices (RESET)")
  static func stability(_ test: String) -> LocalizedText {
    LocalizedText(zhHans: "前后年份规律是否一致（\(test)）", en: "one equation throughout (\(test))")
  }

  static let persistence = LocalizedText(
    zhHans: "不通过说明当年的误差会延续到次年，方程可能少了滞后项，标准误宜看Newey-West一列",
    en:
      "a failure means that errors carry over to the next year: a lag may be missing, and the Newey-West errors are the ones to read"
  )
  static let missingLag = LocalizedText(
    zhHans: "不通过说明当年的误差会延续到次年，可能要增加滞后年数（--lags）",
    en: "a failure means that errors carry over to the next year: more --lags may be needed")
  static let unequal = LocalizedText(
    zhHans: "不通过说明误差时大时小，标准误宜看HC3一列",
    en: "a failure means that errors differ in size: the HC3 errors are the ones to read")
  static let changing = LocalizedText(
    zhHans: "不通过说明误差的大小随时间变化，可参看 volatility",
    en: "a failure means that the size of errors changes over time: see volatility")
  static let tails = LocalizedText(
    zhHans: "不通过说明个别年份的误差特别大，可参看 student-t",
    en: "a failure means that some errors are too large for a normal law: see student-t")
  static let curved = LocalizedText(
    zhHans: "不通过说明关系不是直线，指标可能要取对数或加平方项",
    en:
      "a failure means that the relation is not a straight line: logarithms or squares may be needed"
  )
  static let shifting = LocalizedText(
    zhHans: "不通过说明样本期内规律发生过变化，不宜用同一个方程外推",
    en:
      "a failure means that the relation changed within the sample: do not extrapolate one equation"
  )
}
