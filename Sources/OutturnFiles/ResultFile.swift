private import Foundation
private import OutturnSeries

/// A document of the command as an earlier run wrote it with `--format json`.
public struct ResultFile: Sendable {
  /// As it was named.
  public var path: String
  /// Such as `outturn.probability/1`.
  public var schema: String
  public var document: JSONValue

  /// The verb in the schema's name: `probability`.
  public var verb: String {
    String(schema.dropFirst("outturn.".count).prefix { $0 != "/" })
  }

  /// Reads a result.
  ///
  /// - Throws: ``LoadFailure`` for a file that is missing, is no JSON or no document of Outturn's.
  public static func load(at path: String) throws(LoadFailure) -> ResultFile {
    let log = DiagnosticLog(file: path)
    let found = FileSource.read(
      path, kind: ResultRule.kind, remedy: ResultRule.remedy, log: log)
    if let bytes = found.bytes, found.text != nil {
      if let document = JSONValue(bytes) {
        if let schema = document["schema"]?.text, schema.hasPrefix("outturn.") {
          return ResultFile(path: path, schema: schema, document: document)
        }
        log.report(ResultRule.noSchema, at: .file)
      } else {
        log.report(ResultRule.notJSON, at: .file)
      }
    }
    throw LoadFailure(diagnostics: log.diagnostics, isFileMissing: found.isMissing)
  }
}
