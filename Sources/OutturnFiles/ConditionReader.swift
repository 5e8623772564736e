public import OutturnModels
import OutturnSeries
public import OutturnSimulation

/// Reads what is known of outcomes, on the line or in a scenario file.
///
///     condition   := combination relation value
///     combination := ["-"] term (("+" | "-") term)*
///     term        := [number "*"] (series "@" years | ("sum" | "mean") "(" series "@" years ")")
///     relation    := "=" | ">=" | ">" | "<=" | "<"
///     value       := number                       the outcome, or the bound of a region
///                  | number "+-" number           mean and standard deviation
///                  | number "+" number "-" number mode, and the spread above and below it
///
/// Several years outside `sum` and `mean` are as many conditions, one a year.
struct ConditionReader {
  private let reader: OptionReader
  private let specification: ModelSpecification
  private let letters: [Character]
  private var position = 0
  /// Where the combination ends and the relation begins.
  private var end = 0

  static let form = "gdp@2026=5.5"

  init(text: String, option: String, in specification: ModelSpecification) {
    reader = OptionReader(text: text, option: option)
    self.specification = specification
    letters = Array(text)
  }

  mutating func read() throws(Diagnostic) -> [Condition] {
    if let wide = letters.firstIndex(where: { "＝＠：，（）＋－＜＞～".contains($0) }),
      let scalar = letters[wide].unicodeScalars.first
    {
      throw reader.failure(FullWidthRule.complaint(scalar), part(wide..<wide + 1))
    }
    guard let relation = letters.firstIndex(where: { "=<>≥≤".contains($0) }) else {
      throw reader.failure(OutcomeRule.form(reader.text), reader.whole)
    }
    end = relation
    let terms = try combination()
    position = relation
    let sign = takeRelation()
    let valueStart = position
    let isPlain = terms.count == 1 && terms[0].weight == 1 && !terms[0].isFunction
    let law = try law(sign, isGrowth: isPlain)
    let written = String(letters[valueStart...].filter { $0 != " " })
    if isPlain, let term = terms.first, term.years.count > 1 {
      return term.years.map { year in
        Condition(
          .cell(term.series, period: year), law: law,
          text: "\(term.series)@\(year)\(sign)\(written)")
      }
    }
    return [
      Condition(
        try sum(of: terms), law: law, text: String(letters.filter { $0 != " " }))
    ]
  }

  // MARK: The combination

  private struct Term {
    var weight: Double
    var series: String
    var years: ClosedRange<Int>
    var isFunction: Bool
    var part: OptionReader.Part
  }

  private mutating func combination() throws(Diagnostic) -> [Term] {
    var terms: [Term] = []
    var sign = 1.0
    skipSpaces()
    if take("-") { sign = -1 }
    while true {
      var term = try term()
      term.weight *= sign
      if terms.count > 0 && !term.isFunction && term.years.count > 1 {
        throw reader.failure(OutcomeRule.yearsInSum, term.part)
      }
      terms.append(term)
      skipSpaces()
      if position == end { break }
      if take("+") {
        sign = 1
      } else if take("-") {
        sign = -1
      } else {
        throw reader.failure(OutcomeRule.form(reader.text), part(position..<end))
      }
    }
    if terms.count > 1 || terms[0].weight != 1,
      let several = terms.first(where: { !$0.isFunction && $0.years.count > 1 })
    {
      throw reader.failure(OutcomeRule.yearsInSum, several.part)
    }
    return terms
  }

