internal import ArgumentParser
internal import Outturn

struct ProbabilityCommand: ShardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "probability",
    abstract: "各项目标和全部目标的达成概率 / odds of the targets",
    discussion: """
      不写目标时判断计划的全部目标；也可以用 --indicator 或 --target 给一个。
      Every target of the plan, or one given here with --indicator or --target.
      """)

  @OptionGroup var model: ModelArgument

  @OptionGroup var question: TargetOptions

  @Option(parsing: .unconditional, help: "低于此概率时退出码为 3 / exit 3 below")
  var failBelow: Double?

  @Flag(
    name: .customLong("managed-to-target"),
    help: "另给出按“凑足目标”调整后的概率 / odds if figures are managed to targets")
  var isManaged = false

  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var sharding: ShardOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let failBelow, !(0...1 ~= failBelow) {
      throw ValidationError("--fail-below 要 0 到 1 之间的概率 (a probability, 0 to 1): \(failBelow)")
    }
  }

  func run() throws {
    try runSharded()
  }

  func question(in project: Project, _ options: inout ForecastOptions) throws -> PathQuestion {
    options.rounding = question.rounding == .published ? .published : .exact
    var request = ProbabilityRequest(
      question: try question.question(in: project, output),
      scenario: try scenarios.scenarios(in: project, output).last!)
    request.isManaged = isManaged
    return .probability(request)
  }

  func finish(_ document: any RenderedDocument) throws {
    if let failBelow, let document = document as? ProbabilityDocument,
      let answer = document.headlineProbability, answer < failBelow
    {
      throw ExitCode(ExitStatus.belowThreshold.rawValue)
    }
  }
}
