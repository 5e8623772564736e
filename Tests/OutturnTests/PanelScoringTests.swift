import Foundation
import Outturn
import Testing

@Suite("Scores of a panel's forecasts, against their definitions in NumPy")
struct PanelScoringTests {
  struct Reference: Decodable {
    struct Score: Decodable {
      var model, kind: String
      var horizon, n: Int
      var calm: Bool
      var crps, median, skill, mae, logScore, ks, brier, miscalibration: Double
      /// Of 50, 80 and 90 per cent.
      var cover: [Double]
      var dm: Double?
    }
    var window: Int
    var origins, leftOut: [Int]
    var growth: [String: [String: Double]]
    var scores: [Score]

    static func read() throws -> Reference {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Reference/panel-scores.json")
      return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    }

    func value(_ unit: String, _ year: Int) -> Double { growth[unit]![String(year)]! }
    var units: [String] { growth.keys.sorted() }
  }

  /// Tasks, outturns and the tables of both forecasters in a folder of their own.
  private func withFiles<Answer>(
    _ reference: Reference, _ body: (URL) throws -> Answer
  ) throws -> Answer {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "outturn-scoring-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ rows: [String], _ name: String) throws {
      try (rows.joined(separator: "\n") + "\n").write(
        to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    var tasks = ["track,unit,origin,first_year,last_year"]
    for origin in reference.origins {
      let first = origin - reference.window + 1
      var rows = ["unit,year,gdp"]
      for unit in reference.units {
        tasks.append("pwt,\(unit),\(origin),\(first),\(origin)")
        rows += (first...origin).map { "\(unit),\($0),\(reference.value(unit, $0))" }
      }
      try write(rows, "\(origin).csv")
    }
    try write(tasks, "tasks.csv")
    try write(
      ["unit,year,gdp"]
        + reference.units.flatMap { unit in
          reference.growth[unit]!.keys.sorted().map {
            "\(unit),\($0),\(reference.growth[unit]![$0]!)"
          }
        }, "outturns.csv")
    for name in ["steady", "last"] {
      try write(forecasts(of: name, reference), "pwt__\(name).csv")
    }
    return try body(folder)
  }

  private func forecasts(of name: String, _ reference: Reference) -> [String] {
    let header = (1...99).map { $0 < 10 ? "q0\($0)" : "q\($0)" }
    var rows = ["track,unit,origin,kind,horizon," + header.joined(separator: ",")]
    let targets = (1...5).map { ("point", $0) } + [("avg", 3), ("avg", 5)]
    for unit in reference.units {
      for origin in reference.origins {
        let window = (0..<reference.window).map {
          reference.value(unit, origin - reference.window + 1 + $0)
        }
        let mean = window.reduce(0, +) / Double(window.count)
        let squares = window.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        for (kind, horizon) in targets {
          let (centre, spread) =
            name == "steady"
            ? (mean, 1.5 * (squares / Double(window.count - 1)).squareRoot())
            : (window[window.count - 1], 2 * Double(horizon).squareRoot())
          let values = QuantileForecast.levels.map { level in
            let value = centre + spread * Normal.quantile(level)
            return "\((value * 1e4).rounded(.toNearestOrEven) / 1e4)"
          }
          rows.append(
            "pwt,\(unit),\(origin),\(kind),\(horizon)," + values.joined(separator: ","))
        }
      }
    }
    return rows
  }

  private func scoring(_ folder: URL) throws -> PanelScoring {
    func path(_ name: String) -> String { folder.appending(path: name).path }
    return try PanelScoring(
      tasks: PanelTaskFolder.load(at: folder.path),
      outturns: PanelOutturnFile.load(at: path("outturns.csv")),
      forecasts: ["steady", "last"].map { try PanelForecastFile.load(at: path("pwt__\($0).csv")) }
    )
  }

  @Test("Every score of every target, with and without some years.")
  func scores() throws {
    let reference = try Reference.read()
    try #require(reference.scores.count == 28)
    let document = try withFiles(reference) { folder in
      var scoring = try scoring(folder)
      scoring.reference = "last"
      scoring.leftOut = reference.leftOut
      return scoring.document()
    }
    #expect(document.header.warnings.isEmpty)
    let calm = try #require(document.without)
    for expected in reference.scores {
      let all = expected.calm ? calm.scores : document.scores
      let score = try #require(
        all.first {
          $0.model == expected.model && $0.kind == expected.kind
            && $0.horizon == expected.horizon
        })
      #expect(score.count == expected.n && score.units == reference.units.count)
      expectNear(score.crps, expected.crps)
      expectNear(score.medianCRPS, expected.median)
      expectNear(score.meanAbsoluteError, expected.mae)
      expectNear(score.logScore, expected.logScore)
      expectNear(score.pitKS, expected.ks)
      expectNear(score.brier, expected.brier)
      expectNear(score.brierParts.miscalibration, expected.miscalibration)
      for (nominal, share) in zip(["50", "80", "90"], expected.cover) {
        expectNear(score.cover[nominal] ?? .nan, share)
      }
      if expected.model == "steady" {
        expectNear(score.skill ?? .nan, expected.skill)
        expectNear(score.comparison?.statistic ?? .nan, try #require(expected.dm))
      } else {
        #expect(score.skill == nil && score.comparison == nil)
      }
    }
  }

  /// Sums in another order, and percentiles that both sides round to four decimals.
  private func expectNear(
    _ value: Double, _ expected: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      (value - expected).magnitude <= 1e-8 * max(1, expected.magnitude),
      sourceLocation: sourceLocation)
  }

  @Test("Forecasts that are owed are counted and said.")
  func missing() throws {
    let reference = try Reference.read()
    let document = try withFiles(reference) { folder in
      var scoring = try scoring(folder)
      scoring.forecasts[0].percentiles = scoring.forecasts[0].percentiles.filter {
        $0.key.unit != reference.units[0]
      }
      return scoring.document()
    }
    #expect(document.header.warnings.map(\.code) == ["missing_forecasts"])
    #expect(
      document.header.warnings[0].message.en.hasPrefix(
        "steady misses \(7 * reference.origins.count) forecasts"))
    #expect(document.scores[0].units == reference.units.count - 1)
  }

  @Test(
    "A table that is no table of forecasts is refused, with the place",
    arguments: [
      ("pwt,AUS,1996,mean,1", "E0230"), ("pwt,AUS,1996,point,0", "E0230"),
      ("pwt,AUS,96,point,1", "E0217"), ("falling", "E0231"), ("twice", "E0216"),
    ])
  func refused(row: String, code: String) throws {
    let values = (1...99).map { "\(Double($0) / 10)" }
    let good = "pwt,AUS,1996,point,1," + values.joined(separator: ",")
    let rows =
      switch row {
      case "falling":
        ["pwt,AUS,1996,point,1," + values.reversed().joined(separator: ",")]
      case "twice": [good, good]
      default: [row + "," + values.joined(separator: ",")]
      }
    let header =
      "track,unit,origin,kind,horizon,"
      + (1...99).map { $0 < 10 ? "q0\($0)" : "q\($0)" }.joined(separator: ",")
    let file = FileManager.default.temporaryDirectory
      .appending(path: "outturn-table-\(UUID().uuidString).csv")
    try (([header] + rows).joined(separator: "\n") + "\n").write(
      to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let failure = #expect(throws: LoadFailure.self) {
      try PanelForecastFile.load(at: file.path)
    }
    let first = try #require(failure?.diagnostics.first)
    #expect(first.code == code && first.line > 1)
  }
}
