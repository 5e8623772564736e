private import Foundation

/// A folder of finished pieces of a long run, which goes on where it stopped.
///
/// A file is complete or it is not there: it is written under a name of its own, synchronised and
/// then renamed. What a run that was killed leaves behind is overwritten by the next one.
public struct PieceFolder: Sendable {
  /// What the pieces were computed from: all that decides their bytes.
  public struct Identity: Sendable, Hashable, Codable {
    public var schema = "outturn.batch-manifest/1"
    /// Version of the program.
    public var outturn: String
    /// SHA-256 of the inputs.
    public var sha256: String
    /// Provider and version of LAPACK.
    public var lapack: String
    public var seed: UInt64
    public var paths: Int
    /// Last projected year.
    public var through: Int

    /// As its properties say.
    public init(
      outturn: String, sha256: String, lapack: String, seed: UInt64, paths: Int, through: Int
    ) {
      self.outturn = outturn
      self.sha256 = sha256
      self.lapack = lapack
      self.seed = seed
      self.paths = paths
      self.through = through
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
      guard let manifest, let found = try? JSONDecoder().decode(Identity.self, from: manifest)
      else { throw .noRun }
      let differences = identity.differences(from: found)
      guard differences.isEmpty else { throw .otherRun(differences) }
      return
    }
    let content = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard content.isEmpty else { throw .notEmpty(isRun: manifest != nil) }
    try makeFolder("")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    guard let data = try? encoder.encode(identity) else {
      preconditionFailure("strings and whole numbers are always encoded")
    }
    try write(Array(data) + [UInt8(ascii: "\n")], to: Self.manifestName)
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
  public func read(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) }
  }

  /// Removes a file that is no longer needed, if it is there.
  public func remove(_ name: String) {
    try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }
}

extension PieceFolder.Identity {
  fileprivate func differences(from other: Self) -> [String] {
    var names: [String] = []
    if schema != other.schema { names.append("schema") }
    if outturn != other.outturn { names.append("program") }
    if sha256 != other.sha256 { names.append("tables") }
    if lapack != other.lapack { names.append("LAPACK") }
    if seed != other.seed { names.append("--seed") }
    if paths != other.paths { names.append("--paths") }
    if through != other.through { names.append("--through") }
    return names
  }
}
