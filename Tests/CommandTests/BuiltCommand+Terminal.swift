import Foundation

extension BuiltCommand {
  /// What the command shows on a terminal of its own, which `script` makes.
  static func shown(_ words: String, _ environment: [String: String] = [:]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = ["-qec", "'\(binary.path)' \(words)", "/dev/null"]
    process.currentDirectoryURL = repository
    process.environment = ["LANG": "en_US.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm"]
      .merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
