import OutturnModels
import OutturnSimulation

/// Reads a distribution by name: `normal(5.5,0.3)`, `triangular(-30,-20,0)`, `t(5.5,0.3,4)`,
/// `empirical(4.8,5.2,6)`.
struct StatedLawReader {
  let reader: OptionReader

  private static let names = ["normal", "triangular", "t", "empirical"]

  /// - Parameter part: What stands behind the equals sign.
  func read(
    _ part: OptionReader.Part, range: NumberRange
  ) throws(Diagnostic) -> ConditionLaw {
    let letters = Array(part.text)
    guard let open = letters.firstIndex(of: "("), letters.last == ")" else {
      throw reader.failure(OutcomeRule.lawForm, part)
    }
    let name = String(letters[..<open].filter { $0 != " " })
    let numbers = try numbers(
      letters, from: open + 1, column: part.column, range: name == "t" ? .any : range)
    func check(_ isGood: Bool, _ complaint: Complaint) throws(Diagnostic) {
      if !isGood { throw reader.failure(complaint, part) }
    }
    switch name {
    case "normal":
      try check(numbers.count == 2 && numbers[1] > 0, OutcomeRule.normalForm)
      return .distributed(centre: numbers[0], below: numbers[1], above: numbers[1])
    case "triangular":
      try check(
        numbers.count == 3 && numbers[0] <= numbers[1] && numbers[1] <= numbers[2]
          && numbers[0] < numbers[2], OutcomeRule.triangularForm)
      return .triangular(low: numbers[0], mode: numbers[1], high: numbers[2])
    case "t":
      try check(
        numbers.count == 3 && numbers[1] > 0 && numbers[2] > 2, OutcomeRule.studentForm)
      return .studentT(centre: numbers[0], scale: numbers[1], degreesOfFreedom: numbers[2])
    case "empirical":
      try check(numbers.count >= 2 && Set(numbers).count >= 2, OutcomeRule.empiricalForm)
      return .empirical(numbers)
    default:
      throw reader.failure(
        NameRule.choice(name, of: reader.option, among: Self.names), part)
    }
  }

  private func numbers(
    _ letters: [Character], from start: Int, column: Int, range: NumberRange
  ) throws(Diagnostic) -> [Double] {
    var numbers: [Double] = []
    var first = start
    for place in start..<letters.count where letters[place] == "," || letters[place] == ")" {
      var begin = first
      while begin < place, letters[begin] == " " { begin += 1 }
      let text = String(letters[begin..<place].reversed().drop { $0 == " " }.reversed())
      numbers.append(
        try reader.number(
          OptionReader.Part(text: text, column: column + begin), path: reader.option,
          range: range))
      first = place + 1
    }
    return numbers
  }
}

extension OptionText {
  /// `industry@2026, retail@2026 = 0.6`: how two outcomes with distributions move together.
  ///
  /// - Parameter stated: What has been said of other pairs.
  static func correlation(
    _ text: String, among conditions: [Condition], stated: [OutcomeCorrelation], option: String,
    in specification: ModelSpecification
  ) throws(Diagnostic) -> OutcomeCorrelation {
    let reader = OptionReader(text: text, option: option)
    let halves = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    let names = halves[0].split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.filter { $0 != " " })
    }
    guard halves.count == 2, names.count == 2, names.allSatisfy({ !$0.isEmpty }) else {
      throw reader.failure(OutcomeRule.correlationForm, reader.whole)
    }
    let written = halves[1].filter { $0 != " " }
    let value = try reader.number(
      OptionReader.Part(text: written, column: halves[0].count + 2), path: option, range: .any)
    guard abs(value) < 1 else {
      throw reader.failure(OutcomeRule.correlationForm, reader.whole)
    }
    var combinations: [CellCombination] = []
    for name in names {
      // A combination is read as that of a condition on it.
      let combination = try Self.outcome("\(name)=0", option: option, in: specification)
        .first!.combination
      guard
        let condition = conditions.first(where: { $0.combination == combination }),
        condition.law.isDistribution
      else { throw reader.failure(OutcomeRule.noDistribution(name), reader.whole) }
      combinations.append(combination)
    }
    guard combinations[0] != combinations[1] else {
      throw reader.failure(OutcomeRule.correlationForm, reader.whole)
    }
    let isStated = stated.contains { Set([$0.first, $0.second]) == Set(combinations) }
    guard !isStated else {
      throw reader.failure(DuplicateRule.correlation(names[0], names[1]), reader.whole)
    }
    return OutcomeCorrelation(combinations[0], combinations[1], value: value, text: text)
  }
}
