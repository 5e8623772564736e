internal import ArgumentParser
internal import Outturn

struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "列出数据、来源和各次公布数 / data and their sources")

  @OptionGroup var model: ModelArgument
  @OptionGroup var output: OutputOptions

  func run() throws {
    let document = try model.load(output).describe()
    try output.write(document, modelPath: model.model)
  }
}
