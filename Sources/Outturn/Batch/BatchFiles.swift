internal import Foundation
internal import OutturnAlgebra
internal import OutturnCluster
internal import OutturnReporting

/// What a run of many regions or models leaves in its folder: results for people and programs, and
/// its finished pieces.
struct BatchFiles {
  let folder: PieceFolder
  private let language: Language

  init(_ folder: PieceFolder, language: Language) {
    self.folder = folder
    self.language = language
  }

  /// Where finished pieces are kept beside the results.
  static let work = "pieces"

  func makeFolders() throws(PieceFolder.Failure) {
    try folder.makeFolder("regions")
    try folder.makeFolder(Self.work)
  }

  static func header(_ options: ForecastOptions, warnings: [DocumentWarning]) -> DocumentHeader {
    let provider = LAPACKProvider.current
    return DocumentHeader(
      outturn: Version.current, seed: options.seed, paths: options.paths,
      lapack: LAPACKIdentity(provider: provider.name, version: provider.version),
      warnings: warnings)
  }

  // MARK: Results

  /// What is said of all: for programs, for a spreadsheet, for people.
  func write(_ document: BatchDocument) throws(PieceFolder.Failure) {
    try folder.write(json(document), to: "batch.json")
    try folder.write(CSVRenderer().text(document).utf8, to: "league.csv")
    try folder.write(HTMLRenderer(language: language).text(document).utf8, to: "report.html")
  }

  /// What is said of one region.
  func write(_ document: BatchDocument, of region: String) throws(PieceFolder.Failure) {
    try write(document, HTMLRenderer(language: language).text(document), of: region)
  }

  /// What is said of one model.
  func write(
    _ probability: ProbabilityDocument, _ report: ReportDocument, of region: String
  ) throws(PieceFolder.Failure) {
    try write(probability, HTMLRenderer(language: language).text(report), of: region)
  }

  private func write(
    _ document: some Document, _ page: String, of region: String
  ) throws(PieceFolder.Failure) {
    try folder.write(json(document), to: "regions/\(region).json")
    try folder.write(page.utf8, to: "regions/\(region).html")
  }

  private func json(_ document: some Document) -> [UInt8] {
    guard let data = try? JSONRenderer().data(document) else {
      preconditionFailure("a forecast of finite figures is not finite")
    }
    return Array(data)
  }

  // MARK: Pieces

  /// Growth of a piece's regions until they are ranked.
  func keep(growth: [UInt8], _ place: Int) throws(PieceFolder.Failure) {
    try folder.keep(growth, as: Self.growth(place))
  }

  func growth(_ place: Int) throws(PieceFolder.Failure) -> [UInt8] {
    guard let bytes = try folder.kept(Self.growth(place)) else {
      throw .refused(file: "\(folder.path)/\(Self.growth(place))", .truncated)
    }
    return bytes
  }

  /// Ranks are kept; growth is needed no more.
  func removeGrowth(_ place: Int) { folder.remove(Self.growth(place)) }

  private static func growth(_ place: Int) -> String { "\(work)/\(place).growth" }

  func keep(_ piece: some Encodable, _ place: Int) throws(PieceFolder.Failure) {
    try keep(piece, "\(place).json")
  }

  /// A finished piece; nil where there is none.
  func kept<Piece: Decodable>(_ place: Int) throws(PieceFolder.Failure) -> Piece? {
    try kept("\(place).json")
  }

  func keep(league: [LeagueEntry]) throws(PieceFolder.Failure) { try keep(league, "league.json") }

  func keptLeague() throws(PieceFolder.Failure) -> [LeagueEntry]? { try kept("league.json") }

  private func keep(_ value: some Encodable, _ name: String) throws(PieceFolder.Failure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("a forecast of finite figures is not finite")
    }
    try folder.keep(data, as: "\(Self.work)/\(name)")
  }

  private func kept<Value: Decodable>(_ name: String) throws(PieceFolder.Failure) -> Value? {
    guard let bytes = try folder.kept("\(Self.work)/\(name)") else { return nil }
    guard let value = try? JSONDecoder().decode(Value.self, from: Data(bytes)) else {
      throw .refused(file: "\(folder.path)/\(Self.work)/\(name)", .corrupt)
    }
    return value
  }
}
