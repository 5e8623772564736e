/// The mean of several people's expectations, each with a weight: `pool(0.6*4.5, 0.4*5.5)`.
///
/// - Source: the linear opinion pool, Genest & Zidek (1986), doi:10.1214/ss/1177013825: its mean is
///   the weighted average of the means.
struct PooledMean {
  /// What stands before the equals sign, with it.
  let subject: String
  /// As it was written.
  let text: String
  let mean: Double

  /// - Returns: nil where the text has no pool.
  /// - Throws: What is wrong with it.
  init?(_ text: String, reader: OptionReader) throws(Diagnostic) {
    let letters = Array(text)
    guard let equals = letters.firstIndex(of: "=") else { return nil }
    let rest = letters[(equals + 1)...].drop { $0 == " " }
    guard String(rest.prefix(5)) == "pool(" else { return nil }
    let part = OptionReader.Part(text: String(rest), column: rest.startIndex + 1)
    guard rest.last == ")" else { throw reader.failure(OutcomeRule.poolForm, part) }
    var (mean, total, count) = (0.0, 0.0, 0)
    for member in rest.dropFirst(5).dropLast().split(separator: ",") {
      let factors = member.split(separator: "*", omittingEmptySubsequences: false)
      guard factors.count == 2 else { throw reader.failure(OutcomeRule.poolForm, part) }
      let weight = try Self.number(factors[0], .above(0), reader)
      mean += weight * (try Self.number(factors[1], .growth, reader))
      total += weight
      count += 1
    }
    // Weights are typed as decimals.
    guard count >= 2, abs(total - 1) < 1e-9 else {
      throw reader.failure(OutcomeRule.poolForm, part)
    }
    subject = String(letters[...equals])
    self.text = String(rest)
    self.mean = mean
  }

  private static func number(
    _ letters: ArraySlice<Character>, _ range: NumberRange, _ reader: OptionReader
  ) throws(Diagnostic) -> Double {
    let start = letters.drop { $0 == " " }
    let text = String(String(start).reversed().drop { $0 == " " }.reversed())
    return try reader.number(
      OptionReader.Part(text: text, column: start.startIndex + 1), path: reader.option,
      range: range)
  }
}