  private mutating func term() throws(Diagnostic) -> Term {
    skipSpaces()
    var weight = 1.0
    if position < end, letters[position].isNumber || letters[position] == "." {
      let start = position
      while position < end, letters[position] != "*", letters[position] != " " { position += 1 }
      weight = try reader.number(part(start..<position), path: "*", range: .any)
      skipSpaces()
      guard take("*") else {
        throw reader.failure(OutcomeRule.form(reader.text), part(start..<max(position, start + 1)))
      }
      skipSpaces()
    }
    let start = position
    var name = takeName()
    if take("(") {
      guard name.text == "sum" || name.text == "mean" else {
        throw reader.failure(OutcomeRule.function(name.text), name)
      }
      let isMean = name.text == "mean"
      skipSpaces()
      name = takeName()
      let years = try self.years(after: name)
      skipSpaces()
      guard take(")") else {
        throw reader.failure(OutcomeRule.unclosed, part(start..<max(position, start + 1)))
      }
      return Term(
        weight: isMean ? weight / Double(years.count) : weight, series: name.text, years: years,
        isFunction: true, part: part(start..<position))
    }
    let years = try self.years(after: name)
    return Term(
      weight: weight, series: name.text, years: years, isFunction: false,
      part: part(start..<position))
  }

  private mutating func years(
    after name: OptionReader.Part
  ) throws(Diagnostic) -> ClosedRange<Int> {
    guard !name.text.isEmpty else {
      throw reader.failure(OutcomeRule.form(reader.text), part(position..<max(end, position + 1)))
    }
    try reader.check(series: name, in: specification)
    guard take("@") else { throw reader.failure(OutcomeRule.noYear(name.text), name) }
    let start = position
    while position < end, !" +-*)".contains(letters[position]) { position += 1 }
    let written = part(start..<position)
    guard let years = OptionText.years(written.text) else {
      throw reader.failure(PeriodRule.notAYear(written.text), written)
    }
    guard years.lowerBound > specification.baseYear else {
      throw reader.failure(
        OutcomeRule.known(years.lowerBound, baseYear: specification.baseYear), written)
    }
    return years
  }

  private func sum(of terms: [Term]) throws(Diagnostic) -> CellCombination {
    var weights: [CellCombination.Cell: Double] = [:]
    for term in terms {
      for year in term.years {
        weights[CellCombination.Cell(series: term.series, period: year), default: 0] += term.weight
      }
    }
    let used = weights.filter { $0.value != 0 }
    guard !used.isEmpty else {
      throw reader.failure(OutcomeRule.nothing, part(0..<end))
    }
    if used.count > 1,
      let logarithmic = terms.first(where: { term in
        specification.series.first { $0.id == term.series }?.transformation == .logGrowth
      })
    {
      throw reader.failure(OutcomeRule.logarithms(logarithmic.series), logarithmic.part)
    }
    return CellCombination(used)
  }

  // MARK: The value

  private mutating func takeRelation() -> String {
    for (sign, canonical) in [(">=", ">="), ("<=", "<="), ("≥", ">="), ("≤", "<=")]
    where letters[position...].starts(with: Array(sign)) {
      position += sign.count
      return canonical
    }
    defer { position += 1 }
    return String(letters[position])
  }

  private mutating func law(
    _ relation: String, isGrowth: Bool
  ) throws(Diagnostic) -> ConditionLaw {
    let range: NumberRange = isGrowth ? .growth : .any
    skipSpaces()
    if position < letters.count, letters[position].isLetter,
      letters[position...].contains("(")
    {
      let start = position
      guard relation == "=" else {
        throw reader.failure(OutcomeRule.spreadOfBound, part(start..<letters.count))
      }
      return try StatedLawReader(reader: reader).read(part(start..<letters.count), range: range)
    }
    let centre = try number(range)
    skipSpaces()
    if position == letters.count {
      switch relation {
      case "=": return .exact(centre)
      case ">=", ">": return .within(centre ... .infinity)
      default: return .within(-.infinity...centre)
      }
    }
    let start = position
    guard relation == "=" else {
      throw reader.failure(OutcomeRule.spreadOfBound, part(start..<letters.count))
    }
    if take("±") || takeText("+-") {
      let deviation = try number(.above(0))
      try finish()
      return .distributed(centre: centre, below: deviation, above: deviation)
    }
    guard take("+") else {
      throw reader.failure(OutcomeRule.form(reader.text), part(start..<letters.count))
    }
    let above = try number(.above(0))
    skipSpaces()
    guard take("-") else {
      throw reader.failure(OutcomeRule.oneSide, part(start..<letters.count))
    }
    let below = try number(.above(0))
    try finish()
    return .distributed(centre: centre, below: below, above: above)
  }

