import OutturnModels
import _OutturnTestSupport

/// A panel's posterior computed by an independent sampler.
struct HierarchicalReference: Decodable {
  struct Case: Decodable {
    var name: String
    var values: [[Double?]]
    /// Name of a number, then one mean and its Monte Carlo error for each unit.
    var expected: [String: [[Double]]]
  }

  /// 10, 50 and 90 % quantiles, one row a unit, of another sampler of nearly the same model.
  struct Quantiles: Decodable {
    var next: [[Double]]
    var fiveYears: [[Double]]
  }

  var units: [String]
  var firstYear: Int
  var cases: [Case]
  var numpySampler: Quantiles

  func panel(_ index: Int) -> PanelTable {
    PanelTable(
      series: "gdp", units: units, firstPeriod: firstYear, values: cases[index].values)
  }

  static func read() throws -> HierarchicalReference {
    try ReferenceFile.read("hierarchical-autoregression", beside: #filePath)
  }
}
