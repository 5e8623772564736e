import Foundation
import OutturnFiles
import OutturnModels
import OutturnPlanning
import OutturnSeries
import OutturnSimulation
import Testing

@Suite struct ShippedModelTests {
  /// `Models/` beside the package's manifest.
  static let models = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Models")

  @Test("The model of Lingling loads without an error")
  func lingling() throws {
    let path = Self.models.appending(path: "lingling-2026").path
    do {
      let model = try ModelFolder.load(at: path)
      #expect(model.specification.modelled == ["gdp", "industry", "retail", "trade"])
      #expect(model.plan.indicators.count == 95)
      #expect(model.plan["gdp"]?.growthTarget?.figure.text == "5.5")
      #expect(model.scenarios.first?.id == "baseline")
      #expect(model.digest.count == 64)
      let gdp = SeriesKey(region: "lingling", series: "gdp", measure: .growth)
      #expect(model.dataset.series(gdp, rule: .firstPublished)[Period(year: 2025)] == 5.4)
    } catch {
      Issue.record("\(DiagnosticText.render(error.diagnostics, in: .en))")
    }
  }
}
