import Foundation

/// The built command, run as a person runs it.
struct BuiltCommand {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// Standard output as one JSON object.
    var json: [String: Any] {
      get throws {
        let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return object as? [String: Any] ?? [:]
      }
    }
  }

  /// The repository's top folder.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The binary beside the running test bundle.
  static let binary = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("outturn")

  static let lingling = "Models/lingling-2026"

  /// Runs the command in the repository's top folder.
  ///
  /// - Parameters:
  ///   - language: Of the environment, as `LANG` says it.
  ///   - environment: Further variables, which win.
  static func run(
    _ arguments: [String], language: String = "en_US.UTF-8", in folder: URL = repository,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["LANG": language, "PATH": "/usr/bin:/bin"]
      .merging(environment) { $1 }
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Standard error is short; reading standard output first cannot block on it.
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    let errorData = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
      errors: String(decoding: errorData, as: UTF8.self))
  }
}

extension BuiltCommand {
  /// Starts the command and kills it with `timeout`.
  ///
  /// - Returns: Whether it was still running.
  static func killed(_ arguments: [String], after seconds: String) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["-s", "KILL", seconds, binary.path] + arguments
    process.currentDirectoryURL = repository
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal || process.terminationStatus == 137
  }
}

/// A copy of Lingling's folder that a test may spoil; removed when the test is done with it.
final class ModelCopy {
  let folder: URL

  init() throws {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("outturn-\(UUID().uuidString)")
    try FileManager.default.copyItem(
      at: BuiltCommand.repository.appendingPathComponent(BuiltCommand.lingling), to: place)
    folder = place
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.path }

  /// Replaces text in one of the files; the text must be there.
  func replace(_ old: String, by new: String, in file: String) throws {
    let place = folder.appendingPathComponent(file)
    let text = try String(contentsOf: place, encoding: .utf8)
    guard text.contains(old) else {
      throw CocoaError(.fileReadCorruptFile, userInfo: [NSFilePathErrorKey: "\(file): \(old)"])
    }
    try text.replacing(old, with: new, maxReplacements: 1)
      .write(to: place, atomically: true, encoding: .utf8)
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(file))
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(at: folder.appendingPathComponent(file))
  }
}
