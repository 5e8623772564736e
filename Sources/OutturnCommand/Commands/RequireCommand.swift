internal import ArgumentParser
internal import Outturn

struct RequireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "require",
    abstract: "要实现目标须具备什么 / what targets need",
    discussion: """
      不写目标时看计划的全部主要目标；也可以用 --indicator 或 --target 给出。
      The plan's headline targets together, or those given here with --indicator or --target.
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup var question: TargetOptions

  @Option(help: "可以调动的指标，如 industry,retail / series to move")
  var levers: String?

  @Option(parsing: .unconditional, help: "要把概率提高到多少 / probability wanted")
  var probability: Double = RequirementRequest.usualProbability

  @Option(help: "两项指标的等概率组合，如 gdp,retail / trade-off of two")
  var frontier: String?

  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(0 < probability && probability < 1) {
      throw ValidationError(
        "--probability 要在 0 与 1 之间 (between 0 and 1): \(probability)")
    }
    if let frontier, Self.names(frontier).count != 2 {
      throw ValidationError("--frontier 要两项指标，如 gdp,retail (two series): \(frontier)")
    }
    if let levers, Self.names(levers).isEmpty {
      throw ValidationError("--levers 要指标名，如 industry,retail (names of series): \(levers)")
    }
  }

  func run() throws {
    let project = try scenarios.origin(of: model.load(output), output)
    var options = ForecastOptions()
    sampling.apply(to: &options)
    options.simulation = output.watchedSimulation
    options.rounding = question.rounding == .published ? .published : .exact
    try scenarios.apply(to: &options, in: project, output)
    let pair = frontier.map(Self.names)
    let request = RequirementRequest(
      question: try question.question(in: project, output),
      scenario: try scenarios.scenarios(in: project, output).last!, levers: levers.map(Self.names),
      probability: probability, frontier: pair.map { ($0[0], $0[1]) })
    let document: RequireDocument
    do {
      try project.need(series: (request.levers ?? []) + (pair ?? []))
      document = try project.fit(options).requirement(request)
    } catch {
      throw output.exit(error)
    }
    try output.write(document, modelPath: model.model)
  }

  private static func names(_ text: String) -> [String] {
    text.split(separator: ",").map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
