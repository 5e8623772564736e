private import Foundation

/// A file of reference values, `Reference/<name>.json` beside the test that reads it.
package enum ReferenceFile {
  /// The contents of a reference file.
  ///
  /// - Parameter test: The file of the test.
  /// - Throws: What reading or decoding throws.
  package static func read<Contents: Decodable>(
    _ name: String, as type: Contents.Type = Contents.self, beside test: String = #filePath
  ) throws -> Contents {
    let file = URL(filePath: test).deletingLastPathComponent()
      .appending(path: "Reference/\(name).json")
    return try JSONDecoder().decode(type, from: Data(contentsOf: file))
  }
}
