private import OutturnPlanning
private import OutturnSeries

/// Writes a document as one tidy table for a spreadsheet or a script.
///
/// Columns and codes are those of the JSON; names stand in both languages (`name_zh`, `name_en`).
/// Nothing is localised and nothing is rounded: probabilities are 0 to 1, growth in per cent.
public struct CSVRenderer: Sendable {
  public init() {}

  /// One row an event and model: `model` is empty for the combined forecast. `kind` is `target`,
  /// `expression`, `joint` or `unavailable`; `basis` is of a target.
  public func text(_ document: ProbabilityDocument) -> String { table(document).text }

  package func table(_ document: ProbabilityDocument) -> CSVTable {
    var table = CSVTable(
      [
        "kind", "id", "indicator", "name_zh", "name_en", "period", "measure", "sense",
        "threshold", "unit", "headline", "model", "probability", "mc_standard_error",
        "as_published_threshold", "as_published_probability",
      ] + Self.quantileNames + ["basis", "reason"])
    for entry in document.targets {
      let target = entry.target
      let name: [(any CSVCell)?] = [
        "target", target.id, target.indicator, target.name.zhHans, target.name.en,
        target.period.description, target.measure.rawValue, target.sense.rawValue,
        target.threshold, target.unit, target.headline,
      ]
      table.append(
        name + [
          nil, entry.probability, entry.mcStandardError, entry.asPublished?.threshold,
          entry.asPublished?.probability,
        ] + cells(entry.quantiles) + [entry.basis.rawValue, nil])
      for (model, probability) in entry.byModel.sorted(by: { $0.key < $1.key }) {
        table.append(
          name + [model, probability] + [(any CSVCell)?](repeating: nil, count: 10)
            + [entry.basis.rawValue, nil])
      }
    }
    for entry in document.expressions {
      appendEvent(
        kind: "expression", id: entry.text, probability: entry.probability,
        error: entry.mcStandardError, published: entry.asPublished, byModel: entry.byModel,
        to: &table)
    }
    if let joint = document.joint {
      for (id, entry) in [("all", joint.all), ("forecastable", joint.forecastable)] {
        appendEvent(
          kind: "joint", id: id, probability: entry.probability, error: entry.mcStandardError,
          published: nil, byModel: entry.byModel, to: &table)
      }
    }
    for entry in document.unavailable {
      table.append(
        [
          "unavailable", nil, entry.indicator, entry.name.zhHans, entry.name.en, nil,
          entry.measure?.rawValue, nil, entry.threshold,
        ] + [(any CSVCell)?](repeating: nil, count: 15) + [entry.reason.rawValue])
    }
    return table
  }

  private func appendEvent(
    kind: String, id: String, probability: Double, error: Double, published: Double?,
    byModel: [String: Double], to table: inout CSVTable
  ) {
    let name: [(any CSVCell)?] = [kind, id] + [(any CSVCell)?](repeating: nil, count: 9)
    table.append(
      name + [nil, probability, error, nil, published]
        + [(any CSVCell)?](repeating: nil, count: 9))
    for (model, probability) in byModel.sorted(by: { $0.key < $1.key }) {
      table.append(name + [model, probability] + [(any CSVCell)?](repeating: nil, count: 12))
    }
  }

  /// One row a scenario, series, period and measure; outturns have `value`, projections the rest.
  public func text(_ document: ProjectDocument) -> String { table(document).text }

  package func table(_ document: ProjectDocument) -> CSVTable {
    var table = CSVTable(
      [
        "scenario", "series", "name_zh", "name_en", "kind", "period", "measure", "unit", "value",
        "mean", "sd",
      ] + Self.quantileNames)
    for projection in document.scenarios {
      for series in projection.series {
        let name: [(any CSVCell)?] = [
          projection.scenario.id, series.id, series.name.zhHans, series.name.en,
        ]
        for past in series.history {
          table.append(
            name + ["outturn", past.period.description, "growth", series.unit, past.growth]
              + [(any CSVCell)?](repeating: nil, count: 9))
        }
        for period in series.periods {
          let rows =
            [("growth", series.unit, period.growth)]
            + (period.level.map { [("level", series.levelUnit, $0)] } ?? [])
          for (measure, unit, figure) in rows {
            table.append(
              name + [
                "projection", period.period.description, measure, unit, nil, figure.mean,
                figure.sd,
              ] + cells(figure.quantiles))
          }
        }
      }
    }
    return table
  }

