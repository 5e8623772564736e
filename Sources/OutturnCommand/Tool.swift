internal import ArgumentParser
private import Foundation
internal import Outturn

/// The command: one verb a subcommand.
struct Tool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outturn",
    abstract: "预测增长，估计年度目标的达成概率 / odds of a growth plan",
    discussion: """
      例 Examples:
        outturn probability Models/lingling-2026
        outturn probability Models/lingling-2026 --indicator gdp --growth 5.5 --in 2026
        outturn project Models/lingling-2026 --scenario baseline --scenario plan
        outturn check Models/lingling-2026
        outturn report Models/lingling-2026 --output report.html
      """,
    version: Version.current,
    groupedSubcommands: [
      CommandGroup(
        name: "模型 MODEL:",
        subcommands: [InitCommand.self, CheckCommand.self, DescribeCommand.self]),
      CommandGroup(name: "估计 ESTIMATE:", subcommands: [FitCommand.self, SelfTestCommand.self]),
      CommandGroup(
        name: "预测 PROJECT:",
        subcommands: [
          ProjectCommand.self, ProbabilityCommand.self, RequireCommand.self, UpdateCommand.self,
        ]),
      CommandGroup(
        name: "评判 JUDGE:",
        subcommands: [
          BacktestCommand.self, CompareCommand.self, RerunCommand.self, ReportCommand.self,
        ]),
      CommandGroup(
        name: "规模 SCALE:",
        subcommands: [BenchCommand.self, BatchCommand.self, MergeCommand.self, SchemaCommand.self]),
    ])
}

@main
enum EntryPoint {
  static func main() {
    Interruption.watch(language: Language.detected(in: ProcessInfo.processInfo.environment))
    let arguments = Array(CommandLine.arguments.dropFirst())
    let verb = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
    if let verb, let message = Self.unknownVerb(verb) {
      FileHandle.standardError.write(Data(message.utf8))
      exit(ExitStatus.usage.rawValue)
    }
    Tool.main(arguments)
  }

  /// What to say when the first word is neither a verb nor an option; nil when it is.
  private static func unknownVerb(_ word: String) -> String? {
    let verbs = Verb.allCases.map(\.rawValue) + ["merge", "schema"]
    guard !word.hasPrefix("-"), !verbs.contains(word), word != "help" else { return nil }
    let language = Language.detected(in: ProcessInfo.processInfo.environment)
    let guess = NameSuggestion.nearest(to: word, in: verbs)
    let text = LocalizedText(
      zhHans: "错误: 没有命令“\(word)”\n"
        + (guess.map { "  是不是 outturn \($0)？\n" } ?? "")
        + "  可用：\(verbs.joined(separator: "、"))；outturn --help 有例子\n",
      en: "error: no verb \"\(word)\"\n"
        + (guess.map { "  did you mean outturn \($0)?\n" } ?? "")
        + "  known: \(verbs.joined(separator: ", ")); outturn --help has examples\n")
    return text[language]
  }
}
