internal import Foundation
import OutturnPlanning
import OutturnSeries

/// What a plan report says in numbers: its indicators, and every other number with its place.
///
/// Reads Chinese reports of the plan by rules: headings tell the year looked back on from the year
/// planned; the words before a number tell what it is of, the unit and the words around it what it
/// says. Nothing is guessed in silence: what a rule had to infer carries a doubt.
package struct PlanReport {
  /// One indicator with what the report says of it.
  package struct Row {
    /// What all namings of it share.
    let key: String
    package var id: String
    package var chinese: String
    var english: String?
    var entry: ReportGlossary.Entry?
    package var outturnLevel: ReportFigure?
    package var outturnGrowth: ReportFigure?
    package var targetLevel: ReportFigure?
    package var targetGrowth: ReportFigure?
    package var doubts: [ReportFigure.Doubt]

    /// In the order: outturn, then target; level before growth.
    var figures: [ReportFigure] {
      [outturnLevel, outturnGrowth, targetLevel, targetGrowth].compactMap { $0 }
    }

    package var unit: String? { (targetLevel ?? outturnLevel)?.unit }
    /// The outturn's level, unless the target has another unit.
    package var usableOutturnLevel: ReportFigure? {
      doubts.contains(.differentUnits) ? nil : outturnLevel
    }
    var section: String { (targetGrowth ?? targetLevel ?? outturnGrowth ?? outturnLevel)!.section }
    var hasTarget: Bool { targetLevel != nil || targetGrowth != nil }
  }

  package let year: Int?
  package let region: String
  package let title: String
  /// Every number that says something of an indicator, in the order of the text.
  package let figures: [ReportFigure]
  package let rows: [Row]

  package init(_ source: SourceText) {
    let text = ReportText(source)
    year = text.year
    region = text.region
    title = text.title
    figures = text.sentences.flatMap { ReportFigures($0).figures }
    rows = Self.rows(figures)
  }

  /// Rows worth a place in a plan: what has a target, what the glossary knows, and what is stated
  /// both as a level and as growth. The other numbers are details.
  package var indicators: [Row] {
    rows.filter {
      if $0.entry == nil, $0.doubts.contains(.unclearName) { return false }
      return $0.hasTarget || $0.entry != nil || $0.outturnLevel != nil && $0.outturnGrowth != nil
    }
  }

  /// The indicator that a figure is of: its id in the glossary, or what its namings share.
  static func key(_ figure: ReportFigure) -> String {
    ReportGlossary.entry(figure.subject)?.id ?? ReportIdentifier.key(figure.subject)
  }

  private static func rows(_ figures: [ReportFigure]) -> [Row] {
    var rows: [Row] = []
    var places: [String: Int] = [:]
    for figure in figures {
      let entry = ReportGlossary.entry(figure.subject)
      let key = key(figure)
      let place: Int
      if let known = places[key] {
        place = known
      } else {
        place = rows.count
        places[key] = place
        rows.append(
          Row(
            key: key, id: entry?.id ?? "", chinese: entry?.chinese ?? figure.subject,
            english: entry?.english,
            entry: entry, doubts: []))
      }
      rows[place].add(figure)
    }
    var ids = Set(rows.map(\.id))
    for place in rows.indices where rows[place].id.isEmpty {
      rows[place].id = ReportIdentifier.identifier(rows[place].chinese, taken: ids)
      ids.insert(rows[place].id)
    }
    return rows
  }
}

extension PlanReport.Row {
  /// Takes a figure; of two for the same thing the first stays, and another number is a doubt.
  fileprivate mutating func add(_ figure: ReportFigure) {
    let slot: WritableKeyPath<Self, ReportFigure?> =
      switch (figure.half, figure.measure) {
      case (.outturn, .level): \.outturnLevel
      case (.outturn, .growth): \.outturnGrowth
      case (.target, .level): \.targetLevel
      case (.target, .growth): \.targetGrowth
      }
    if let before = self[keyPath: slot] {
      if before.number != figure.number || before.unit != figure.unit {
        note(.statedTwice)
      }
      return
    }
    self[keyPath: slot] = figure
    for doubt in figure.doubts { note(doubt) }
    let names = Set(figures.map { ReportIdentifier.key($0.subject) })
    if names.count > 1 { note(.differentWords) }
    if let reached = outturnLevel, let wanted = targetLevel, reached.unit != wanted.unit {
      note(.differentUnits)
    }
  }

  private mutating func note(_ doubt: ReportFigure.Doubt) {
    if !doubts.contains(doubt) { doubts.append(doubt) }
  }
}

/// Ids for names that the glossary does not know.
enum ReportIdentifier {
  /// What two namings of one thing share: no quotation marks, no verb of adding before it.
  static func key(_ name: String) -> String {
    var key = name.filter { !"“”‘’《》（）() ".contains($0) }
    for verb in ["新增", "新建", "新培育", "签约", "引进", "建成", "完成"]
    where key.hasPrefix(verb) && key.count > verb.count {
      key = String(key.dropFirst(verb.count))
      break
    }
    return key
  }

  /// The name in pinyin without tones: 锰产业年产值 → `meng_chan_ye_nian_chan_zhi`.
  static func identifier(_ name: String, taken: Set<String>) -> String {
    let latin = name.applyingTransform(.toLatin, reverse: false) ?? ""
    let plain = latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin
    var words = plain.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      .map(String.init)
    if words.first?.first?.isNumber ?? true { words.insert("item", at: 0) }
    let base = words.prefix(8).joined(separator: "_")
    if !taken.contains(base) { return base }
    return (2...).lazy.map { "\(base)_\($0)" }.first { !taken.contains($0) }!
  }
}
