import Foundation
import Testing

@Suite("Forecasts of a panel")
struct PanelBacktestTests {
  /// A folder of tasks, removed when the test is done with it.
  private final class Folder {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "outturn-\(UUID().uuidString)")

    init(last: String = "3.25") throws {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      var tasks = "track,unit,origin,first_year,last_year\n"
      for origin in [2010, 2011] {
        var rows = "unit,year,gdp\n"
        for (place, unit) in ["\"a, b\"", "c", "d"].enumerated() {
          tasks += "t,\(unit),\(origin),\(origin - 7),\(origin)\n"
          for year in (origin - 7)...origin {
            let value = Double((year * 7 + place * 5) % 11) / 2 + 1
            rows += "\(unit),\(year),\(year == 2010 && place == 2 ? last : "\(value)")\n"
          }
        }
        try Data(rows.utf8).write(to: place.appending(path: "\(origin).csv"))
      }
      try Data(tasks.utf8).write(to: place.appending(path: "tasks.csv"))
    }

    deinit { try? FileManager.default.removeItem(at: place) }
  }

  private static func run(
    _ folder: Folder, _ arguments: [String] = [], language: String = "en_US.UTF-8"
  ) throws -> BuiltCommand.Outcome {
    try BuiltCommand.run(
      ["backtest", "--tasks", folder.place.path, "--paths", "1000"] + arguments,
      language: language)
  }

  @Test(
    "have 99 quantiles that never decrease for every task and target.",
    arguments: ["countries", "regions-of-one-country", "auto"], [[], ["--nominal"]])
  func table(units: String, nominal: [String]) throws {
    let outcome = try Self.run(try Folder(), ["--units", units] + nominal)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("track,unit,origin,kind,horizon,q01,q02"))
    #expect(lines[0].hasSuffix(",q98,q99"))
    #expect(lines.count == 1 + 2 * 3 * 7)
    #expect(lines[1].hasPrefix("t,\"a, b\",2010,point,1,"))
    #expect(lines.last?.hasPrefix("t,d,2011,avg,5,") == true)
    for line in lines.dropFirst() {
      let quantiles = line.split(separator: ",").suffix(99).compactMap { Double($0) }
      #expect(quantiles.count == 99)
      #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(quantiles[0] < quantiles[98])
    }
  }

  @Test("are the same on any number of threads and others with another seed.")
  func seeds() throws {
    let folder = try Folder()
    let one = try Self.run(folder, ["--threads", "1", "--seed", "7"])
    #expect(try Self.run(folder, ["--threads", "3", "--seed", "7"]).output == one.output)
    #expect(try Self.run(folder, ["--threads", "1", "--seed", "8"]).output != one.output)
  }

  @Test("say which form they used, in the reader's language, and nothing of it in the table.")
  func statement() throws {
    let folder = try Folder()
    let english = try Self.run(folder, ["--units", "countries"])
    let chinese = try Self.run(folder, ["--units", "countries"], language: "zh_CN.UTF-8")
    #expect(english.errors.contains("countries: 2 origins"))
    #expect(chinese.errors.contains("各国形式：2 个起点年份"))
    #expect(english.output == chinese.output)
  }

  @Test("end with a message when a table is wrong, and leave no file.")
  func wrong() throws {
    let folder = try Folder(last: "n.a.")
    let output = folder.place.appending(path: "out.csv")
    let outcome = try Self.run(folder, ["--output", output.path])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("E0204") && outcome.errors.contains("2010.csv:"))
    #expect(!FileManager.default.fileExists(atPath: output.path))
  }

  @Test("refuse options that mean nothing here, and a folder that is not there.")
  func refused() throws {
    let folder = try Folder()
    #expect(try Self.run(folder, ["--units", "galaxies"]).status == 64)
    #expect(try Self.run(folder, ["--horizon", "2"]).status == 64)
    #expect(try Self.run(folder, ["--format", "json"]).status == 64)
    #expect(try Self.run(folder, ["--sampler", "antithetic"]).status == 64)
    #expect(try BuiltCommand.run(["backtest", "--tasks", "no/such/folder"]).status == 66)
    #expect(
      try BuiltCommand.run(["backtest", "--tasks", folder.place.path, "--paths", "10"]).status
        == 64)
  }
}
