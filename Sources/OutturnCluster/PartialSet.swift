public import OutturnFiles
internal import OutturnSeries
private import Foundation

/// The partials of one simulation: every shard once.
public struct PartialSet: Sendable {
  /// In order of the shards.
  private let partials: [Partial]

  /// What was asked, of which model, by which program.
  public var origin: Partial.Origin { partials[0].origin }
  /// The model's folder as it was named when the first shard was computed.
  public var folder: String { partials[0].folder }
  /// LAPACK on the machine of the first shard.
  public var lapack: String { partials[0].lapack }

  /// What answers in place of a simulation.
  public var simulation: MergedSimulation { MergedSimulation(partials) }

  /// Reads and checks partials, in any order.
  ///
  /// - Parameter version: Of this program; partials of another one are refused.
  /// - Throws: ``LoadFailure`` with everything that is wrong in any of the files: none at all, not
  ///   there, foreign, of a later form, cut short, damaged, of another program, of another question,
  ///   of another model, from a posterior of other digits, twice the same shard, or missing shards.
  public init(files: [String], version: String) throws(LoadFailure) {
    var log: [Diagnostic] = []
    var isMissing = false
    var read: [(file: String, partial: Partial)] = []
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else {
        log.append(PartialRule.missing(file))
        isMissing = true
        continue
      }
      do throws(PartialRefusal) {
        read.append((file, try Partial(bytes: Array(data))))
      } catch {
        log.append(PartialRule.refused(error, file: file))
      }
    }
    if let first = read.first {
      for (file, partial) in read {
        if let complaint = Self.mismatch(partial, first, file: file, version: version) {
          log.append(complaint)
        }
      }
      if log.isEmpty { log += Self.completeness(read) }
    } else if log.isEmpty {
      log.append(PartialRule.none)
    }
    guard log.isEmpty else {
      throw LoadFailure(diagnostics: log, isFileMissing: isMissing)
    }
    partials = read.map(\.partial).sorted { $0.shard.number < $1.shard.number }
  }

  private static func mismatch(
    _ partial: Partial, _ first: (file: String, partial: Partial), file: String, version: String
  ) -> Diagnostic? {
    let reference = first.partial
    if partial.origin.outturn != version {
      return PartialRule.otherProgram(partial.origin.outturn, here: version, file: file)
    }
    if partial.origin.model != reference.origin.model
      || partial.origin.sha256 != reference.origin.sha256
    {
      return PartialRule.otherModel(partial.origin, reference.origin, file: file, first: first.file)
    }
    if partial.origin.words != reference.origin.words {
      return PartialRule.otherQuestion(
        partial.origin.words, reference.origin.words, file: file, first: first.file)
    }
    if partial.shard.count != reference.shard.count {
      return PartialRule.otherCount(partial.shard, reference.shard, file: file, first: first.file)
    }
    if partial.simulations.map(\.digest) != reference.simulations.map(\.digest) {
      return PartialRule.otherPosterior(
        partial.lapack, reference.lapack, file: file, first: first.file)
    }
    return nil
  }

  private static func completeness(_ read: [(file: String, partial: Partial)]) -> [Diagnostic] {
    var owner: [Int: String] = [:]
    var log: [Diagnostic] = []
    for (file, partial) in read {
      if let other = owner[partial.shard.number] {
        log.append(PartialRule.twice(partial.shard, file: file, other: other))
      }
      owner[partial.shard.number] = file
    }
    let count = read[0].partial.shard.count
    let missing = (1...count).filter { owner[$0] == nil }
    if !missing.isEmpty {
      log.append(PartialRule.incomplete(missing, count: count, file: read[0].file))
    }
    return log
  }
}
