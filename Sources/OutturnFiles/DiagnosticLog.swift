import OutturnSeries

/// A place in a file: line and column from 1, length in characters.
struct Place: Hashable {
  var line: Int
  var column: Int
  var length: Int = 1

  /// A whole file.
  static let file = Place(line: 0, column: 0)
}

/// What a rule has to say, before it is known where.
struct Complaint {
  var severity: Diagnostic.Severity = .error
  var code: String
  var message: LocalizedText
  var help: LocalizedText?
}

/// Collects what is said about one file, so that a person sees all of it at once.
final class DiagnosticLog {
  let file: String
  let source: SourceText?
  private var reported: [Diagnostic] = []
  private var counts: [String: Int] = [:]

  /// Times that one message is written out; a wrong name in a table stands in every row.
  private static let repeatLimit = 3

  init(file: String, source: SourceText? = nil) {
    self.file = file
    self.source = source
  }

  var hasErrors: Bool { reported.contains { $0.severity == .error } }

  /// Everything said, with the number of repetitions that were left out.
  var diagnostics: [Diagnostic] {
    reported.map { diagnostic in
      let count = counts[Self.key(diagnostic), default: 0]
      guard count > Self.repeatLimit,
        let last = reported.last(where: { Self.key($0) == Self.key(diagnostic) }),
        last == diagnostic
      else { return diagnostic }
      var counted = diagnostic
      let more = count - Self.repeatLimit
      counted.message.zhHans += "（另有 \(more) 处相同）"
      counted.message.en += " (and \(more) more like it)"
      return counted
    }
  }

  private static func key(_ diagnostic: Diagnostic) -> String {
    diagnostic.code + diagnostic.message.en
  }

  func report(_ complaint: Complaint, at place: Place) {
    let key = complaint.code + complaint.message.en
    counts[key, default: 0] += 1
    guard counts[key, default: 0] <= Self.repeatLimit else { return }
    let excerpt = place.line > 0 ? source?.line(place.line) : nil
    reported.append(
      Diagnostic(
        severity: complaint.severity, code: complaint.code, file: file, line: place.line,
        column: place.column, length: place.length, message: complaint.message,
        help: complaint.help, excerpt: excerpt))
  }
}
