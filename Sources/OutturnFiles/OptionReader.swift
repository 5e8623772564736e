import OutturnModels
import OutturnSeries

/// Takes the text of one option apart, with the place of each part.
struct OptionReader {
  /// A part of the text; its column counts from 1.
  struct Part {
    var text: String
    var column: Int
  }

  let text: String
  let option: String

  var whole: Part { Part(text: text, column: 1) }

  /// `series=value` or `series@years=value`.
  func parts(form: String) throws(Diagnostic) -> (series: Part, years: Part?, value: Part) {
    let letters = Array(text)
    if let wide = letters.firstIndex(where: { "＝＠：，".contains($0) }),
      let scalar = letters[wide].unicodeScalars.first
    {
      throw failure(
        FullWidthRule.complaint(scalar), Part(text: String(letters[wide]), column: wide + 1))
    }
    guard let equals = letters.firstIndex(of: "=") else {
      throw failure(OptionRule.form(text, form: form), whole)
    }
    let at = letters[..<equals].firstIndex(of: "@")
    let series = Part(text: String(letters[..<(at ?? equals)]), column: 1)
    let value = Part(text: String(letters[(equals + 1)...]), column: equals + 2)
    let years = at.map { Part(text: String(letters[($0 + 1)..<equals]), column: $0 + 2) }
    guard !series.text.isEmpty, !value.text.isEmpty, years?.text.isEmpty != true else {
      throw failure(OptionRule.form(text, form: form), whole)
    }
    return (series, years, value)
  }

  func check(series: Part, in specification: ModelSpecification) throws(Diagnostic) {
    if specification.modelled.contains(series.text) { return }
    let isKnown = specification.series.contains { $0.id == series.text }
    throw failure(
      isKnown
        ? NameRule.notModelled(series.text, modelled: specification.modelled)
        : NameRule.series(series.text, among: specification.modelled), series)
  }

  func number(_ part: Part, path: String, range: NumberRange) throws(Diagnostic) -> Double {
    switch NumberRule.read(part.text) {
    case .success(let value):
      if range.contains(value) { return value }
      throw failure(NumberRule.outOfRange(part.text, path, range), part)
    case .failure(let problem):
      let (complaint, offset) = NumberRule.complaint(problem, part.text)
      guard offset > 0 else { throw failure(complaint, part) }
      throw failure(complaint, Part(text: " ", column: part.column + offset))
    }
  }

  func failure(_ complaint: Complaint, _ part: Part) -> Diagnostic {
    Diagnostic(
      severity: complaint.severity, code: complaint.code, file: option, column: part.column,
      length: max(1, part.text.unicodeScalars.count), message: complaint.message,
      help: complaint.help, excerpt: text)
  }
}
