internal import ArgumentParser
internal import Outturn

struct ProjectCommand: ShardedCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "各情景下的增速和总量 / growth paths by scenario",
    discussion: """
      假设 (--assume) 移动一项指标的中心，离散程度和联动关系不变。
      An assumption moves the centre of a series; its spread and its links to the others stay.
      条件 (--condition) 说的是已知的结果，只保留与它相符的未来，离散程度随之缩小。写法：
      gdp@2026=5.5、gdp@2026=5.5+-0.3、gdp@2026=5.5+0.2-0.5、'gdp@2026>=5.5'、
      'sum(gdp@2026..2028)=16'。
      A condition is knowledge of an outcome: only futures that agree with it are kept, so spreads
      shrink. Forms: a value, a mean with its standard deviation (or one above and one below), a
      bound, and any of these for a sum.
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var sharding: ShardOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try runSharded()
  }

  func question(in project: Project, _ options: inout ForecastOptions) throws -> PathQuestion {
    .projection(try scenarios.scenarios(in: project, output))
  }
}
