import OutturnPlanning
import OutturnReporting
import OutturnSeries

extension SampleDocuments {
  /// The sample's other documents as one report.
  static let report: ReportDocument = {
    var odds = probability
    odds.calibration = calibration(isCurrent: true)
    let entry = AttainmentRecord.Entry(
      series: "gdp", horizon: 1, count: 8, years: 4, cover: odds.calibration!.cover, calm: nil,
      bins: [
        ReliabilityBin(
          from: 0.2, to: 0.3, forecast: 0.26, frequency: 0.2, low: 0.02, high: 0.7, count: 5,
          years: 4),
        ReliabilityBin(
          from: 0.4, to: 0.5, forecast: 0.44, frequency: 0.5, low: 0.14, high: 0.86, count: 6,
          years: 4),
      ])
    return ReportDocument(
      header: header, probability: odds, projection: project, check: check, description: describe,
      record: AttainmentRecord(
        outturn: "0.1.0", modelSHA256: "", seed: 1, paths: 1, origins: [2019, 2022], regions: [],
        entries: [entry]),
      command: "outturn report Models/sample --output report.html")
  }()
}
