internal import ArgumentParser
internal import Outturn

/// Scenarios by name, and the one that the options on the line make.
struct ScenarioOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: "情景名，可重复 / scenario by name (repeatable)")
  var scenario: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: "增速假设，如 trade@2026=-8 / assume a growth rate")
  var assume: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: "已知结果，如 gdp@2026=5.5 / a known outcome")
  var condition: [String] = []

  @Option(parsing: .unconditional, help: "冲击的倍数 / factor on every shock")
  var volatility: Double?

  @Option(
    parsing: .unconditional,
    help: "冲击的分布：normal、t:4、bootstrap、volatile:0.2 / shape of shocks",
    completion: .list(["normal", "t:4", "bootstrap", "volatile:0.2"]))
  var tails: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: "基年总量，如 gdp@2025=312.8 / level of the base year")
  var base: [String] = []

  @Option(help: "地区 / region")
  var region: String?

  @Option(parsing: .unconditional, help: "预测到哪一年 / last projected year")
  var through: Int?

  @Option(
    parsing: .unconditional, help: "只看到哪一年的数据 / last year of figures seen",
    transform: { text in
      guard let period = Period(text) else {
        throw ValidationError(
          "--as-of 要写成 2025，update 也可写 2026Q2 或 2026-05 (a year; update takes 2026Q2 as well): \(text)"
        )
      }
      return period
    })
  var asOf: Period?

  func validate() throws {
    if let volatility, !(volatility > 0 && volatility <= 100) {
      throw ValidationError(
        "--volatility 要大于 0、不超过 100 (above 0, at most 100): \(volatility)")
    }
  }

  /// The project as of the year asked for; as of a quarter or month of a year it has the figures of
  /// the years before.
  func origin(
    of project: Project, _ output: OutputOptions, withinYear: Bool = false
  ) throws -> Project {
    guard let asOf else { return project }
    guard asOf.frequency == .annual || withinYear else {
      throw ValidationError(
        "--as-of 在这里要写成年份；季度和月份只用于 update (a year here; quarters go with update): \(asOf)"
      )
    }
    do {
      return try project.asOf(asOf.frequency == .annual ? asOf.year : asOf.year - 1)
    } catch {
      throw output.exit(error)
    }
  }

  func apply(
    to options: inout ForecastOptions, in project: Project, _ output: OutputOptions
  ) throws {
    options.region = region
    options.through = through
    for text in base {
      let level = try output.parsing { () throws(Diagnostic) in
        try OptionText.base(text, in: project.model.specification)
      }
      options.baseLevels[level.series] = level.level.value
    }
  }

  /// The scenarios named, `baseline` when none is, and after them `line` when options on the line
  /// make one: derived from the last named.
  func scenarios(in project: Project, _ output: OutputOptions) throws -> [Scenario] {
    let named = scenario.isEmpty ? ["baseline"] : scenario
    var scenarios: [Scenario] = []
    for id in named {
      let found = try output.parsing { () throws(Diagnostic) in
        try OptionText.scenario(id, among: project.model.scenarios)
      }
      if !scenarios.contains(found) { scenarios.append(found) }
    }
    guard !assume.isEmpty || !condition.isEmpty || volatility != nil || tails != nil,
      let last = scenarios.last
    else {
      return scenarios
    }
    var line = last
    line.id = "line"
    line.name = LocalizedText(zhHans: "命令行情景", en: "from the command line")
    line.story = LocalizedText(
      zhHans: "在“\(last.name.zhHans)”上加命令行给出的内容。",
      en: "\(last.name.en) with what the command line adds.")
    line.source = ""
    for text in assume {
      line.assumptions.append(
        try output.parsing { () throws(Diagnostic) in
          try OptionText.assumption(text, in: project.model.specification)
        })
      output.warn(
        ofShare: line.assumptions[line.assumptions.count - 1].growth, in: text, "--assume")
    }
    for text in condition {
      let outcomes = try output.parsing { () throws(Diagnostic) in
        try OptionText.outcome(text, in: project.model.specification)
      }
      for growth in outcomes.flatMap(\.statedGrowth) {
        output.warn(ofShare: growth, in: text, "--condition")
      }
      // What the line says of a combination takes the place of what the scenario says.
      let stated = outcomes.map(\.combination)
      line.conditions.removeAll {
        last.conditions.contains($0) && stated.contains($0.combination)
      }
      line.conditions += outcomes
    }
    if let volatility { line.volatility = volatility }
    if let tails {
      line.tails = try output.parsing { () throws(Diagnostic) in try OptionText.tails(tails) }
    }
    return scenarios + [line]
  }
}

extension OutputOptions {
  /// Reads an option's text, or tells what is wrong with it and ends the process.
  func parsing<Value>(_ read: () throws(Diagnostic) -> Value) throws -> Value {
    do {
      return try read()
    } catch {
      ErrorPresenter(language: readerLanguage).present([error])
      throw ExitCode(ExitStatus.usage.rawValue)
    }
  }

  /// Tells of growth that looks like a share: 0.055 in place of 5.5.
  func warn(ofShare growth: Double, in text: String, _ option: String) {
    guard let warning = OptionText.shareWarning(growth, in: text, option: option) else { return }
    ErrorPresenter(language: readerLanguage).present([warning])
  }

  /// Tells why a forecast cannot be made.
  func exit(_ failure: ForecastFailure) -> ExitCode {
    ErrorPresenter(language: readerLanguage).present(failure)
    return ExitCode((failure.isUsage ? ExitStatus.usage : .data).rawValue)
  }
}
