private import Foundation
internal import OutturnFiles
public import OutturnSeries

/// The small result of one shard: who asked what of which model, and the counters of every
/// simulation that the answer needs.
///
/// As a file: a line `outturn.partial/1`, a line of JSON (this structure without the counters), the
/// counters as ``CounterCoding`` writes them, and the SHA-256 of all that in hexadecimal with a line
/// feed.
public struct Partial: Sendable, Hashable {
  /// What all shards of one simulation have in common.
  public struct Origin: Sendable, Hashable, Codable {
    /// Version of the program.
    public var outturn: String
    /// The verb and its options, without those of output, threads, shard and model.
    public var words: [String]
    /// Id and SHA-256 of the model.
    public var model: String
    /// Of the model's files.
    public var sha256: String

    /// As its properties say.
    public init(outturn: String, words: [String], model: String, sha256: String) {
      self.outturn = outturn
      self.words = words
      self.model = model
      self.sha256 = sha256
    }
  }

  /// One simulation's part.
  package struct Simulation: Sendable, Hashable {
    package var digest: String
    package var counters: [Int64]

    package init(digest: String, counters: [Int64]) {
      self.digest = digest
      self.counters = counters
    }
  }

  /// What was asked, of which model, by which program.
  public var origin: Origin
  /// The model's folder as it was named.
  public var folder: String
  /// Provider and version of LAPACK: why two machines' posteriors may differ.
  public var lapack: String
  /// Which part this is.
  public var shard: Shard
  package var simulations: [Simulation]

  /// - Parameter shard: A finished one.
  public init(origin: Origin, folder: String, lapack: String, of shard: ShardSimulation) {
    self.origin = origin
    self.folder = folder
    self.lapack = lapack
    self.shard = shard.shard
    simulations = shard.finished
  }

  static let name = "outturn.partial/"
  static let version = 1

  /// The JSON line of the file.
  private struct Head: Codable {
    struct Part: Codable {
      var digest: String
      var counters: Int
      var bytes: Int
    }
    var origin: Origin
    var folder: String
    var lapack: String
    var shard: Shard
    var simulations: [Part]
  }

  /// The file's bytes.
  public var bytes: [UInt8] {
    let bodies = simulations.map { CounterCoding.bytes($0.counters) }
    let head = Head(
      origin: origin, folder: folder, lapack: lapack, shard: shard,
      simulations: zip(simulations, bodies).map {
        Head.Part(digest: $0.digest, counters: $0.counters.count, bytes: $1.count)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(head) else {
      preconditionFailure("strings and whole numbers are always encoded")
    }
    var bytes = Array("\(Self.name)\(Self.version)\n".utf8) + line + [Self.lineFeed]
    for body in bodies { bytes += body }
    return bytes + "\(SHA256.hexadecimal(of: bytes))\n".utf8
  }

  /// Reads a file's bytes.
  ///
  /// - Throws: ``PartialRefusal``.
  init(bytes: [UInt8]) throws(PartialRefusal) {
    let mark = Array(Self.name.utf8)
    guard bytes.starts(with: mark) else {
      throw mark.starts(with: bytes) ? .truncated : .foreign
    }
    guard let lineEnd = bytes.firstIndex(of: Self.lineFeed) else { throw .truncated }
    let written = String(decoding: bytes[mark.count..<lineEnd], as: UTF8.self)
    guard let version = Int(written), version >= 1 else { throw .foreign }
    guard version == Self.version else { throw .futureVersion(version) }
    let headStart = lineEnd + 1
    guard let headEnd = bytes[headStart...].firstIndex(of: Self.lineFeed) else { throw .truncated }
    let checksum = Self.checksumLength
    guard
      let head = try? JSONDecoder().decode(Head.self, from: Data(bytes[headStart..<headEnd]))
    else { throw .corrupt }
    var expected = headEnd + 1 + checksum
    for part in head.simulations {
      guard 0...(1 << 40) ~= part.bytes, 0...(1 << 40) ~= part.counters else { throw .corrupt }
      expected += part.bytes
    }
    guard bytes.count >= expected else { throw .truncated }
    guard bytes.count == expected,
      Array(bytes[(expected - checksum)...])
        == Array("\(SHA256.hexadecimal(of: bytes[..<(expected - checksum)]))\n".utf8),
      Shard(number: head.shard.number, count: head.shard.count) != nil
    else { throw .corrupt }
    origin = head.origin
    folder = head.folder
    lapack = head.lapack
    shard = head.shard
    simulations = []
    var start = headEnd + 1
    for part in head.simulations {
      let end = start + part.bytes
      guard let counters = CounterCoding.counters(bytes[start..<end], count: part.counters) else {
        throw .corrupt
      }
      simulations.append(Simulation(digest: part.digest, counters: counters))
      start = end
    }
  }

  private static let lineFeed = UInt8(ascii: "\n")
  /// Digits of a SHA-256 and a line feed.
  private static let checksumLength = 65
}

/// Why bytes are not what this program reads: never written by it, by a later one, cut short, or with
/// another checksum.
public enum PartialRefusal: Error, Sendable, Hashable {
  case foreign, futureVersion(Int), truncated, corrupt

  /// What is said of the file.
  public var reason: LocalizedText {
    switch self {
    case .foreign:
      LocalizedText(zhHans: "不是 outturn 写的文件", en: "was not written by outturn")
    case .futureVersion(let version):
      LocalizedText(
        zhHans: "的格式为第 \(version) 版，本程序只能读第 \(Partial.version) 版",
        en: "has form \(version); this program reads form \(Partial.version)")
    case .truncated: LocalizedText(zhHans: "不完整，末尾缺失", en: "is cut short")
    case .corrupt: LocalizedText(zhHans: "已损坏，校验和不符", en: "is damaged: its checksum fails")
    }
  }
}
