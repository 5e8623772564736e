internal import ArgumentParser
internal import Outturn

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "计入年内累计数，更新达成概率 / the year so far",
    discussion: """
      输入年初累计增速，得到新的达成概率和余下时间需要的增速。
      Growth so far in; the new odds and what the rest of the year takes out.
      """)

  @OptionGroup var model: ModelArgument

  @Option(
    parsing: .unconditionalSingleValue,
    help: "年初累计增速，如 gdp@2026Q2=5.1，或 CSV 文件，可重复 / growth so far, or a CSV file")
  var ytd: [String] = []

  @OptionGroup var question: TargetOptions
  @OptionGroup var scenarios: ScenarioOptions
  @OptionGroup var sampling: SamplingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let project = try scenarios.origin(of: model.load(output), output, withinYear: true)
    var options = ForecastOptions()
    sampling.apply(to: &options)
    options.simulation = output.watchedSimulation
    options.rounding = question.rounding == .published ? .published : .exact
    try scenarios.apply(to: &options, in: project, output)
    let asOf = scenarios.asOf.flatMap { $0.frequency == .annual ? nil : $0 }
    let request = UpdateRequest(
      question: try question.question(in: project, output),
      scenario: try scenarios.scenarios(in: project, output).last!,
      releases: try releases(in: project), asOf: asOf)
    let document: UpdateDocument
    do {
      document = try project.fit(options).update(request)
    } catch {
      throw output.exit(error)
    }
    try output.write(document, modelPath: model.model)
  }

  /// From the line and from files, in that order.
  private func releases(in project: Project) throws -> [Release] {
    var releases: [Release] = []
    for text in ytd {
      guard text.contains("=") else {
        do {
          releases += try ReleaseFile.load(at: text, in: project.model.specification)
        } catch {
          ErrorPresenter(language: output.readerLanguage).present(error.diagnostics)
          throw ExitCode((error.isFileMissing ? ExitStatus.noInput : .data).rawValue)
        }
        continue
      }
      releases.append(
        try output.parsing { () throws(Diagnostic) in
          try OptionText.release(text, in: project.model.specification)
        })
      output.warn(ofShare: releases[releases.count - 1].growth.value, in: text, "--ytd")
    }
    try output.parsing { () throws(Diagnostic) in try OptionText.checkReleases(releases) }
    return releases
  }
}
