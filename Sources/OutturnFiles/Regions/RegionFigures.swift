import OutturnSeries

/// Collects the figures of many regions; what is wrong is kept by region.
struct RegionFigures {
  static let columns = ["region", "indicator", "year", "measure", "value"]

  private let regionPlaces: [String: Int]
  private let indicatorPlaces: [String: Int]
  private let indicators: [RegionTable.Indicator]
  /// By region, indicator and year: per cent.
  private(set) var growth: [[[Int: Double]]]
  /// Levels and targets with their years, until the last year is known.
  private var stated: [(region: Int, indicator: Int, year: Int, isTarget: Bool, field: CSVField)] =
    []
  private(set) var levels: [[Double?]]
  private(set) var targets: [[PublishedFigure?]]
  /// By region.
  private(set) var diagnostics: [[Diagnostic]]

  init(regions: [String], indicators: [RegionTable.Indicator]) {
    regionPlaces = Dictionary(uniqueKeysWithValues: zip(regions, regions.indices))
    indicatorPlaces = Dictionary(
      uniqueKeysWithValues: zip(indicators.map(\.id), indicators.indices))
    self.indicators = indicators
    growth = Array(
      repeating: Array(repeating: [:], count: indicators.count), count: regions.count)
    levels = Array(
      repeating: Array(repeating: nil, count: indicators.count), count: regions.count)
    targets = Array(
      repeating: Array(repeating: nil, count: indicators.count), count: regions.count)
    diagnostics = Array(repeating: [], count: regions.count)
  }

  var firstYear: Int? { growth.joined().compactMap { $0.keys.min() }.min() }
  var lastYear: Int? { growth.joined().compactMap { $0.keys.max() }.max() }

  /// Takes in one row; an unknown region or indicator is wrong with the whole table.
  mutating func read(_ fields: [CSVField], _ log: DiagnosticLog) {
    guard let region = regionPlaces[fields[0].text] else {
      log.report(
        RegionRule.unknownRegion(fields[0].text, known: Array(regionPlaces.keys)),
        at: Place(fields[0]))
      return
    }
    guard let indicator = indicatorPlaces[fields[1].text] else {
      log.report(
        RegionRule.unknownIndicator(fields[1].text, known: indicators.map(\.id)),
        at: Place(fields[1]))
      return
    }
    func refuse(_ complaint: Complaint, _ field: CSVField) {
      let own = DiagnosticLog(file: log.file, source: log.source)
      own.report(complaint, at: Place(field))
      diagnostics[region] += own.diagnostics
    }
    guard let year = PanelValueReader.year(fields[2].text) else {
      return refuse(PanelRule.year(fields[2].text), fields[2])
    }
    switch fields[3].text {
    case "growth":
      switch NumberRule.read(fields[4].text) {
      case .success(let value) where -100 < value && value <= 1e6:
        if growth[region][indicator].updateValue(value, forKey: year) != nil {
          refuse(PanelRule.value(fields[0].text, year: year, firstLine: fields[0].line), fields[2])
        }
      case .success: refuse(NumberRule.impossibleGrowth(fields[4].text), fields[4])
      case .failure(let problem):
        refuse(NumberRule.complaint(problem, fields[4].text).0, fields[4])
      }
    case "level", "target":
      stated.append((region, indicator, year, fields[3].text == "target", fields[4]))
    default:
      refuse(
        RegionRule.choice(fields[3].text, ["growth", "level", "target"]), fields[3])
    }
  }

  /// Keeps the levels of the last year and the targets of the next.
  mutating func finish(baseYear: Int, file: String) {
    for entry in stated where entry.year == baseYear + (entry.isTarget ? 1 : 0) {
      let log = DiagnosticLog(file: file)
      if let figure = PublishedFigure(entry.field.text), entry.isTarget || figure.value > 0 {
        if entry.isTarget {
          targets[entry.region][entry.indicator] = figure
        } else {
          levels[entry.region][entry.indicator] = figure.value
        }
      } else {
        log.report(
          entry.isTarget
            ? RegionRule.target(entry.field.text) : RegionRule.level(entry.field.text),
          at: Place(entry.field))
      }
      diagnostics[entry.region] += log.diagnostics
    }
  }
}
