private import Foundation

/// How a result was made, kept beside it as `FILE.manifest.json`: enough to make it again and to
/// tell whether the same bytes come out.
public struct ResultManifest: Codable, Sendable, Hashable {
  /// Something with a digest of its bytes.
  public struct Digested: Codable, Sendable, Hashable {
    /// A model's id, or a path as it was named.
    public var id: String
    /// In hexadecimal.
    public var sha256: String

    public init(id: String, sha256: String) {
      self.id = id
      self.sha256 = sha256
    }
  }

  /// The library that factorised the matrices.
  public struct Library: Codable, Sendable, Hashable {
    public var provider: String
    public var version: String

    public init(provider: String, version: String) {
      self.provider = provider
      self.version = version
    }
  }

  public static let currentSchema = "outturn.manifest/1"

  public var schema = Self.currentSchema
  /// Version of the program.
  public var outturn: String
  /// The words of the command, without `outturn` and `--output`, with the language that was used.
  public var arguments: [String]
  /// Cells of a line of text.
  public var columns: Int
  /// The result: its file name and what its bytes digest to.
  public var output: Digested
  public var bytes: Int
  public var model: Digested?
  /// Files and folders on the command line that are no model; a model's `record.json`.
  public var inputs: [Digested]
  public var seed: UInt64?
  public var paths: Int?
  public var sampler: String?
  public var precision: String?
  public var lapack: Library?

  public init(
    outturn: String, arguments: [String], columns: Int, output: Digested, bytes: Int,
    model: Digested? = nil, inputs: [Digested] = [], seed: UInt64? = nil, paths: Int? = nil,
    sampler: String? = nil, precision: String? = nil, lapack: Library? = nil
  ) {
    self.outturn = outturn
    self.arguments = arguments
    self.columns = columns
    self.output = output
    self.bytes = bytes
    self.model = model
    self.inputs = inputs
    self.seed = seed
    self.paths = paths
    self.sampler = sampler
    self.precision = precision
    self.lapack = lapack
  }

  /// Where the manifest of a result stands.
  public static func path(of output: String) -> String { "\(output).manifest.json" }

  /// The words of a command without `--output` and its value.
  public static func withoutOutput(_ arguments: [String]) -> [String] {
    var kept: [String] = []
    var isValue = false
    for word in arguments {
      if isValue {
        isValue = false
      } else if word == "--output" {
        isValue = true
      } else if !word.hasPrefix("--output=") {
        kept.append(word)
      }
    }
    return kept
  }

  /// What the words of a command name that was read: each file, each folder with all that is in it.
  /// A model's folder is known by the model's own digest; of it only `record.json` counts, which
  /// that digest leaves out.
  public static func inputs(of arguments: [String]) -> [Digested] {
    let manager = FileManager.default
    return arguments.dropFirst().compactMap { word -> Digested? in
      var isFolder: ObjCBool = false
      guard manager.fileExists(atPath: word, isDirectory: &isFolder) else { return nil }
      guard isFolder.boolValue else { return digest(word) }
      if manager.fileExists(atPath: "\(word)/model.yaml") {
        return digest("\(word)/\(AttainmentRecordFile.name)")
      }
      let names = (manager.enumerator(atPath: word)?.allObjects as? [String] ?? []).sorted()
      let files = names.compactMap { name -> ModelFile? in
        manager.contents(atPath: "\(word)/\(name)").map {
          ModelFile(name: name, bytes: [UInt8]($0))
        }
      }
      return Digested(id: word, sha256: ModelDigest.sha256(of: files))
    }
  }

  private static func digest(_ path: String) -> Digested? {
    FileManager.default.contents(atPath: path).map {
      Digested(id: path, sha256: SHA256.hexadecimal(of: $0))
    }
  }

  /// The manifest as the file has it: keys in order, one line end at the end.
  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("a manifest holds nothing that JSON cannot")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Reads a manifest.
  ///
  /// - Throws: ``LoadFailure`` for a file that is missing or is no manifest.
  public static func load(at path: String) throws(LoadFailure) -> ResultManifest {
    let log = DiagnosticLog(file: path)
    let found = FileSource.read(
      path, kind: ResultRule.manifest, remedy: ResultRule.manifestRemedy, log: log)
    if let bytes = found.bytes, found.text != nil {
      if let manifest = try? JSONDecoder().decode(ResultManifest.self, from: Data(bytes)),
        manifest.schema == currentSchema
      {
        return manifest
      }
      log.report(ResultRule.notAManifest, at: .file)
    }
    throw LoadFailure(diagnostics: log.diagnostics, isFileMissing: found.isMissing)
  }
}
