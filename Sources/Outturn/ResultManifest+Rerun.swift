internal import OutturnAlgebra
public import OutturnFiles
public import OutturnReporting

extension ResultManifest {
  /// The manifest of a result.
  ///
  /// - Parameters:
  ///   - header: Of its document; nil for a result that has none.
  ///   - arguments: The words of the command, without `--output`.
  ///   - columns: Cells of a line of text.
  ///   - name: The result's file name.
  public init(
    of bytes: [UInt8], header: DocumentHeader?, arguments: [String], columns: Int, name: String
  ) {
    let provider = LAPACKProvider.current
    let lapack =
      header.map { $0.lapack.map { Library(provider: $0.provider, version: $0.version) } }
      ?? Library(provider: provider.name, version: provider.version)
    self.init(
      outturn: Version.current, arguments: arguments, columns: columns,
      output: Digested(id: name, sha256: SHA256.hexadecimal(of: bytes)), bytes: bytes.count,
      model: header?.model.map { Digested(id: $0.id, sha256: $0.sha256) },
      inputs: Self.inputs(of: arguments), seed: header?.seed, paths: header?.paths,
      sampler: header?.sampler, precision: header?.precision, lapack: lapack)
  }

  /// What a second run of the command says of the first.
  ///
  /// - Parameters:
  ///   - path: Of this manifest.
  ///   - again: The manifest of the second run.
  public func rerun(
    at path: String, again: ResultManifest, file: RerunDocument.FileState
  ) -> RerunDocument {
    RerunDocument(
      header: DocumentHeader(outturn: Version.current), manifest: path, command: arguments,
      expected: output.sha256, found: again.output.sha256, file: file,
      circumstances: changes(to: again))
  }

  private func changes(to other: ResultManifest) -> [ChangedValue] {
    let library = { (one: Library?) in one.map { "\($0.provider) \($0.version)" } }
    var pairs: [(String, String?, String?)] = [
      ("outturn", outturn, other.outturn), ("model", model?.id, other.model?.id),
      ("model.sha256", model?.sha256, other.model?.sha256),
      ("lapack", library(lapack), library(other.lapack)),
      ("seed", seed.map { "\($0)" }, other.seed.map { "\($0)" }),
      ("paths", paths.map { "\($0)" }, other.paths.map { "\($0)" }),
    ]
    let now = Dictionary(
      other.inputs.map { ($0.id, $0.sha256) }, uniquingKeysWith: { kept, _ in kept })
    pairs += inputs.map { ($0.id, $0.sha256, now[$0.id]) }
    let then = Set(inputs.map(\.id))
    pairs += other.inputs.filter { !then.contains($0.id) }.map { ($0.id, nil, $0.sha256) }
    return pairs.filter { $0.1 != $0.2 }.map {
      ChangedValue(path: $0.0, before: $0.1, after: $0.2)
    }
  }
}
