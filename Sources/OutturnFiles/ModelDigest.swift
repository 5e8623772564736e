/// Names the exact content of a model, so that a result can be traced to its inputs.
public enum ModelDigest {
  /// SHA-256 over the names and bytes of files, as 64 hexadecimal digits.
  ///
  /// Files are taken in the order of their names' UTF-8 bytes, whatever order they come in. Each
  /// adds its name, a zero byte, its length in decimal, a line feed and its bytes, so that no
  /// byte can move from one file to the next without a trace.
  /// - Parameter files: Names relative to the model folder, with `/` between folders.
  public static func sha256(of files: [ModelFile]) -> String {
    var hash = SHA256()
    for file in files.sorted(by: { Array($0.name.utf8).lexicographicallyPrecedes($1.name.utf8) }) {
      hash.update(file.name.utf8)
      hash.update([0])
      hash.update("\(file.bytes.count)\n".utf8)
      hash.update(file.bytes)
    }
    return hash.hexadecimal()
  }
}

/// One file of a model, as it was read.
public struct ModelFile: Sendable, Hashable {
  /// Relative to the model folder, with `/` between folders: `data/history.csv`.
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
