internal import ArgumentParser
private import Foundation
internal import Outturn

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "情景、模型或结果的对比 / what differs",
    discussion: """
      一个模型：比较它的各情景，第一个为准；不写 --scenario 时为全部情景与基准情景。
      几个模型：比较基准情景。两个以上 JSON 结果文件：同一命令的结果有什么不同。
      One model: its scenarios, against the first named, or all against the baseline. Several
      models: their baselines. Result files written with --format json: what changed between them.

      例 Examples:
        outturn compare Models/lingling-2026
        outturn compare Models/lingling-2026 --scenario baseline --scenario plan
        outturn compare before.json after.json
      """)

  @Argument(help: "模型文件夹或 JSON 结果文件 / models or result files")
  var items: [String] = ["."]

  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let document: CompareDocument
    if items.allSatisfy(Self.isFile) {
      document = try compareResults()
    } else if items.count == 1 {
      document = try compareScenarios()
    } else {
      document = try compareModels()
    }
    try output.write(document, modelPath: items.count == 1 ? items[0] : nil)
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists ? !isFolder.boolValue : path.hasSuffix(".json")
  }

  private func compareResults() throws -> CompareDocument {
    guard items.count > 1 else {
      throw ValidationError("要两个以上结果文件 (two result files or more): \(items[0])")
    }
    let presenter = ErrorPresenter(language: output.readerLanguage)
    do {
      return try ResultComparison.document(items.map { try ResultFile.load(at: $0) })
    } catch let failure as LoadFailure {
      presenter.present(failure.diagnostics)
      throw ExitCode((failure.isFileMissing ? ExitStatus.noInput : .data).rawValue)
    } catch let failure as ResultComparison.OtherVerb {
      presenter.present(
        message: LocalizedText(
          zhHans: "“\(failure.path)”是 \(failure.verbs[1])，第一个文件是 \(failure.verbs[0])，不能相比",
          en:
            "\"\(failure.path)\" is \(failure.verbs[1]) and the first file \(failure.verbs[0]); they cannot be compared"
        ),
        help: LocalizedText(
          zhHans: "请给出同一命令、同一版本格式的结果", en: "name results of one verb and one form"))
      throw ExitCode(ExitStatus.data.rawValue)
    }
  }

  private func compareScenarios() throws -> CompareDocument {
    let (project, options) = try project(at: items[0])
    var chosen = try scenarios.scenarios(in: project, output)
    if chosen.count == 1 {
      let only = chosen[0]
      let baseline = project.model.scenarios[0]
      chosen = only.id == baseline.id ? project.model.scenarios : [baseline, only]
    }
    guard chosen.count > 1 else {
      ErrorPresenter(language: output.readerLanguage).present(
        message: LocalizedText(
          zhHans: "“\(items[0])”只有基准情景，没有可以对比的",
          en: "\"\(items[0])\" has the baseline only; there is nothing to compare"),
        help: LocalizedText(
          zhHans: "请在 scenarios/ 加情景文件，或用 --assume、--condition 给出一个",
          en: "add a file to scenarios/, or give one with --assume or --condition"))
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    do {
      return try project.fit(options).comparison(chosen)
    } catch {
      throw output.exit(error)
    }
  }

  private func compareModels() throws -> CompareDocument {
    guard scenarios.isOnlyOfTheModel else {
      throw ValidationError(
        """
        几个模型只比较基准情景，不用 --scenario、--assume、--condition、--volatility、--tails \
        (models are compared by their baselines)
        """)
    }
    var fitted: [(name: String, project: FittedProject)] = []
    for path in items {
      let (project, options) = try project(at: path)
      do {
        fitted.append((path, try project.fit(options)))
      } catch {
        throw output.exit(error)
      }
    }
    do {
      return try FittedProject.comparison(fitted)
    } catch {
      throw output.exit(error)
    }
  }

  private func project(at path: String) throws -> (Project, ForecastOptions) {
    var model = ModelArgument()
    model.model = path
    let project = try scenarios.origin(of: model.load(output), output)
    var options = ForecastOptions()
    sampling.apply(to: &options)
    options.simulation = output.watchedSimulation
    try scenarios.apply(to: &options, in: project, output)
    return (project, options)
  }
}

extension ScenarioOptions {
  /// True when no scenario is named or made on the line.
  fileprivate var isOnlyOfTheModel: Bool {
    scenario.isEmpty && assume.isEmpty && condition.isEmpty && volatility == nil && tails == nil
  }
}
