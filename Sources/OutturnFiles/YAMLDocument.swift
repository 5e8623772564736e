private import Yams

/// Parses YAML into values with places. The only file that knows the parser.
enum YAMLDocument {
  /// The document's value; nil, with the reason in the log, when it is no YAML.
  ///
  /// Keys that stand twice in one mapping are kept twice: the parser stops at the first such
  /// mapping, so the text is changed at that key and parsed again until it passes. The changed
  /// keys get their names back here.
  static func parse(_ source: SourceText, log: DiagnosticLog) -> YAMLValue? {
    if let place = YAMLSyntaxRule.tooDeep(in: source) {
      log.report(YAMLSyntaxRule.tooDeepComplaint, at: place)
      return nil
    }
    var renamed: [Place: String] = [:]
    var lines: [[Unicode.Scalar]] = []
    var text = source.text + "\n"
    if text.utf8.contains(UInt8(ascii: "\r")) {
      lines = split(source.text)
      text = joined(lines)
    }
    while true {
      do {
        // Without the rules that tell numbers from text: what a scalar is we say ourselves, and the
        // parser would match every key of a mapping against all of them.
        guard let root = try Yams.compose(yaml: text, .basic) else { return nil }
        var conversion = NodeConversion(renamed: renamed)
        if let value = conversion.value(of: root, at: Place(line: 1, column: 1)) { return value }
        log.report(YAMLSyntaxRule.tooLarge, at: .file)
        return nil
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let mark = context.mark
        if lines.isEmpty { lines = split(source.text) }
        guard renamed.count < 200, let name = names.first,
          rename(name, at: mark, count: renamed.count, in: &lines)
        else {
          let place = Place(line: mark.line, column: mark.column)
          log.report(DuplicateRule.key(names.first ?? ""), at: place)
          return nil
        }
        renamed[Place(line: mark.line, column: mark.column)] = name
        text = joined(lines)
      } catch let error as YamlError {
        report(error, in: source, log: log)
        return nil
      } catch {
        log.report(YAMLSyntaxRule.syntax("\(error)"), at: .file)
        return nil
      }
    }
  }

  private static func split(_ text: String) -> [[Unicode.Scalar]] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map { Array($0.unicodeScalars) }
  }

  private static func joined(_ lines: [[Unicode.Scalar]]) -> String {
    var text = String.UnicodeScalarView()
    for line in lines {
      text.append(contentsOf: line)
      text.append("\n")
    }
    return String(text)
  }

  /// Puts as many private-use characters in place of a key as it has characters.
  private static func rename(
    _ name: String, at mark: Mark, count: Int, in lines: inout [[Unicode.Scalar]]
  ) -> Bool {
    guard lines.indices.contains(mark.line - 1), !name.isEmpty else { return false }
    let letters = Array(name.unicodeScalars)
    var start = mark.column - 1
    let line = lines[mark.line - 1]
    if line.indices.contains(start), line[start] == "\"" || line[start] == "'" { start += 1 }
    let range = start..<(start + letters.count)
    guard line.indices.contains(range.lowerBound), range.upperBound <= line.count,
      Array(line[range]) == letters, let first = Unicode.Scalar(UInt32(0xE100 + count)),
      let rest = Unicode.Scalar(UInt32(0xE000))
    else { return false }
    lines[mark.line - 1].replaceSubrange(
      range, with: [first] + [Unicode.Scalar](repeating: rest, count: letters.count - 1))
    return true
  }

  private static func report(_ error: YamlError, in source: SourceText, log: DiagnosticLog) {
    let (problem, mark, context): (String, Mark?, Mark?) =
      switch error {
      case .scanner(let context, let problem, let mark, _),
        .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        (problem, mark, context?.mark)
      case .reader(let problem, _, _, _): (problem, nil, nil)
      default: ("\(error)", nil, nil)
      }
    // The parser notices a full-width colon only on a later line: look for it first.
    let punctuation = FullWidthRule.places(in: source, nearLine: mark?.line)
    guard punctuation.isEmpty else {
      for found in punctuation { log.report(found.complaint, at: found.place) }
      return
    }
    if let tab = YAMLSyntaxRule.tab(in: source, nearLine: mark?.line) {
      log.report(YAMLSyntaxRule.tabComplaint, at: tab)
      return
    }
    if let quote = YAMLSyntaxRule.openQuote(in: source, stoppedAt: mark?.line) {
      log.report(YAMLSyntaxRule.openQuote, at: quote)
      return
    }
    // What never ends is wrong where it begins; the parser stops where it notices.
    let beginsAt = ["',' or '}'", "',' or ']'", "expected ':'"].contains(where: problem.contains)
    let place = (beginsAt ? context ?? mark : mark).map {
      Place(line: min($0.line, source.lineCount), column: $0.column)
    }
    log.report(YAMLSyntaxRule.syntax(problem), at: place ?? .file)
  }
}

/// Turns the parser's nodes into values.
private struct NodeConversion {
  let renamed: [Place: String]
  /// An alias is written once and may stand for many: a limit keeps a small file small.
  private var remaining = 200_000

  init(renamed: [Place: String]) {
    self.renamed = renamed
  }

  /// Nil when there are too many nodes.
  mutating func value(of node: Node, at fallback: Place) -> YAMLValue? {
    remaining -= 1
    guard remaining > 0 else { return nil }
    var place = node.mark.map { Place(line: $0.line, column: $0.column) } ?? fallback
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      place.length = max(1, scalar.string.unicodeScalars.count + (isPlain ? 0 : 2))
      return YAMLValue(content: .scalar(scalar.string, isPlain: isPlain), place: place)
    case .sequence(let sequence):
      var values: [YAMLValue] = []
      for element in sequence {
        guard let value = value(of: element, at: place) else { return nil }
        values.append(value)
      }
      return YAMLValue(content: .sequence(values), place: place)
    case .mapping(let mapping):
      var entries: [YAMLEntry] = []
      for (key, node) in mapping {
        guard let name = value(of: key, at: place), let value = value(of: node, at: name.place)
        else { return nil }
        let position = Place(line: name.place.line, column: name.place.column)
        entries.append(
          YAMLEntry(key: renamed[position] ?? name.text ?? "", place: name.place, value: value))
      }
      return YAMLValue(content: .mapping(entries), place: place)
    case .alias:
      return YAMLValue(content: .scalar("", isPlain: true), place: place)
    }
  }
}
