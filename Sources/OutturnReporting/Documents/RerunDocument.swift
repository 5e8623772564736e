/// Whether a result comes out again as it was: the answer of `rerun`.
public struct RerunDocument: Document {
  public static let verb = Verb.rerun

  /// What the result's file holds now.
  public enum FileState: String, Sendable, Hashable, Encodable {
    /// The bytes of the manifest.
    case unchanged
    /// Other bytes.
    case changed
    case missing
  }

  public var header: DocumentHeader
  /// As it was named.
  public var manifest: String
  /// The command that was run again, without `--output`.
  public var command: [String]
  /// True when the same bytes came out.
  public var confirmed: Bool
  /// SHA-256 of the result, in hexadecimal.
  public var expected: String
  public var found: String
  public var file: FileState
  /// In what the two runs differ: program, library, model, inputs.
  public var circumstances: [ChangedValue]

  public init(
    header: DocumentHeader, manifest: String, command: [String], expected: String, found: String,
    file: FileState, circumstances: [ChangedValue]
  ) {
    self.header = header
    self.manifest = manifest
    self.command = command
    self.confirmed = expected == found
    self.expected = expected
    self.found = found
    self.file = file
    self.circumstances = circumstances
  }

  private enum CodingKeys: String, CodingKey {
    case manifest, command, confirmed, expected, found, file, circumstances
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(manifest, forKey: .manifest)
    try container.encode(command, forKey: .command)
    try container.encode(confirmed, forKey: .confirmed)
    try container.encode(expected, forKey: .expected)
    try container.encode(found, forKey: .found)
    try container.encode(file, forKey: .file)
    try container.encode(circumstances, forKey: .circumstances)
  }
}
