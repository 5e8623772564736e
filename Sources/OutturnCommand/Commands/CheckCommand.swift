internal import ArgumentParser
internal import Outturn

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查文件和数据，核对计划的数字 / audit files and plan",
    discussion: "只做算术，不用模型。\nArithmetic only, no model.")

  @OptionGroup var model: ModelArgument
  @OptionGroup var output: OutputOptions

  func run() throws {
    let document = try model.load(output).check()
    try output.write(document, modelPath: model.model)
  }
}
