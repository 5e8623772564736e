import Foundation

/// A folder that is not there yet; removed with this object.
final class ResultFolder {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("outturn-\(UUID().uuidString)").path

  deinit { clear() }

  func clear() { try? FileManager.default.removeItem(atPath: path) }

  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  /// Every file below by name.
  func everything() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      if let data = try? bytes(name) { files[name] = data }
    }
    return files
  }
}