  private mutating func finish() throws(Diagnostic) {
    skipSpaces()
    guard position == letters.count else {
      throw reader.failure(OutcomeRule.form(reader.text), part(position..<letters.count))
    }
  }

  /// Up to a sign that does not belong to the number.
  private mutating func number(_ range: NumberRange) throws(Diagnostic) -> Double {
    skipSpaces()
    let start = position
    while position < letters.count, letters[position] != " " {
      let letter = letters[position]
      let isFirst = position == start
      let followsExponent =
        position > start && "eE".contains(letters[position - 1])
        && letters[start..<position].contains(where: \.isNumber)
      if letter == "±" || "+-".contains(letter) && !isFirst && !followsExponent { break }
      position += 1
    }
    return try reader.number(part(start..<position), path: reader.option, range: range)
  }

  // MARK: Characters

  private func part(_ range: Range<Int>) -> OptionReader.Part {
    let within = range.clamped(to: 0..<letters.count)
    return OptionReader.Part(text: String(letters[within]), column: range.lowerBound + 1)
  }

  private mutating func skipSpaces() {
    while position < letters.count, letters[position] == " " { position += 1 }
  }

  private mutating func take(_ letter: Character) -> Bool {
    guard position < letters.count, letters[position] == letter else { return false }
    position += 1
    return true
  }

  private mutating func takeText(_ text: String) -> Bool {
    guard letters[position...].starts(with: Array(text)) else { return false }
    position += text.count
    return true
  }

  private mutating func takeName() -> OptionReader.Part {
    let start = position
    while position < end, letters[position].isASCII,
      letters[position].isLetter || letters[position].isNumber || letters[position] == "_"
    {
      position += 1
    }
    return part(start..<position)
  }
}

extension OptionText {
  /// `gdp@2026=5.5`, `gdp@2026=5.5+-0.3`, `gdp@2026=5.5+0.2-0.5`, `gdp@2026>=5.5`,
  /// `sum(gdp@2026..2028)=16`, `0.4*gdp@2026+0.6*industry@2026=6`: growth in per cent.
  ///
  /// - Returns: One condition, or one a year where several years stand outside `sum` and `mean`.
  public static func outcome(
    _ text: String, option: String = "--condition", in specification: ModelSpecification
  ) throws(Diagnostic) -> [Condition] {
    var reader = ConditionReader(text: text, option: option, in: specification)
    return try reader.read()
  }

  /// `gdp@2026=5.0`: what someone else expects, the mean of a figure or of a sum; with the spread
  /// named too, `gdp@2026=5.0+-0.4`; or what several expect, `gdp@2026=pool(0.6*4.5, 0.4*5.5)`.
  public static func view(
    _ text: String, option: String = "tilt", in specification: ModelSpecification
  ) throws(Diagnostic) -> [View] {
    let reader = OptionReader(text: text, option: option)
    if let pool = try PooledMean(text, reader: reader) {
      return try outcome("\(pool.subject)0", option: option, in: specification).map { outcome in
        let subject = outcome.text.prefix { $0 != "=" }
        return View(outcome.combination, mean: pool.mean, text: "\(subject)=\(pool.text)")
      }
    }
    let outcomes = try outcome(text, option: option, in: specification)
    var views: [View] = []
    for outcome in outcomes {
      switch outcome.law {
      case .exact(let mean):
        views.append(View(outcome.combination, mean: mean, text: outcome.text))
      case .distributed(let mean, let below, let above) where below == above:
        views.append(
          View(outcome.combination, mean: mean, standardDeviation: above, text: outcome.text))
      default: throw reader.failure(OutcomeRule.viewIsMean, reader.whole)
      }
    }
    return views
  }
}
