private import Foundation
public import OutturnPlanning

/// `record.json` of a model folder: optional, made by `outturn backtest --record`, no part of the
/// model's digest.
public enum AttainmentRecordFile {
  public static let name = "record.json"

  /// What a folder holds.
  ///
  /// - Returns: nil without a file; a warning in place of a record that cannot be read.
  static func read(in folder: String) -> (record: AttainmentRecord?, warnings: [Diagnostic]) {
    let path = "\(folder)/\(name)"
    guard let data = FileManager.default.contents(atPath: path) else { return (nil, []) }
    let record = try? JSONDecoder().decode(AttainmentRecord.self, from: data)
    if let record, record.schema == AttainmentRecord.currentSchema { return (record, []) }
    let log = DiagnosticLog(file: path)
    log.report(DataNoteRule.unreadableRecord, at: .file)
    return (nil, log.diagnostics)
  }

  /// The record as the file has it: keys in order, one line end at the end.
  ///
  /// - Throws: What encoding throws, for numbers that are not finite.
  public static func text(_ record: AttainmentRecord) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(record), as: UTF8.self) + "\n"
  }
}