  /// One row a problem of a file, an indicator's growth against its level, or a finding; `kind`
  /// says which.
  public func text(_ document: CheckDocument) -> String { table(document).text }

  package func table(_ document: CheckDocument) -> CSVTable {
    var table = CSVTable([
      "kind", "severity", "code", "file", "line", "column", "indicator", "name_zh", "name_en",
      "unit", "base", "stated_growth", "stated_level", "implied_growth", "implied_growth_low",
      "implied_growth_high", "required_level", "implied_base", "verdict", "message_zh",
      "message_en", "quote",
    ])
    for entry in document.diagnostics {
      table.append(
        [
          "diagnostic", entry.severity.rawValue, entry.code, entry.file, entry.line, entry.column,
        ] + [(any CSVCell)?](repeating: nil, count: 13)
          + [entry.message.zhHans, entry.message.en, nil])
    }
    for entry in document.coherence {
      table.append([
        "coherence", nil, nil, nil, nil, nil, entry.indicator, entry.name.zhHans, entry.name.en,
        entry.unit, entry.base, entry.statedGrowth, entry.statedLevel, entry.impliedGrowth,
        entry.impliedGrowthInterval?.low, entry.impliedGrowthInterval?.high, entry.requiredLevel,
        entry.impliedBase, entry.verdict.rawValue, entry.explanation.zhHans,
        entry.explanation.en, entry.quotes.target,
      ])
    }
    for entry in document.findings {
      table.append(
        ["finding", entry.severity.rawValue, entry.code, nil, nil, nil, entry.indicator]
          + [(any CSVCell)?](repeating: nil, count: 12)
          + [entry.message.zhHans, entry.message.en, entry.quote])
    }
    return table
  }

  /// One row a published figure, every vintage of it.
  public func text(_ document: DescribeDocument) -> String { table(document).text }

  package func table(_ document: DescribeDocument) -> CSVTable {
    var table = CSVTable([
      "region", "series", "name_zh", "name_en", "measure", "unit", "period", "value", "status",
      "source", "note", "is_used",
    ])
    for series in document.series {
      for value in series.values {
        table.append([
          series.region, series.id, series.name.zhHans, series.name.en, series.measure.rawValue,
          series.unit, value.period.description, value.value, value.status, value.source,
          value.note, value.isUsed,
        ])
      }
    }
    return table
  }

  /// One row: the run.
  public func text(_ document: BenchDocument) -> String {
    let timing = document.timing
    var table = CSVTable([
      "workload", "paths", "horizon", "threads", "precision", "isa", "seconds", "cpu_seconds",
      "paths_per_second", "paths_per_cpu_second", "normals_per_cpu_second", "peak_memory_bytes",
      "probability", "mc_standard_error", "joint", "joint_mc_standard_error",
    ])
    table.append([
      document.workload, document.header.paths, document.horizon, document.threads,
      document.precision, document.isa, timing.seconds, timing.cpuSeconds,
      timing.pathsPerSecond, timing.pathsPerCPUSecond, timing.normalsPerCPUSecond,
      timing.peakMemoryBytes, document.probability, document.mcStandardError, document.joint,
      document.jointMCStandardError,
    ])
    return table.text
  }

  private static let quantileLevels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
  private static let quantileNames = ["q05", "q10", "q25", "q50", "q75", "q90", "q95"]

  private func cells(_ quantiles: Quantiles) -> [(any CSVCell)?] {
    Self.quantileLevels.map { quantiles[$0] }
  }
}
