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
    switch output.format {
    case .text: try output.write(output.renderer(modelPath: model.model).text(document))
    case .json: try output.write(JSONRenderer().text(document))
    case .csv: try output.write(CSVRenderer().text(document))
    }
  }
}
