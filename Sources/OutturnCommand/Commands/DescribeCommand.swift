internal import ArgumentParser
internal import Outturn

struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "列出数据、来源和各次公布数 / data and their sources",
    discussion: """
      --format xlsx 写出的工作簿里有计划、历史数据、情景和模型几张表，改好后可用 init --from 读回。
      A workbook of --format xlsx holds plan, history, scenarios and model as sheets to edit; init
      --from makes a model of it again.

      例 Examples:
        outturn describe Models/lingling-2026
        outturn describe Models/lingling-2026 --format xlsx --output start.xlsx
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup var output: OutputOptions

  func run() throws {
    let project = try model.load(output)
    let document = project.describe()
    guard output.format == .xlsx else {
      return try output.write(document, modelPath: model.model)
    }
    try output.writeWorkbook(of: document) { () throws(ReportingError) in
      try project.workbook(document, language: output.readerLanguage, digits: output.digits)
    }
  }
}
