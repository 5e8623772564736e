import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  /// A folder made from an invented report.
  static let initialize = InitDocument(
    header: DocumentHeader(
      outturn: "0.1.0",
      model: ModelIdentity(id: "sample-2026", sha256: String(repeating: "01", count: 32))),
    folder: "Models/sample", region: "示例区", year: 2026,
    files: ["README.md", "model.yaml", "plan.yaml", "data/history.csv"], report: "计划报告.txt",
    indicators: 12, figures: 31,
    doubtful: [
      InitDocument.Doubtful(
        indicator: "grain_output", name: "粮食总产量", line: 9, quote: "粮食播种面积86万亩、总产量38万吨",
        reasons: [
          LocalizedText(
            zhHans: "名称由前文补全", en: "the name was completed from the words before")
        ])
    ])
}
