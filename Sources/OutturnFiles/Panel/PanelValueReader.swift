import OutturnModels

/// Reads the growth that may be seen at one origin: `unit,year,gdp` and columns that are not read.
struct PanelValueReader {
  let log: DiagnosticLog
  let origin: Int

  /// What was read.
  struct Values {
    /// In the order of the file.
    var units: [String] = []
    var byUnit: [String: [Int: Double]] = [:]

    /// Every unit from the first year of any on; nil where nothing is known.
    func table(through origin: Int) -> PanelTable {
      let first = byUnit.values.compactMap { $0.keys.min() }.min() ?? origin
      return PanelTable(
        series: "gdp", units: units, firstPeriod: first,
        values: units.map { unit in (first...origin).map { byUnit[unit]?[$0] } })
    }
  }

  func read(_ source: SourceText) -> Values {
    struct Identity: Hashable {
      var unit: String
      var year: Int
    }
    var values = Values()
    var lines: [Identity: Int] = [:]
    var last: Identity?
    var isSorted = true
    let table = TableReader(log: log, columns: ["unit", "year", "gdp"], allowsOthers: true)
    for fields in table.rows(of: source) ?? [] {
      let unit = fields[0].text
      if unit.isEmpty { log.report(PanelRule.noUnit, at: Place(fields[0])) }
      let year = Self.year(fields[1].text)
      if year == nil { log.report(PanelRule.year(fields[1].text), at: Place(fields[1])) }
      let value = number(fields[2])
      guard !unit.isEmpty, let year, let value else { continue }
      if year > origin {
        log.report(PanelRule.afterOrigin(year, origin: origin), at: Place(fields[1]))
        continue
      }
      let identity = Identity(unit: unit, year: year)
      if let line = lines[identity] {
        log.report(PanelRule.value(unit, year: year, firstLine: line), at: Place(fields[0]))
        continue
      }
      lines[identity] = fields[0].line
      // Rows of a unit stand together, its years ascend.
      let isInPlace = last.map { $0.unit == unit ? $0.year < year : values.byUnit[unit] == nil }
      if isSorted, isInPlace == false {
        isSorted = false
        log.report(PanelRule.outOfOrder(unit), at: Place(fields[0]))
      }
      last = identity
      if values.byUnit[unit] == nil { values.units.append(unit) }
      values.byUnit[unit, default: [:]][year] = value
    }
    return values
  }

  /// A year in four digits.
  static func year(_ text: String) -> Int? {
    guard text.count == 4, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int(text)
  }

  /// Growth in per cent: nothing falls by more than 100, and beyond a million it is no growth.
  private static let possible = -100.0...1e6

  private func number(_ field: CSVField) -> Double? {
    switch NumberRule.read(field.text) {
    case .success(let value):
      if Self.possible.contains(value) { return value }
      log.report(
        value < Self.possible.lowerBound
          ? NumberRule.impossibleGrowth(field.text)
          : NumberRule.outOfRange(field.text, "gdp", NumberRange.growthBelow(Self.possible)),
        at: Place(field))
      return nil
    case .failure(let problem):
      let (complaint, offset) = NumberRule.complaint(problem, field.text)
      log.report(
        complaint,
        at: offset > 0
          ? Place(line: field.line, column: field.column + offset) : Place(field))
      return nil
    }
  }
}
