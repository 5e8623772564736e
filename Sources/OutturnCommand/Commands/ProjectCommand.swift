internal import ArgumentParser
internal import Outturn

struct ProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "各情景下的增速和总量 / growth paths by scenario",
    discussion: """
      假设 (--assume) 移动一项指标的中心，离散程度和联动关系不变。
      An assumption moves the centre of a series; its spread and its links to the others stay.
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let project = try scenarios.origin(of: model.load(output), output)
    var options = ForecastOptions()
    sampling.apply(to: &options)
    try scenarios.apply(to: &options, in: project, output)
    let chosen = try scenarios.scenarios(in: project, output)
    let document: ProjectDocument
    do {
      document = try project.fit(options).projection(chosen)
    } catch {
      throw output.exit(error)
    }
    try output.write(document, modelPath: model.model)
  }
}
