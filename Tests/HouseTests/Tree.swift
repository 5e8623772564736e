import Foundation

/// The repository as the house tests read it.
struct Tree {
  /// The repository's top folder.
  let root: URL

  /// The tree that this file stands in.
  static let here = Tree(
    root: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent())

  func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// The names of the folders in a folder, in order; hidden ones are left out.
  ///
  /// An empty folder counts as none: it is not part of what is committed.
  func folders(in path: String) throws -> [String] {
    let manager = FileManager.default
    return try manager.contentsOfDirectory(atPath: root.appending(path: path).path).filter {
      guard !$0.hasPrefix(".") else { return false }
      var isFolder: ObjCBool = false
      let place = root.appending(path: "\(path)/\($0)").resolvingSymlinksInPath().path
      guard manager.fileExists(atPath: place, isDirectory: &isFolder), isFolder.boolValue else {
        return false
      }
      return try !manager.subpathsOfDirectory(atPath: place).isEmpty
    }.sorted()
  }

  /// The Swift files below a folder, as paths from the top; what a symbolic link leads to is
  /// left out, since it is listed under its own name.
  func swiftFiles(in path: String) throws -> [String] {
    let manager = FileManager.default
    return try manager.subpathsOfDirectory(atPath: root.appending(path: path).path)
      .filter { $0.hasSuffix(".swift") }
      .map { "\(path)/\($0)" }
      .filter { file in
        let place = root.appending(path: file)
        return place.resolvingSymlinksInPath().path
          == root.resolvingSymlinksInPath().appending(path: file).path
      }
      .sorted()
  }

  /// What a symbolic link leads to, as it is written; nil when the path is none.
  func destination(ofLink path: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(
      atPath: root.appending(path: path).path)
  }

  /// The Swift sources of every module, read; keyed by module.
  func modules() throws -> [String: [SwiftSource]] {
    var modules: [String: [SwiftSource]] = [:]
    for module in try folders(in: "Sources") {
      modules[module] = try swiftFiles(in: "Sources/\(module)").map {
        SwiftSource(path: $0, text: try text($0))
      }
    }
    return modules
  }
}
