internal import OutturnFiles
internal import OutturnModels
internal import OutturnPlanning
public import OutturnReporting
internal import OutturnSeries

extension Project {
  /// Everything that arithmetic alone says about the files and the plan.
  public func check() -> CheckDocument {
    let evidence = PlanEvidence(
      model.specification, model.dataset, region: model.plan.region)
    let audit = Coherence.audit(model.plan, evidence: evidence)
    let findings = zip(model.plan.indicators, audit).flatMap { indicator, coherence in
      coherence.findings.map { entry($0, of: indicator) }
    }
    let diagnostics = model.warnings.map(\.entry)
    func count(_ severity: Severity) -> Int {
      diagnostics.count { $0.severity == severity }
        + findings.count { $0.severity == severity }
    }
    return CheckDocument(
      header: header(seed: nil, paths: nil, warnings: []), diagnostics: diagnostics,
      coherence: zip(model.plan.indicators, audit).compactMap { indicator, coherence in
        coherence.verdict.map { entry(coherence, $0, of: indicator) }
      }, findings: findings, indicators: indicators, ambition: audit.compactMap(ambition),
      trackRecord: trackRecord(evidence),
      counts: CheckCounts(
        errors: count(.error), warnings: count(.warning), notes: count(.note),
        files: model.files.count,
        observations: model.dataset.observations.values.reduce(0) { $0 + $1.count },
        indicators: model.plan.indicators.count, targets: model.plan.targets.count))
  }

  private func entry(
    _ coherence: Coherence, _ verdict: Coherence.Verdict, of indicator: Indicator
  ) -> CoherenceEntry {
    let words = words(indicator)
    return CoherenceEntry(
      indicator: indicator.id, name: indicator.name, unit: indicator.unit?.symbol ?? "%",
      base: coherence.base?.value, baseInterval: coherence.baseInterval.map(Interval.init),
      statedGrowth: coherence.statedGrowth?.figure.value,
      statedLevel: coherence.statedLevel?.figure.value, impliedGrowth: coherence.impliedGrowth,
      impliedGrowthInterval: coherence.impliedGrowthInterval.map(Interval.init),
      requiredLevel: coherence.requiredLevel, impliedBase: coherence.impliedBase,
      verdict: verdict,
      reconcilableWithinRounding: coherence.isReconcilableWithinRounding,
      explanation: coherence.findings.first.map(words.message)
        ?? LocalizedText(
          zhHans: "总量目标与增速目标相符", en: "the level and the growth target agree"),
      quotes: PlanQuotes(
        outturn: indicator.quotes.outturn.nonEmpty, target: indicator.quotes.target.nonEmpty),
      decimals: CoherenceDecimals(
        base: coherence.base?.decimals ?? 0,
        growth: coherence.statedGrowth?.figure.decimals ?? 1,
        level: coherence.statedLevel?.figure.decimals ?? 0))
  }

  private func words(_ indicator: Indicator) -> FindingWords {
    FindingWords(indicator, in: model.plan, regions: regionNames)
  }

  private func entry(_ finding: Finding, of indicator: Indicator) -> FindingEntry {
    let words = words(indicator)
    return FindingEntry(
      code: finding.code, severity: finding.isWarning ? .warning : .note,
      indicator: indicator.id, name: indicator.name, unit: indicator.unit?.symbol ?? "%",
      numbers: finding.numbers,
      message: words.message(finding), ask: words.question(finding),
      quote: indicator.quotes.target.nonEmpty ?? indicator.quotes.outturn.nonEmpty)
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}

extension Diagnostic {
  /// As a document writes it.
  public var entry: DiagnosticEntry {
    DiagnosticEntry(
      severity: severity.inDocument, code: code, file: file, line: line > 0 ? line : nil,
      column: column > 0 ? column : nil, message: message, help: help, sourceLine: excerpt,
      length: column > 0 ? length : nil)
  }
}

extension Diagnostic.Severity {
  fileprivate var inDocument: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
