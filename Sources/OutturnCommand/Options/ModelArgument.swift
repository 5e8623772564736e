internal import ArgumentParser
internal import Outturn

/// The model folder.
struct ModelArgument: ParsableArguments {
  @Argument(help: "模型文件夹，默认当前文件夹 / model folder")
  var model: String = "."

  /// Reads the folder, or tells everything that is wrong with it and ends the process.
  func load(_ output: OutputOptions) throws -> Project {
    do {
      return try Project(at: model)
    } catch {
      ErrorPresenter(language: output.readerLanguage).present(error.diagnostics)
      throw ExitCode((error.isFileMissing ? ExitStatus.noInput : .data).rawValue)
    }
  }
}
