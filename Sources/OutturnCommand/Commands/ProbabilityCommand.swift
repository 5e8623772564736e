internal import ArgumentParser
internal import Outturn

struct ProbabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probability",
    abstract: "各项目标和全部目标的达成概率 / odds of the targets",
    discussion: """
      不写目标时判断计划的全部目标；也可以用 --indicator 或 --target 给一个。
      Every target of the plan, or one given here with --indicator or --target.
      """)

  @OptionGroup var model: ModelArgument

  @Option(help: "指标 / series to judge")
  var indicator: String?

  @Option(parsing: .unconditional, help: "增速目标，% / growth of at least")
  var growth: String?

  @Option(parsing: .unconditional, help: "总量目标 / level of at least")
  var level: String?

  @Option(name: .customLong("in"), parsing: .unconditional, help: "年份 / year")
  var year: Int?

  @Option(
    parsing: .unconditionalSingleValue,
    help: "条件，如 'gdp.growth[2026] >= 5.5' / a condition")
  var target: [String] = []

  @Option(help: "按 exact 还是 published 判断 / rounding")
  var rounding: RoundingChoice = .exact

  @Option(parsing: .unconditional, help: "低于此概率时退出码为 3 / exit 3 below")
  var failBelow: Double?

  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  enum RoundingChoice: String, CaseIterable, ExpressibleByArgument {
    case exact, published
  }

  func validate() throws {
    if indicator == nil && (growth != nil || level != nil || year != nil) {
      throw ValidationError(
        "--growth、--level、--in 要与 --indicator 一起用 (they go with --indicator)")
    }
    if indicator != nil && (growth == nil) == (level == nil) {
      throw ValidationError(
        "--indicator 要与 --growth 或 --level 之一一起用 (one of --growth and --level)")
    }
    if indicator != nil && !target.isEmpty {
      throw ValidationError("--indicator 与 --target 只用一种 (use one of them)")
    }
    if let failBelow, !(0...1 ~= failBelow) {
      throw ValidationError("--fail-below 要 0 到 1 之间的概率 (a probability, 0 to 1): \(failBelow)")
    }
  }

  func run() throws {
    let project = try scenarios.origin(of: model.load(output), output)
    var options = ForecastOptions()
    sampling.apply(to: &options)
    options.rounding = rounding == .published ? .published : .exact
    try scenarios.apply(to: &options, in: project, output)
    let request = ProbabilityRequest(
      question: try question(in: project),
      scenario: try scenarios.scenarios(in: project, output).last!)
    let document: ProbabilityDocument
    do {
      document = try project.fit(options).probability(request)
    } catch {
      throw output.exit(error)
    }
    try output.write(document, modelPath: model.model)
    if let failBelow, let answer = document.headlineProbability, answer < failBelow {
      throw ExitCode(ExitStatus.belowThreshold.rawValue)
    }
  }

  private func question(in project: Outturn.Project) throws -> ProbabilityRequest.Question {
    if let indicator {
      let (measure, text, option): (Measure, String, String) =
        growth.map { (.growth, $0, "--growth") } ?? (.level, level ?? "", "--level")
      let threshold = try output.parsing { () throws(Diagnostic) in
        try OptionText.figure(text, option: option)
      }
      return .single(series: indicator, measure: measure, threshold: threshold, year: year)
    }
    if target.isEmpty { return .plan }
    return .expressions(
      try target.map { text in
        try output.parsing { () throws(Diagnostic) in
          try OptionText.condition(
            text,
            names: project.model.plan.indicators.map(\.id)
              + project.model.specification.modelled, in: project.model.specification)
        }
      })
  }
}
