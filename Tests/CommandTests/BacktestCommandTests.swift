import Foundation
import Testing

@Suite("The record of earlier forecasts")
struct BacktestCommandTests {
  private static let quick = ["--paths", "1e4", "--draws", "256"]

  private func run(_ arguments: [String]) throws -> BuiltCommand.Outcome {
    try BuiltCommand.run(["backtest"] + arguments + Self.quick)
  }

  @Test("Any number of threads gives the same bytes")
  func threads() throws {
    let arguments = [BuiltCommand.lingling, "--origins", "2019...2022", "--format", "json"]
    let one = try run(arguments + ["--threads", "1"])
    let three = try run(arguments + ["--threads", "3"])
    #expect(one.status == 0, "\(one.errors)")
    #expect(one.output == three.output)
    #expect(one.errors.isEmpty)
  }

  @Test("Figures after the outturn change nothing: nobody peeks")
  func noPeek() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "outturn-backtest-\(UUID().uuidString)")
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: BuiltCommand.lingling), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let history = folder.appending(path: "data/history.csv")
    let rows = try String(contentsOf: history, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    var changed = 0
    let altered = rows.map { row in
      var fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count > 5, fields[2] == "growth", let year = Int(fields[3]), year >= 2020,
        let value = Double(fields[4])
      else { return String(row) }
      changed += 1
      fields[4] = String(format: "%.1f", value + 3)
      return fields.joined(separator: ",")
    }
    try altered.joined(separator: "\n").write(to: history, atomically: true, encoding: .utf8)
    #expect(changed > 50)
    let arguments = ["--origins", "2017...2018", "--format", "csv"]
    let before = try run([BuiltCommand.lingling] + arguments)
    let after = try run([folder.path] + arguments)
    #expect(before.status == 0 && before.output == after.output)
    let later = ["--origins", "2019...2020", "--format", "csv"]
    #expect(
      try run([BuiltCommand.lingling] + later).output != run([folder.path] + later).output)
  }

  @Test("The model stands beside naive models, and the district's own record is not claimed")
  func scores() throws {
    let outcome = try run([BuiltCommand.lingling, "--origins", "2016...2024", "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try outcome.json
    let scores = try #require(document["scores"] as? [[String: Any]])
    let models = Set(scores.compactMap { $0["model"] as? String })
    #expect(
      models
        == ["regional", "naive_rw", "mean_t", "ar1_plugin", "ar1_bayes", "ll_bayes"])
    let regions = Set(scores.compactMap { $0["region"] as? String })
    #expect(regions.isSuperset(of: ["all", "china", "hunan", "yongzhou"]))
    #expect(!regions.contains("lingling"))
    let unscored = try #require(document["unscored"] as? [[String: Any]])
    #expect(unscored.contains { $0["region"] as? String == "lingling" })
    let text = try run([BuiltCommand.lingling, "--origins", "2022...2024", "--language", "en"])
    #expect(
      Self.line(text.output).contains(
        "Lingling has 4 growth figures of GDP and cannot be tested"))
  }

  @Test(
    "Origins that cannot be are refused with those that can",
    arguments: ["2010...2020", "2020...2025", "2024...2020", "2020-2024", "x", "2020....2024"])
  func origins(text: String) throws {
    let outcome = try run([BuiltCommand.lingling, "--origins", text, "--language", "en"])
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    if text.hasPrefix("2010") { #expect(outcome.errors.contains("from 2015 to 2024")) }
  }

  @Test("Scoring says what it needs, and what is missing")
  func scoreOptions() throws {
    func status(_ arguments: [String]) throws -> Int32 {
      try BuiltCommand.run(["backtest"] + arguments).status
    }
    #expect(try status(["--actuals", "a.csv"]) == 64)
    #expect(try status(["--score", "a.csv"]) == 64)
    #expect(try status(["--score", "a.csv", "--tasks", "no-such-folder"]) == 64)
    let files = ["--score", "a.csv", "--tasks", "no-such-folder", "--actuals", "b.csv"]
    #expect(try status(files) == 66)
  }

  @Test("Two horizons are judged apart")
  func horizons() throws {
    let outcome = try run([
      BuiltCommand.lingling, "--origins", "2018...2022", "--horizon", "1", "--horizon", "3",
      "--format", "json",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let scores = try #require(try outcome.json["scores"] as? [[String: Any]])
    #expect(Set(scores.compactMap { $0["horizon"] as? Int }) == [1, 3])
  }

  @Test("A record is kept with the model, quoted, and called old when the files change")
  func record() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "outturn-record-\(UUID().uuidString)")
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: BuiltCommand.lingling), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "record.json")
    try? FileManager.default.removeItem(at: file)
    let question =
      ["probability", folder.path, "--indicator", "gdp", "--growth", "5.5", "--language", "en"]
      + Self.quick
    let without = try BuiltCommand.run(question)
    #expect(without.status == 0)
    #expect(Self.line(without.output).contains("no record of such forecasts"))
    let made = try run([folder.path, "--origins", "2018...2024", "--record"])
    #expect(made.status == 0, "\(made.errors)")
    let with = try BuiltCommand.run(question)
    #expect(Self.line(with.output).contains("interval covered"))
    #expect(!Self.line(with.output).contains("changed since"))
    let plan = folder.appending(path: "plan.yaml")
    try (String(contentsOf: plan, encoding: .utf8) + "\n").write(
      to: plan, atomically: true, encoding: .utf8)
    #expect(try Self.line(BuiltCommand.run(question).output).contains("changed since"))
    try "no record".write(to: file, atomically: true, encoding: .utf8)
    let check = try BuiltCommand.run(["check", folder.path, "--language", "en"])
    #expect(check.status == 0 && Self.line(check.output).contains("the record of back-tests"))
  }

  /// The text with its lines put together again.
  private static func line(_ text: String) -> String {
    text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
  }
}
