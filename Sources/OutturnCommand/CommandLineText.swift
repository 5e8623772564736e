/// The command as it was typed, for a report that says how to make it again.
enum CommandLineText {
  /// `outturn report Models/lingling-2026 --seed 7`, with quotes where a shell needs them.
  static func typed(_ arguments: [String] = CommandLine.arguments) -> String {
    (["outturn"] + arguments.dropFirst().map(quoted)).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy {
      $0.isLetter || $0.isNumber || "-_./=@:,+%".contains($0)
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
