import OutturnModels
import _OutturnTestSupport

/// The robust filter by an independent program.
struct RobustFilterReference: Decodable {
  struct Parameters: Decodable {
    var persistence: Double
    var departureScale: Double
    var meanSpread: Double
    var meanCentre: Double
    var variance: Double
    var varianceWeight: Double
    var discount: Double
    var bound: Double

    var filter: RobustFilterParameters {
      RobustFilterParameters(
        persistence: persistence, departureScale: departureScale, meanSpread: meanSpread,
        meanCentre: meanCentre, variance: variance, varianceWeight: varianceWeight,
        discount: discount, bound: bound)
    }
  }

  struct Unit: Decodable {
    var logDensity: Double
    /// One to five years ahead.
    var means: [Double]
    /// 10, 50 and 90 % quantiles of next year, the fifth year, and the mean of the five.
    var next: [Double]
    var fifth: [Double]
    var average: [Double]
  }

  struct Case: Decodable {
    var name: String
    var parameters: Parameters
    var values: [[Double?]]
    var units: [Unit]
  }

  struct Fit: Decodable {
    var logDensity: Double
    var parameters: Parameters
  }

  var units: [String]
  var firstYear: Int
  var cases: [Case]
  var fit: Fit
  var commonShare: Double

  func panel(_ index: Int) -> PanelTable {
    PanelTable(
      series: "gdp", units: units, firstPeriod: firstYear, values: cases[index].values)
  }

  static func read() throws -> RobustFilterReference {
    try ReferenceFile.read("robust-panel-filter", beside: #filePath)
  }
}
