public import OutturnModels
public import OutturnSeries
public import OutturnSimulation

/// Reads what a person types after an option, with the messages that the files have.
///
/// Columns count in the option's text; the diagnostic's `file` is the option's name.
public enum OptionText {
  /// `industry=7.5`, `trade@2026=-8`, `industry@2026..2028=7.5`: growth in per cent, in every
  /// projected year when none is named.
  public static func assumption(
    _ text: String, option: String = "--assume", in specification: ModelSpecification
  ) throws(Diagnostic) -> Assumption {
    let reader = OptionReader(text: text, option: option)
    let parts = try reader.parts(form: "industry@2026..2028=7.5")
    try reader.check(series: parts.series, in: specification)
    var years: ClosedRange<Int>?
    if let written = parts.years {
      guard let range = Self.years(written.text) else {
        throw reader.failure(PeriodRule.notAYear(written.text), written)
      }
      guard range.lowerBound > specification.baseYear else {
        throw reader.failure(
          PeriodRule.notProjected(range.lowerBound, baseYear: specification.baseYear), written)
      }
      years = range
    }
    let growth = try reader.number(parts.value, path: parts.series.text, range: .growth)
    return Assumption(series: parts.series.text, years: years, growth: growth)
  }

  /// `normal`, `t:4` with whole degrees of freedom from 3, or `bootstrap`; `volatile:0.2` alone, or
  /// after one of these and a `+`.
  public static func tails(_ text: String, option: String = "--tails") throws(Diagnostic) -> Tails {
    if let tails = tailsValue(text) { return tails }
    let reader = OptionReader(text: text, option: option)
    throw reader.failure(ScenarioRule.tails(text), reader.whole)
  }

  /// `gdp@2025=312.8`: a level in the series' unit that takes the place of the model's own.
  public static func base(
    _ text: String, option: String = "--base", in specification: ModelSpecification
  ) throws(Diagnostic) -> BaseLevel {
    let reader = OptionReader(text: text, option: option)
    let base = specification.baseYear
    let parts = try reader.parts(form: "gdp@\(base)=312.8")
    try reader.check(series: parts.series, in: specification)
    if let whole = specification.identities.first(where: { $0.parts.contains(parts.series.text) }) {
      throw reader.failure(
        IdentityRule.baseOfPart(parts.series.text, of: whole.total), parts.series)
    }
    if let written = parts.years {
      guard let range = Self.years(written.text), range.count == 1 else {
        throw reader.failure(PeriodRule.notAYear(written.text), written)
      }
      guard range.lowerBound == base else {
        throw reader.failure(OptionRule.notBaseYear(range.lowerBound, baseYear: base), written)
      }
    }
    let level = try reader.number(parts.value, path: parts.series.text, range: .positive)
    guard let figure = PublishedFigure(parts.value.text) else {
      throw reader.failure(FigureRule.notPublishedForm(parts.value.text, level), parts.value)
    }
    return BaseLevel(series: parts.series.text, year: base, level: figure)
  }

  /// The scenario with an id.
  public static func scenario(
    _ id: String, option: String = "--scenario", among scenarios: [Scenario]
  ) throws(Diagnostic) -> Scenario {
    if let scenario = scenarios.first(where: { $0.id == id }) { return scenario }
    let reader = OptionReader(text: id, option: option)
    throw reader.failure(NameRule.scenario(id, among: scenarios.map(\.id)), reader.whole)
  }

  /// The id of one of the model's regions.
  public static func region(
    _ id: String, option: String = "--region", in specification: ModelSpecification
  ) throws(Diagnostic) -> Region {
    if let region = specification.regions.first(where: { $0.id == id }) { return region }
    let reader = OptionReader(text: id, option: option)
    throw reader.failure(
      NameRule.region(id, among: specification.regions.map(\.id)), reader.whole)
  }

  /// A finite number, such as `--growth` takes, with its digits.
  public static func figure(_ text: String, option: String) throws(Diagnostic) -> PublishedFigure {
    let reader = OptionReader(text: text, option: option)
    let value = try reader.number(reader.whole, path: option, range: .any)
    guard let figure = PublishedFigure(text) else {
      throw reader.failure(FigureRule.notPublishedForm(text, value), reader.whole)
    }
    return figure
  }

  // MARK: Shared with the scenario files

  /// `2026` or `2026..2028`; nil for anything else, also for years in the wrong order.
  static func years(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 1 || ends.count == 3 && ends[1].isEmpty,
      let first = ends.first.flatMap({ Period($0) }), first.frequency == .annual,
      let last = ends.last.flatMap({ Period($0) }), last.frequency == .annual, first <= last
    else { return nil }
    return first.year...last.year
  }

  static func tailsValue(_ text: String) -> Tails? {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2 else { return nil }
    let shape = tailsShape(first)
    let isVolatile = parts.count == 2 || shape == nil
    guard parts.count == 1 || shape != nil else { return nil }
    guard isVolatile else { return Tails(shape) }
    let name = "volatile:"
    guard let last = parts.last, last.hasPrefix(name),
      let deviation = Double(last.dropFirst(name.count)),
      last.dropFirst(name.count).allSatisfy({ $0.isNumber || $0 == "." }),
      deviation > 0, deviation <= Tails.mostVolatility
    else { return nil }
    return Tails(shape, volatility: deviation)
  }

  private static func tailsShape(_ text: Substring) -> Tails.Shape? {
    switch text {
    case "normal": return .normal
    case "bootstrap": return .bootstrap
    default:
      guard text.hasPrefix("t:"), let degrees = Int(text.dropFirst(2)), degrees >= 3,
        degrees <= 200, String(degrees) == text.dropFirst(2)
      else { return nil }
      return .studentT(degrees)
    }
  }
}

/// A level of the base year that a person gave.
public struct BaseLevel: Sendable, Hashable {
  public var series: String
  public var year: Int
  /// In the series' unit, known to half a unit of its last digit.
  public var level: PublishedFigure
}
