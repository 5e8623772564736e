private import Foundation

/// A folder of finished pieces of a long run, which goes on where it stopped.
///
/// A file is complete or it is not there: it is written under a name of its own, synchronised and
/// then renamed. What a run that was killed leaves behind is overwritten by the next one.
public struct PieceFolder: Sendable {
  /// What the pieces were computed from: all that decides their bytes.
  public struct Identity: Sendable, Hashable, Codable {
    /// One of several models.
    public struct Model: Sendable, Hashable, Codable {
      /// As it was named.
      public var folder: String
      /// Nil, as its digest, where the folder cannot be read.
      public var id: String?
      public var sha256: String?

      /// As its properties say.
      public init(folder: String, id: String?, sha256: String?) {
        self.folder = folder
        self.id = id
        self.sha256 = sha256
      }
    }

    public private(set) var schema = "\(form)\(version)"
    fileprivate static let form = "outturn.batch-manifest/"
    fileprivate static let version = 1
    /// Version of the program.
    public var outturn: String
    /// SHA-256 of the tables; nil for a run of several models.
    public var sha256: String?
    /// Nil for a run of one model on tables.
    public var models: [Model]?
    /// Provider and version of LAPACK.
    public var lapack: String
    public var seed: UInt64
    public var paths: Int
    /// Nil where nothing is drawn from a posterior in advance.
    public var draws: Int?
    /// Last projected year; nil where each model has its own.
    public var through: Int?
    /// Which language the reports open in.
    public var language: String

    /// As its properties say.
    public init(
      outturn: String, sha256: String? = nil, models: [Model]? = nil, lapack: String, seed: UInt64,
      paths: Int, draws: Int? = nil, through: Int?, language: String
    ) {
      self.outturn = outturn
      self.sha256 = sha256
      self.models = models
      self.lapack = lapack
      self.seed = seed
      self.paths = paths
      self.draws = draws
      self.through = through
      self.language = language
    }
  }

  /// Why a folder cannot be used.
  public enum Failure: Error, Sendable, Hashable {
    /// A new run wants an empty folder; `isRun` when a run of this program is in it.
    case notEmpty(isRun: Bool)
    /// There is no run to go on with.
    case noRun
    /// The run there was another one; names of what differs.
    case otherRun([String])
    /// A file of the run is not what this program wrote there, and why.
    case refused(file: String, PartialRefusal)
    /// A file could not be written, with the system's reason.
    case notWritten(file: String, reason: String)
  }

  /// As the user named it.
  public let path: String

  /// Starts a run in a folder that is empty or not there yet, or goes on with the one in it.
  ///
  /// - Throws: ``Failure``; what is in the folder stays as it is.
  public init(
    _ path: String, identity: Identity, resuming: Bool
  ) throws(Failure) {
    self.path = path
    let manifest = FileManager.default.contents(atPath: "\(path)/\(Self.manifestName)")
    if resuming {
      guard let manifest else { throw .noRun }
      guard let found = Self.identity(of: path) else {
        throw .refused(file: "\(path)/\(Self.manifestName)", Self.refusal(ofManifest: manifest))
      }
      let differences = identity.differences(from: found)
      guard differences.isEmpty else { throw .otherRun(differences) }
      return
    }
    let content = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard content.isEmpty else { throw .notEmpty(isRun: manifest != nil) }
    try makeFolder("")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(identity) else {
      preconditionFailure("strings and whole numbers are always encoded")
    }
    try write(Array(data) + [UInt8(ascii: "\n")], to: Self.manifestName)
  }

  /// What the run in a folder was computed from; nil where there is none.
  public static func identity(of path: String) -> Identity? {
    FileManager.default.contents(atPath: "\(path)/\(manifestName)").flatMap {
      try? JSONDecoder().decode(Identity.self, from: $0)
    }.flatMap { $0.schema == Identity.form + "\(Identity.version)" ? $0 : nil }
  }

  /// Why a manifest that is there is none of this program.
  private static func refusal(ofManifest data: Data) -> PartialRefusal {
    struct Head: Decodable { var schema: String }
    let text = String(decoding: data, as: UTF8.self)
    guard let head = try? JSONDecoder().decode(Head.self, from: data) else {
      guard text.contains(Identity.form) || data.isEmpty else { return .foreign }
      return text.hasSuffix("}\n") ? .corrupt : .truncated
    }
    guard head.schema.hasPrefix(Identity.form),
      let version = Int(head.schema.dropFirst(Identity.form.count))
    else { return .foreign }
    return version == Identity.version ? .corrupt : .futureVersion(version)
  }

  private static let manifestName = "manifest.json"

  /// Makes a folder within, unless it is there.
  public func makeFolder(_ name: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(name)", withIntermediateDirectories: true)
    } catch {
      throw .notWritten(file: "\(path)/\(name)", reason: String(cString: strerror(errno)))
    }
  }

  /// Writes a whole file.
  public func write(_ bytes: some Sequence<UInt8>, to name: String) throws(Failure) {
    let place = "\(path)/\(name)"
    let beside = place + ".new"
    let all = Array(bytes)
    let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard file >= 0 else { throw Self.failed(place) }
    var written = 0
    while written < all.count {
      let count = all.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress! + written, min(all.count - written, 1 << 30))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let failure = Self.failed(place)
        close(file)
        unlink(beside)
        throw failure
      }
      written += count
    }
    guard fsync(file) == 0, close(file) == 0, rename(beside, place) == 0 else {
      let failure = Self.failed(place)
      unlink(beside)
      throw failure
    }
  }

  private static func failed(_ place: String) -> Failure {
    .notWritten(file: place, reason: String(cString: strerror(errno)))
  }

  /// A finished file's bytes; nil where there is none.
  private func read(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) }
  }

  /// Keeps what a later run goes on from; ``kept(_:)`` gives it back or says what is wrong with it.
  public func keep(_ bytes: some Collection<UInt8>, as name: String) throws(Failure) {
    try write(SealedPiece.bytes(bytes), to: name)
  }

  /// What was kept under a name; nil where nothing was.
  ///
  /// - Throws: ``Failure/refused(file:_:)`` for a file that is foreign, of a later form, cut short or
  ///   damaged.
  public func kept(_ name: String) throws(Failure) -> [UInt8]? {
    guard let bytes = read(name) else { return nil }
    do {
      return try SealedPiece.content(bytes)
    } catch {
      throw .refused(file: "\(path)/\(name)", error)
    }
  }

  /// Removes a file that is no longer needed, if it is there.
  public func remove(_ name: String) {
    try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }
}

extension PieceFolder.Identity {
  fileprivate func differences(from other: Self) -> [String] {
    var names: [String] = []
    if outturn != other.outturn { names.append("program") }
    if sha256 != other.sha256 { names.append("tables") }
    if models?.map(\.folder) != other.models?.map(\.folder) {
      names.append("models")
    } else {
      for (here, there) in zip(models ?? [], other.models ?? []) where here != there {
        names.append(here.folder)
      }
    }
    if lapack != other.lapack { names.append("LAPACK") }
    if seed != other.seed { names.append("--seed") }
    if paths != other.paths { names.append("--paths") }
    if draws != other.draws { names.append("--draws") }
    if language != other.language { names.append("--language") }
    if through != other.through { names.append("--through") }
    return names
  }
}
