internal import Foundation

/// Whether what is written is seen on a terminal that shows colours, by a person who wants them.
enum TerminalColour {
  /// - Parameter arguments: Of the command line, for what is said before its options are read.
  static func isWanted(
    on file: FileHandle, arguments: [String] = CommandLine.arguments,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> Bool {
    isatty(file.fileDescriptor) == 1 && !arguments.contains("--no-color")
      && environment["NO_COLOR"]?.isEmpty ?? true && environment["TERM"] != "dumb"
  }
}
