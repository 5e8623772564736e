public import OutturnFiles
public import OutturnReporting
internal import OutturnSeries

/// Results of earlier runs, side by side.
public enum ResultComparison {
  /// Why two results cannot be compared.
  public struct OtherVerb: Error, Sendable {
    /// Of the first file and of the one that differs.
    public let verbs: [String]
    public let path: String
  }

  /// What changed from one result to another, or to several others.
  ///
  /// - Parameter files: At least two, documents of one verb.
  /// - Throws: ``OtherVerb``.
  public static func document(_ files: [ResultFile]) throws(OtherVerb) -> CompareDocument {
    precondition(files.count > 1, "one result cannot be compared")
    let first = files[0]
    for file in files where file.schema != first.schema {
      throw OtherVerb(verbs: [first.schema, file.schema], path: file.path)
    }
    var document = CompareDocument(
      header: DocumentHeader(outturn: Version.current), kind: .results,
      compared: Verb(rawValue: first.verb), sides: files.map(side))
    let still = unmovedByKind(files.compactMap(\.figures))
    document.unmovedByKind = still.count
    for file in files.dropFirst() {
      document.circumstances += ChangedValues.circumstances(first.document, file.document)
      if let before = first.figures, let after = file.figures {
        let (pairs, oneSided) = FigurePairs.of(
          before.filter { !still.contains($0.key) }, after.filter { !still.contains($0.key) },
          from: first.path, to: file.path)
        document.differences += pairs
        document.oneSided += oneSided
      } else {
        document.changes += ChangedValues.all(first.document, file.document)
      }
    }
    return document
  }

  /// Keys of what is judged by its kind on every side, and alike.
  private static func unmovedByKind(_ sides: [[ComparedFigure]]) -> Set<String> {
    guard let first = sides.first else { return [] }
    var still = Dictionary(
      first.filter(\.isByKind).map { ($0.key, $0.value) }, uniquingKeysWith: { kept, _ in kept })
    for side in sides.dropFirst() {
      let values = Dictionary(
        side.filter(\.isByKind).map { ($0.key, $0.value) }, uniquingKeysWith: { kept, _ in kept })
      still = still.filter { values[$0.key] == $0.value }
    }
    return Set(still.keys)
  }

  private static func side(_ file: ResultFile) -> ComparedSide {
    var model: ModelIdentity?
    if let id = file.document["model"]?["id"]?.text,
      let digest = file.document["model"]?["sha256"]?.text
    {
      model = ModelIdentity(id: id, sha256: digest)
    }
    return ComparedSide(
      id: file.path, name: LocalizedText(zhHans: file.path, en: file.path), model: model)
  }
}
