internal import Outturn

/// The command as it was typed, for a report that says how to make it again.
enum CommandLineText {
  /// `outturn report Models/lingling-2026 --seed 7 --output report.html`, with quotes where a shell
  /// needs them. Where the result went and its language are left out, so that the same report says
  /// the same wherever it is made again.
  static func typed(_ arguments: [String] = CommandLine.arguments) -> String {
    var words = ResultManifest.withoutOutput(Array(arguments.dropFirst()))
    words.removeAll { $0.hasPrefix("--language=") }
    if let place = words.firstIndex(of: "--language") {
      words.removeSubrange(place..<min(place + 2, words.count))
    }
    return (["outturn"] + words.map(quoted) + ["--output", "report.html"]).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy {
      $0.isLetter || $0.isNumber || "-_./=@:,+%".contains($0)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
