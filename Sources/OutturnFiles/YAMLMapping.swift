import OutturnSeries

/// A mapping whose keys are known, read value by value; what is wrong goes to the log.
struct YAMLMapping {
  /// Where it stands, as a person would say it: `regional.national_level`; empty at the top.
  let path: String
  let place: Place
  let log: DiagnosticLog
  /// Each key once; the first counts.
  let entries: [YAMLEntry]

  /// - Parameters:
  ///   - keys: Every key that may stand here; nil when the keys are names to be checked later.
  ///   - required: Those that must.
  /// - Returns: Nil, with the reason in the log, when the value is no mapping.
  init?(
    _ value: YAMLValue, path: String, keys: [String]?, required: [String] = [],
    log: DiagnosticLog
  ) {
    guard case .mapping(let all) = value.content else {
      log.report(KeyRule.wrongType(path, needs: .mapping), at: value.place)
      return nil
    }
    var first: [String: YAMLEntry] = [:]
    var entries: [YAMLEntry] = []
    for entry in all {
      if let earlier = first[entry.key] {
        log.report(
          DuplicateRule.key(entry.key, firstLine: earlier.place.line), at: entry.place)
        continue
      }
      first[entry.key] = entry
      if let keys, !keys.contains(entry.key) {
        log.report(KeyRule.unknown(entry.key, in: path, known: keys), at: entry.place)
        continue
      }
      entries.append(entry)
    }
    self.path = path
    self.log = log
    self.entries = entries
    place = Place(line: value.place.line, column: value.place.column)
    // A key that is misspelt is said once, as unknown, and not missed as well.
    let misspelt = all.map(\.key).compactMap { key in
      keys?.contains(key) == false ? NameSuggestion.nearest(to: key, in: keys ?? []) : nil
    }
    for key in required where first[key] == nil && !misspelt.contains(key) {
      log.report(KeyRule.missing(key, in: path), at: place)
    }
  }

  func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  func entry(_ key: String) -> YAMLEntry? { entries.first { $0.key == key } }

  func value(_ key: String) -> YAMLValue? { entry(key)?.value }

  func text(_ key: String) -> String? {
    value(key).flatMap { YAMLScalar.text($0, path: path(key), log: log) }
  }

  func number(_ key: String, _ range: NumberRange = .any) -> Double? {
    value(key).flatMap { YAMLScalar.number($0, path: path(key), range: range, log: log) }
  }

  func integer(_ key: String, _ range: ClosedRange<Int>) -> Int? {
    value(key).flatMap { YAMLScalar.integer($0, path: path(key), range: range, log: log) }
  }

  func year(_ key: String) -> Int? { integer(key, 1900...2200) }

  func boolean(_ key: String) -> Bool? {
    value(key).flatMap { YAMLScalar.boolean($0, path: path(key), log: log) }
  }

  func localized(_ key: String) -> LocalizedText? {
    value(key).flatMap { YAMLScalar.localized($0, path: path(key), log: log) }
  }

  /// One of an enum's raw values.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _: Choice.Type) -> Choice?
  where Choice.RawValue == String {
    guard let value = value(key), let text = text(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    log.report(
      NameRule.choice(text, of: path(key), among: Choice.allCases.map(\.rawValue)),
      at: value.place)
    return nil
  }

  func mapping(_ key: String, keys: [String]?, required: [String] = []) -> YAMLMapping? {
    value(key).flatMap {
      YAMLMapping($0, path: path(key), keys: keys, required: required, log: log)
    }
  }

  func sequence(_ key: String) -> [YAMLValue]? {
    guard let value = value(key) else { return nil }
    if case .sequence(let values) = value.content { return values }
    log.report(KeyRule.wrongType(path(key), needs: .sequence), at: value.place)
    return nil
  }

  /// A list of texts with their places.
  func names(_ key: String) -> [(text: String, place: Place)]? {
    sequence(key)?.compactMap { value in
      YAMLScalar.text(value, path: path(key), log: log).map { ($0, value.place) }
    }
  }
}

/// Scalars of each kind, strictly.
enum YAMLScalar {
  static func text(_ value: YAMLValue, path: String, log: DiagnosticLog) -> String? {
    guard let text = value.text, !value.isNull else {
      log.report(KeyRule.wrongType(path, needs: .text), at: value.place)
      return nil
    }
    if case .scalar(_, isPlain: true) = value.content, let quoted = FullWidthRule.quoted(text) {
      log.report(quoted, at: value.place)
    }
    return text
  }

  static func number(
    _ value: YAMLValue, path: String, range: NumberRange, log: DiagnosticLog
  ) -> Double? {
    guard let text = value.text else {
      log.report(KeyRule.wrongType(path, needs: .number), at: value.place)
      return nil
    }
    switch NumberRule.read(text) {
    case .success(let number):
      if range.contains(number) { return number }
      log.report(NumberRule.outOfRange(text, path, range), at: value.place)
    case .failure(let problem):
      report(problem, text, at: value, log: log)
    }
    return nil
  }

  static func integer(
    _ value: YAMLValue, path: String, range: ClosedRange<Int>, log: DiagnosticLog
  ) -> Int? {
    guard let number = number(value, path: path, range: .any, log: log) else { return nil }
    guard number == number.rounded() else {
      log.report(KeyRule.wrongType(path, needs: .integer), at: value.place)
      return nil
    }
    guard Double(range.lowerBound)...Double(range.upperBound) ~= number else {
      log.report(
        NumberRule.outOfRange(value.text ?? "", path, .whole(range)), at: value.place)
      return nil
    }
    return Int(number)
  }

  static func boolean(_ value: YAMLValue, path: String, log: DiagnosticLog) -> Bool? {
    switch value.content {
    case .scalar("true", isPlain: true): return true
    case .scalar("false", isPlain: true): return false
    default:
      log.report(KeyRule.wrongType(path, needs: .boolean), at: value.place)
      return nil
    }
  }

  static func localized(_ value: YAMLValue, path: String, log: DiagnosticLog) -> LocalizedText? {
    guard case .mapping = value.content else {
      log.report(KeyRule.wrongType(path, needs: .localizedText), at: value.place)
      return nil
    }
    let keys = ["zh-Hans", "en"]
    guard let mapping = YAMLMapping(value, path: path, keys: keys, required: keys, log: log),
      let zhHans = mapping.text("zh-Hans"), let en = mapping.text("en")
    else { return nil }
    return LocalizedText(zhHans: zhHans, en: en)
  }

  /// A figure as published. Quoted or not, the digits are kept as they were written.
  static func figure(
    _ value: YAMLValue, path: String, range: NumberRange, log: DiagnosticLog
  ) -> PublishedFigure? {
    guard let number = number(value, path: path, range: range, log: log),
      let text = value.text
    else { return nil }
    if let figure = PublishedFigure(text) { return figure }
    log.report(FigureRule.notPublishedForm(text, number), at: value.place)
    return nil
  }

  private static func report(
    _ problem: NumberRule.NumberProblem, _ text: String, at value: YAMLValue, log: DiagnosticLog
  ) {
    let (complaint, offset) = NumberRule.complaint(problem, text)
    var place = value.place
    if offset > 0 {
      let isPlain = if case .scalar(_, isPlain: true) = value.content { true } else { false }
      place = Place(line: place.line, column: place.column + offset + (isPlain ? 0 : 1))
    }
    log.report(complaint, at: place)
  }
}
