internal import ArgumentParser
internal import Outturn

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "新建模型文件夹，可从报告或工作簿读出 / new model folder",
    discussion: """
      例 Examples:
        outturn init 我的区
        outturn init 我的区 --from 计划报告.txt
        outturn describe 我的区 --format xlsx --output 我的区.xlsx
        outturn init 新的区 --from 我的区.xlsx
      """)

  @Argument(help: "要新建的文件夹 / folder to make")
  var folder: String

  @Option(help: "中文计划报告（.txt）或工作簿（.xlsx） / Chinese plan report or workbook")
  var from: String?

  @Option(help: "地区名称；默认取自报告 / region's name")
  var region: String?

  @Option(help: "计划年份；默认取自报告 / year of the plan")
  var year: Int?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let from, ModelFolder.isWorkbook(from) { try output.needWorkbooks() }
    if let year, !(2013...2099).contains(year) {
      throw ValidationError("--year 要 2013 到 2099 的年份 (a year from 2013 to 2099): \(year)")
    }
    if let region, region.isEmpty {
      throw ValidationError("--region 不能是空的 (must not be empty)")
    }
  }

  func run() throws {
    let presenter = ErrorPresenter(language: output.readerLanguage)
    do {
      let document = try Project.create(at: folder, report: from, region: region, year: year)
      try output.write(document, modelPath: folder)
    } catch let failure as LoadFailure {
      presenter.present(failure.diagnostics)
      throw ExitCode((failure.isFileMissing ? ExitStatus.noInput : .data).rawValue)
    } catch let failure as ModelFolder.CreateFailure {
      presenter.present(message: failure.message, help: failure.help)
      throw ExitCode(ExitStatus.cannotCreate.rawValue)
    }
  }
}

extension ModelFolder.CreateFailure {
  fileprivate var message: LocalizedText {
    switch self {
    case .exists(let path):
      LocalizedText(
        zhHans: "“\(path)”已经有内容，没有改动它", en: "\"\(path)\" is not empty and was left as it is")
    case .notWritable(let path):
      LocalizedText(zhHans: "无法写入“\(path)”", en: "\"\(path)\" cannot be written")
    }
  }

  fileprivate var help: LocalizedText {
    switch self {
    case .exists:
      LocalizedText(zhHans: "请换一个新的文件夹名", en: "name a folder that is not there yet")
    case .notWritable:
      LocalizedText(
        zhHans: "请检查上一级文件夹是否存在、是否有写入权限、磁盘是否已满",
        en:
          "check that the folder above exists, that you may write to it, and that the disk has room"
      )
    }
  }
}
