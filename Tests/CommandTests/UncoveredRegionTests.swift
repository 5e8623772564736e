import Foundation
import Testing

/// Published growth, first releases as in `Models/lingling-2026/data/history.csv`: a province, one of
/// its cities and one of that city's districts, with the holes that they have.
@Suite("Regions that their parts do not make up")
struct UncoveredRegionTests {
  private static let regions = """
    id,parent,code,name_zh,name_en
    hunan,,430000,湖南省,Hunan
    yongzhou,hunan,431100,永州市,Yongzhou
    lingling,yongzhou,431102,零陵区,Lingling

    """
  private static let indicators = """
    id,name_zh,name_en,unit,prices,transform
    gdp,地区生产总值,GDP,亿元,real,growth
    trade,进出口总额,Trade,亿元,nominal,log_growth

    """
  private static let growth: [String: [Int: String]] = [
    "hunan": [
      2012: "11.3", 2013: "10.1", 2014: "9.5", 2016: "7.9", 2017: "8.0", 2018: "7.8", 2019: "7.6",
      2020: "3.8", 2021: "7.7", 2022: "4.5", 2023: "4.6", 2024: "4.8", 2025: "4.8",
    ],
    "yongzhou": [
      2015: "9.0", 2017: "8", 2018: "7.8", 2019: "7.5", 2020: "3.9", 2022: "5.1", 2025: "5.5",
    ],
    "lingling": [2020: "4.3", 2022: "5.2", 2023: "5.1", 2025: "5.4"],
  ]
  private static let trade = [2013: "14.7", 2016: "-2.1", 2017: "39.8", 2018: "28", 2019: "41.2"]

  /// Results for levels of GDP in 2025.
  private func forecasts(
    levels: [String: String]
  ) throws -> (regions: [String: [String: Any]], warnings: [String]) {
    let tables = ResultFolder()
    try FileManager.default.createDirectory(
      atPath: tables.path, withIntermediateDirectories: true)
    var figures = ["region,indicator,year,measure,value"]
    for (region, years) in Self.growth.sorted(by: { $0.key < $1.key }) {
      figures += years.sorted { $0.key < $1.key }.map {
        "\(region),gdp,\($0.key),growth,\($0.value)"
      }
    }
    figures += Self.trade.sorted { $0.key < $1.key }.map {
      "hunan,trade,\($0.key),growth,\($0.value)"
    }
    figures += levels.sorted { $0.key < $1.key }.map { "\($0.key),gdp,2025,level,\($0.value)" }
    for (name, text) in [
      ("regions.csv", Self.regions), ("indicators.csv", Self.indicators),
      ("figures.csv", figures.joined(separator: "\n") + "\n"),
    ] {
      try text.write(toFile: "\(tables.path)/\(name)", atomically: true, encoding: .utf8)
    }
    let folder = ResultFolder()
    let outcome = try withExtendedLifetime(tables) {
      try BuiltCommand.run([
        "batch", "--regions", "\(tables.path)/regions.csv", "--paths", "4000", "--output",
        folder.path, "--format", "json",
      ])
    }
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    var regions: [String: [String: Any]] = [:]
    for region in try #require(document["regions"] as? [[String: Any]]) {
      regions[region["id"] as? String ?? ""] = region
    }
    let warnings = document["warnings"] as? [[String: Any]] ?? []
    return (regions, warnings.compactMap { $0["code"] as? String })
  }

  private func next(_ region: [String: Any]?) throws -> (low: Double, median: Double, high: Double)
  {
    let growth = try #require((region?["growth"] as? [[String: Any]])?.first)
    #expect(growth["indicator"] as? String == "gdp")
    return (
      try #require(growth["low"] as? Double), try #require(growth["median"] as? Double),
      try #require(growth["high"] as? Double)
    )
  }

  @Test("without levels each is forecast from its own figures, and near the last of them")
  func own() throws {
    let (regions, warnings) = try forecasts(levels: [:])
    for (id, last) in [("hunan", 4.8), ("yongzhou", 5.5), ("lingling", 5.4)] {
      let (low, median, high) = try next(regions[id])
      // Growth has slowed for a decade; a median a point off the last figure would say it turned.
      #expect(abs(median - last) < 1, "\(id): \(median)")
      #expect(low < last && last < high)
    }
    #expect(regions["hunan"]?["own_path"] as? [String] == ["gdp", "trade"])
    #expect(regions["lingling"]?["own_path"] as? [String] == [])
    // Trade is known of the province alone.
    #expect(warnings == ["no_figures_at_depth", "no_figures_at_depth"])
  }

  @Test("parts are added up where they make the region up within 1 %, and not elsewhere")
  func sums() throws {
    let whole = try forecasts(levels: ["lingling": "300", "yongzhou": "301"]).regions
    #expect(whole["yongzhou"]?["own_path"] as? [String] == ["trade"])
    // A sum of one part grows as the part does, but for last digits that move a value to another bin.
    let gap = try next(whole["yongzhou"]).median - next(whole["lingling"]).median
    #expect(abs(gap) < 0.01)
    let part = try forecasts(
      levels: ["lingling": "300", "yongzhou": "2700", "hunan": "55308.65"]
    ).regions
    #expect(part["yongzhou"]?["own_path"] as? [String] == ["gdp", "trade"])
    #expect(part["hunan"]?["own_path"] as? [String] == ["gdp", "trade"])
    let distance = try next(part["yongzhou"]).median - next(part["lingling"]).median
    #expect(abs(distance) > 0.01)
    let level = try #require((part["hunan"]?["growth"] as? [[String: Any]])?.first?["level"])
    // The median level is the base with the median growth, but for the bins of histograms.
    let expected = 55308.65 * (1 + (try next(part["hunan"]).median) / 100)
    #expect(abs(try #require(level as? Double) / expected - 1) < 1e-3)
  }
}
