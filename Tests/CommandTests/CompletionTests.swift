import Foundation
import Testing

@Suite("Shell completion")
struct CompletionTests {
  private static let cases: [(words: [String], offered: [String])] = [
    (["prob"], ["probability"]),
    (["sche"], ["schema"]),
    (["probability", "--sam"], ["--sampler"]),
    (["probability", "--format", "js"], ["json"]),
    (["probability", "--rounding", "p"], ["published"]),
    (["describe", "--encoding", "g"], ["gb18030"]),
    (["schema", "rep"], ["report"]),
  ]

  @Test("in bash offers verbs, options and what an option can be", arguments: cases)
  func bash(words: [String], offered: [String]) throws {
    let script = try BuiltCommand.run(["--generate-completion-script", "bash"])
    #expect(script.status == 0)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments =
      [
        "-c",
        script.output + """

          COMP_WORDS=(outturn "$@") COMP_CWORD=$# COMP_LINE="outturn $*"
          COMP_POINT=${#COMP_LINE} COMPREPLY=()
          _outturn outturn "${COMP_WORDS[$#]}" "${COMP_WORDS[$# - 1]}"
          printf '%s\\n' "${COMPREPLY[@]}"
          """, "bash",
      ] + words
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(
      String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init) == offered)
  }

  @Test("is written for the three usual shells", arguments: ["bash", "zsh", "fish"])
  func shells(shell: String) throws {
    let script = try BuiltCommand.run(["--generate-completion-script", shell])
    #expect(script.status == 0)
    for word in ["probability", "antithetic", "gb18030"] {
      #expect(script.output.contains(word), "\(word) for \(shell)")
    }
  }
}
