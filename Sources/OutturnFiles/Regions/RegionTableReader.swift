internal import Foundation
import OutturnModels
import OutturnSeries

/// Reads one table of regions with those beside it.
struct RegionTableReader {
  let file: String
  private let folder: String
  private var diagnostics: [Diagnostic] = []
  private var isFileMissing = false
  private var files: [ModelFile] = []

  init(file: String) {
    self.file = file
    let place = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    folder = place.isEmpty ? "." : place.joined(separator: "/")
  }

  private struct Row {
    var region: RegionTable.Region
    var parent: String
    var field: CSVField
  }

  mutating func load() throws(LoadFailure) -> RegionTable {
    let indicators = readIndicators("\(folder)/indicators.csv")
    let rows = readRegions(indicators.count)
    guard diagnostics.isEmpty else { throw failure }
    var figures = RegionFigures(
      regions: rows.map(\.region.id), indicators: indicators)
    read("\(folder)/figures.csv", columns: RegionFigures.columns) { fields, log in
      figures.read(fields, log)
    }
    guard diagnostics.isEmpty else { throw failure }
    guard let baseYear = figures.lastYear, let firstYear = figures.firstYear else {
      diagnostics.append(RegionRule.noGrowth("\(folder)/figures.csv"))
      throw failure
    }
    figures.finish(baseYear: baseYear, file: "\(folder)/figures.csv")
    if let root = figures.diagnostics.first, !root.isEmpty {
      diagnostics += root
      throw failure
    }
    return assemble(rows, indicators, figures, years: firstYear...baseYear)
  }

  private var failure: LoadFailure {
    LoadFailure(diagnostics: diagnostics.sorted(), isFileMissing: isFileMissing)
  }

  private func assemble(
    _ rows: [Row], _ indicators: [RegionTable.Indicator], _ figures: RegionFigures,
    years: ClosedRange<Int>
  ) -> RegionTable {
    var regions: [RegionTable.Region] = []
    var parents: [Int?] = []
    var failures: [RegionTable.Failure] = []
    var places: [String: Int] = [:]
    var values: [[[Double?]]] = []
    for (index, row) in rows.enumerated() {
      let wrong = figures.diagnostics[index]
      let parent = places[row.parent]
      guard wrong.isEmpty, index == 0 || parent != nil else {
        failures.append(
          RegionTable.Failure(
            id: row.region.id, name: row.region.name, parent: row.parent,
            diagnostics: wrong.isEmpty
              ? [RegionRule.within(row.parent, Place(row.field), file: file)] : wrong))
        continue
      }
      places[row.region.id] = regions.count
      var region = row.region
      region.levels = figures.levels[index]
      region.targets = figures.targets[index]
      regions.append(region)
      parents.append(parent)
      values.append(
        indicators.indices.map { indicator in
          years.map { year in
            figures.growth[index][indicator][year].map(
              indicators[indicator].transformation.forward)
          }
        })
    }
    let tree = RegionTree(
      ids: regions.map(\.id), parents: parents, series: indicators.map(\.id),
      isNominal: indicators.map(\.isNominal), firstYear: years.lowerBound, values: values)
    return RegionTable(
      regions: regions, indicators: indicators, tree: tree, baseYear: years.upperBound,
      failures: failures, digest: ModelDigest.sha256(of: files))
  }

  // MARK: Files

  /// Reads the rows of a table; what is wrong with the table itself goes to the diagnostics.
  private mutating func read(
    _ file: String, columns: [String], _ row: ([CSVField], DiagnosticLog) -> Void
  ) {
    let log = DiagnosticLog(file: file)
    let found = FileSource.read(
      file, kind: RegionRule.kind, remedy: RegionRule.remedy, log: log)
    isFileMissing = isFileMissing || found.isMissing
    diagnostics += log.diagnostics
    if let bytes = found.bytes {
      let name = String(file.split(separator: "/").last ?? "")
      files.append(ModelFile(name: file == self.file ? "regions.csv" : name, bytes: bytes))
    }
    guard let source = found.text else { return }
    let rowLog = DiagnosticLog(file: file, source: source)
    for fields in TableReader(log: rowLog, columns: columns).rows(of: source) ?? [] {
      row(fields, rowLog)
    }
    diagnostics += rowLog.diagnostics
  }

  private mutating func readIndicators(_ file: String) -> [RegionTable.Indicator] {
    var indicators: [RegionTable.Indicator] = []
    let columns = ["id", "name_zh", "name_en", "unit", "prices", "transform"]
    read(file, columns: columns) { fields, log in
      let transformation = Transformation(rawValue: fields[5].text)
      if transformation == nil {
        log.report(
          RegionRule.choice(fields[5].text, Transformation.allCases.map(\.rawValue)),
          at: Place(fields[5]))
      }
      if !["real", "nominal"].contains(fields[4].text) {
        log.report(RegionRule.choice(fields[4].text, ["real", "nominal"]), at: Place(fields[4]))
      }
      if indicators.contains(where: { $0.id == fields[0].text }) || fields[0].text.isEmpty {
        log.report(RegionRule.twice(fields[0].text), at: Place(fields[0]))
      }
      indicators.append(
        RegionTable.Indicator(
          id: fields[0].text, name: LocalizedText(zhHans: fields[1].text, en: fields[2].text),
          unit: fields[3].text, isNominal: fields[4].text == "nominal",
          transformation: transformation ?? .identity))
    }
    if indicators.count > RegionRule.mostIndicators {
      diagnostics.append(RegionRule.tooMany(indicators.count, file: file))
    }
    return indicators
  }

  private mutating func readRegions(_ indicators: Int) -> [Row] {
    var rows: [Row] = []
    var known: Set<String> = []
    let isName = { (id: String) in
      !id.isEmpty
        && id.utf8.allSatisfy {
          UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
            || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
    }
    read(file, columns: ["id", "parent", "code", "name_zh", "name_en"]) { fields, log in
      let id = fields[0].text
      let parent = fields[1].text
      if !isName(id) {
        log.report(RegionRule.name(id), at: Place(fields[0]))
      } else if !known.insert(id).inserted {
        log.report(RegionRule.twice(id), at: Place(fields[0]))
      } else if rows.isEmpty != parent.isEmpty || (!parent.isEmpty && !known.contains(parent)) {
        log.report(
          RegionRule.parent(parent, isFirst: rows.isEmpty, known: known.sorted()),
          at: Place(fields[1]))
      }
      rows.append(
        Row(
          region: RegionTable.Region(
            id: id, code: fields[2].text,
            name: LocalizedText(zhHans: fields[3].text, en: fields[4].text),
            levels: Array(repeating: nil, count: indicators),
            targets: Array(repeating: nil, count: indicators)), parent: parent, field: fields[1]))
    }
    return rows
  }
}
