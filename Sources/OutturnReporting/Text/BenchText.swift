extension TextRenderer {
  /// The speed, then the workload's own results, then those that have an exact value.
  public func text(_ document: BenchDocument) -> String { rendered(page(document)) }

  package func page(_ document: BenchDocument) -> TextPage {
    let timing = document.timing
    var page = TextPage()
    page.append(.title(Phrase(zhHans: "模拟速度测试", en: "Simulation throughput")))
    page.append(.paragraph(conclusion(document)))
    page.append(.section(Label.speed.phrase))
    page.append(
      .table(
        TextTable(pairs: [
          (Label.workload.phrase, .verbatim(document.workload)),
          (Label.paths.phrase, style.count(document.header.paths ?? 0)),
          (Glossary.horizon.phrase.capitalised, .verbatim(String(document.horizon))),
          (Label.threads.phrase, .verbatim(String(document.threads))),
          (Label.precision.phrase, precision(document.precision)),
          (Label.isa.phrase, .verbatim(document.isa)),
          (Label.wallTime.phrase, seconds(timing.seconds)),
          (Label.cpuTime.phrase, seconds(timing.cpuSeconds)),
          (Label.pathsPerSecond.phrase, style.magnitude(timing.pathsPerSecond)),
          (Label.pathsPerCPUSecond.phrase, style.magnitude(timing.pathsPerCPUSecond)),
          (Label.normalsPerCPUSecond.phrase, style.magnitude(timing.normalsPerCPUSecond)),
          (
            Label.peakMemory.phrase,
            .verbatim(
              DecimalText.fixed(Double(timing.peakMemoryBytes) / 1e6, decimals: 0) + " MB")
          ),
        ])))
    page.append(.section(Label.results.phrase))
    page.append(.table(results(document)))
    appendClosedForm(document, to: &page)
    appendWarnings(document.header, to: &page)
    appendReproduction(document.header, to: &page)
    return page
  }

  private func conclusion(_ document: BenchDocument) -> Phrase {
    let rate = style.magnitude(document.timing.pathsPerSecond)
    let threads = document.threads
    return Phrase(
      zhHans: "结论：\(threads)个线程每秒模拟\(rate.zhHans)条路径。",
      en: "\(rate.en) paths per second on \(threads) " + (threads == 1 ? "thread." : "threads."))
  }

  private func results(_ document: BenchDocument) -> TextTable {
    TextTable(
      [
        .init(Label.quantity.phrase), .init(Label.simulated.phrase, .right),
        .init(Label.simulationError.phrase, .right),
      ],
      rows: [
        (Label.singleTarget, document.probability, document.mcStandardError),
        (Label.jointTarget, document.joint, document.jointMCStandardError),
      ].map { label, probability, error in
        [
          label.phrase, wide.probability(probability, standardError: error),
          style.standardError(error),
        ]
      })
  }

  private func appendClosedForm(_ document: BenchDocument, to page: inout TextPage) {
    guard !document.closedForm.isEmpty else { return }
    page.append(.section(Label.closedForm.phrase))
    page.append(
      .table(
        TextTable(
          [
            .init(Label.quantity.phrase), .init(Label.exact.phrase, .right),
            .init(Label.simulated.phrase, .right), .init(Label.distance.phrase, .right),
          ],
          rows: document.closedForm.map { check in
            let decimals = NumberStyle.supportedDecimals(check.mcStandardError, otherwise: 6)
            return [
              .verbatim(check.quantity), style.number(check.exact, decimals: decimals + 1),
              style.number(check.simulated, decimals: decimals + 1),
              check.z.map { style.signed($0, decimals: 1) } ?? .empty,
            ]
          })))
  }

  /// Decimals as far as the standard error supports them: results are there to be compared.
  private var wide: NumberStyle { NumberStyle(decimals: 15) }

  private func seconds(_ value: Double) -> Phrase {
    let text = DecimalText.fixed(value, decimals: value < 10 ? 3 : 1)
    return Phrase(zhHans: "\(text)秒", en: "\(text) s")
  }

  private func precision(_ name: String) -> Phrase {
    switch name {
    case "double": Phrase(zhHans: "双精度", en: "double")
    case "fast": Phrase(zhHans: "快速", en: "fast")
    default: .verbatim(name)
    }
  }
}
