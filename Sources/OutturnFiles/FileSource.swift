internal import Foundation
import OutturnSeries

/// What was found where a file should be.
struct FileSource {
  /// The text; nil when the log was told why there is none.
  var text: SourceText?
  /// The bytes, where there is a file that can be read.
  var bytes: [UInt8]?
  var isMissing = false

  /// Reads a file; tells the log when it is missing, a folder, closed to us, no text, or empty.
  static func read(
    _ file: String, kind: LocalizedText, remedy: LocalizedText, log: DiagnosticLog
  ) -> FileSource {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
      log.report(FileRule.missing(kind, remedy: remedy), at: .file)
      return FileSource(isMissing: true)
    }
    guard !isFolder.boolValue else {
      log.report(FileRule.isFolder, at: .file)
      return FileSource()
    }
    guard let data = FileManager.default.contents(atPath: file) else {
      log.report(FileRule.unreadable, at: .file)
      return FileSource()
    }
    let bytes = [UInt8](data)
    do {
      let text = try SourceText(bytes: bytes)
      if !text.isBlank { return FileSource(text: text, bytes: bytes) }
      log.report(FileRule.empty, at: .file)
    } catch {
      log.report(FileRule.notText(error), at: .file)
    }
    return FileSource(bytes: bytes)
  }
}
