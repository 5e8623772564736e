internal import ArgumentParser
private import Foundation
internal import Outturn

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "JSON 结果的格式定义 / JSON Schema of an output",
    discussion: """
      JSON Schema（2020-12），写在屏幕上，对应该命令 --format json 的结果。
      JSON Schema 2020-12 of what a verb writes with --format json.

      例 Example:
        outturn schema probability > probability.schema.json
      """)

  @Argument(
    help: "命令 / verb: init, check, describe, fit, …", completion: Choice.completion(Verb.self),
    transform: { try Choice.value($0, of: "schema") })
  var verb: Verb

  func run() {
    FileHandle.standardOutput.write(Data(DocumentSchema.text(of: verb).utf8))
  }
}
