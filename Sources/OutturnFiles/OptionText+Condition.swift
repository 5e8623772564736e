public import OutturnPlanning
import OutturnSeries

extension OptionText {
  /// A condition in the target language, such as
  /// `gdp.growth[2026] >= 5.5 and gdp.level[2026] >= 330`.
  public static func condition(
    _ text: String, option: String = "--target"
  ) throws(Diagnostic) -> TargetExpression {
    do {
      return try TargetExpression(text)
    } catch {
      let reader = OptionReader(text: text, option: option)
      let letters = Array(text)
      let start = min(max(0, error.column - 1), letters.count)
      let found = String(letters[start..<min(letters.count, start + error.length)])
      throw reader.failure(
        ConditionRule.complaint(error.reason),
        OptionReader.Part(text: found.isEmpty ? " " : found, column: error.column))
    }
  }
}
