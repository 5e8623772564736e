internal import ArgumentParser
internal import Outturn

/// Which targets are asked about.
struct TargetOptions: ParsableArguments {
  @Option(help: "指标 / series to judge")
  var indicator: String?

  @Option(parsing: .unconditional, help: "增速目标，% / growth of at least")
  var growth: String?

  @Option(parsing: .unconditional, help: "总量目标 / level of at least")
  var level: String?

  @Option(name: .customLong("in"), parsing: .unconditional, help: "年份 / year")
  var year: Int?

  @Option(
    parsing: .unconditionalSingleValue,
    help: "条件，如 'gdp.growth[2026] >= 5.5' / a condition")
  var target: [String] = []

  @Option(
    help: "按 exact（默认）还是 published 判断 / rounding",
    completion: Choice.completion(RoundingChoice.self),
    transform: { try Choice.value($0, of: "--rounding") })
  var rounding: RoundingChoice = .exact

  enum RoundingChoice: String, CaseIterable {
    case exact, published
  }

  func validate() throws {
    if indicator == nil && (growth != nil || level != nil || year != nil) {
      throw ValidationError(
        "--growth、--level、--in 要与 --indicator 一起用 (they go with --indicator)")
    }
    if indicator != nil && (growth == nil) == (level == nil) {
      throw ValidationError(
        "--indicator 要与 --growth 或 --level 之一一起用 (one of --growth and --level)")
    }
    if indicator != nil && !target.isEmpty {
      throw ValidationError("--indicator 与 --target 只用一种 (use one of them)")
    }
  }

  func question(
    in project: Outturn.Project, _ output: OutputOptions
  ) throws -> ProbabilityRequest.Question {
    if let indicator {
      do {
        try project.need(series: [indicator])
      } catch {
        throw output.exit(error)
      }
      let (measure, text, option): (Measure, String, String) =
        growth.map { (.growth, $0, "--growth") } ?? (.level, level ?? "", "--level")
      let threshold = try output.parsing { () throws(Diagnostic) in
        try OptionText.figure(text, option: option)
      }
      if measure == .growth { output.warn(ofShare: threshold.value, in: text, option) }
      return .single(series: indicator, measure: measure, threshold: threshold, year: year)
    }
    if target.isEmpty { return .plan }
    return .expressions(
      try target.map { text in
        let expression = try output.parsing { () throws(Diagnostic) in
          try OptionText.condition(
            text,
            names: project.model.plan.indicators.map(\.id)
              + project.model.specification.modelled, in: project.model.specification)
        }
        for atom in expression.atoms where atom.measure == .growth {
          output.warn(ofShare: atom.threshold.value, in: text, "--target")
        }
        return expression
      })
  }
}
