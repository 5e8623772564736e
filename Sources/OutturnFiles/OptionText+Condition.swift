public import OutturnModels
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

  /// The same, with its names and years checked against a model.
  ///
  /// - Parameter names: What a comparison may be about: ids of indicators and modelled series.
  public static func condition(
    _ text: String, option: String = "--target", names: [String],
    in specification: ModelSpecification
  ) throws(Diagnostic) -> TargetExpression {
    let expression = try condition(text, option: option)
    let reader = OptionReader(text: text, option: option)
    for atom in expression.atoms {
      let name = OptionReader.Part(text: atom.name, column: atom.column)
      guard names.contains(atom.name) else {
        throw reader.failure(NameRule.indicator(atom.name, among: names), name)
      }
      guard atom.period.frequency == .annual else {
        throw reader.failure(PeriodRule.notAYear(atom.period.description), name)
      }
      guard atom.period.year > specification.baseYear else {
        throw reader.failure(
          PeriodRule.notProjected(atom.period.year, baseYear: specification.baseYear), name)
      }
    }
    return expression
  }
}
