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
  private(set) var diagnostics: [Diagnostic] = []

  init(file: String, source: SourceText? = nil) {
    self.file = file
    self.source = source
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  func report(_ complaint: Complaint, at place: Place) {
    let excerpt = place.line > 0 ? source?.line(place.line) : nil
    diagnostics.append(
      Diagnostic(
        severity: complaint.severity, code: complaint.code, file: file, line: place.line,
        column: place.column, length: place.length, message: complaint.message,
        help: complaint.help, excerpt: excerpt))
  }
}
