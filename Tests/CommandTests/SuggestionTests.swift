import Foundation
import Testing

@Suite("A misspelt word")
struct SuggestionTests {
  private static let model = BuiltCommand.lingling
  private static let misspeltFolder = String(model.dropLast(2)) + "62"

  private static let cases: [(arguments: [String], words: String)] = [
    (["probabilty"], "did you mean outturn probability?"),
    (["help", "probabilty"], "did you mean outturn probability?"),
    (["schema", "probabilty"], "did you mean probability?"),
    (["probability", model, "--indicater", "gdp"], "Did you mean '--indicator'?"),
    (["probability", model, "--format", "jsn"], "did you mean json?"),
    (["probability", model, "--language", "zh-Hasn"], "did you mean zh-Hans?"),
    (["describe", model, "--format", "csv", "--encoding", "gb1803"], "did you mean gb18030?"),
    (["probability", model, "--rounding", "publshed"], "did you mean published?"),
    (["probability", model, "--sampler", "antithetc"], "did you mean antithetic?"),
    (["probability", model, "--precision", "doubel"], "did you mean double?"),
    (["probability", model, "--indicator", "gpd", "--growth", "5"], "did you mean gdp?"),
    (["probability", model, "--target", "gpd.growth[2026] >= 5"], "did you mean \"gdp\"?"),
    (["probability", model, "--target", "gdp.grwth[2026] >= 5"], "did you mean \"growth\"?"),
    (["probability", model, "--scenario", "plna"], "did you mean \"plan\"?"),
    (["probability", model, "--region", "linling"], "did you mean lingling?"),
    (["probability", model, "--assume", "indstry=7"], "did you mean \"industry\"?"),
    (["probability", model, "--condition", "gpd@2026=5"], "did you mean \"gdp\"?"),
    (["probability", model, "--condition", "sun(gdp@2026..2028)=16"], "did you mean sum?"),
    (
      ["probability", model, "--condition", "gdp@2026=triangle(1,2,3)"],
      "did you mean \"triangular\"?"
    ),
    (["probability", model, "--base", "gpd@2025=312"], "did you mean \"gdp\"?"),
    (["probability", model, "--tails", "nromal"], "did you mean \"normal\"?"),
    (["probability", model, "--tails", "t4"], "did you mean \"t:4\"?"),
    (["probability", model, "--tails", "bootstrp"], "did you mean \"bootstrap\"?"),
    (["probability", model, "--tails", "volatility=0.2"], "did you mean \"volatile:0.2\"?"),
    (["require", model, "--levers", "industy"], "did you mean industry?"),
    (["require", model, "--frontier", "gdp,retial"], "did you mean retail?"),
    (["update", model, "--ytd", "gpd@2026Q2=5.1"], "did you mean \"gdp\"?"),
    (["compare", model, "--scenario", "basline"], "did you mean \"baseline\"?"),
    (["fit", model, "--indicators", "gpd"], "did you mean gdp?"),
    (["fit", model, "--region", "yongzou"], "did you mean yongzhou?"),
    (["fit", model, "--outliers", "dumies"], "did you mean dummies?"),
    (["backtest", model, "--units", "contries"], "did you mean countries?"),
    (["bench", "--workload", "w0"], "did you mean W0?"),
    (["bench", "--isa", "basline"], "did you mean baseline?"),
    (["check", misspeltFolder], "did you mean \(model)?"),
  ]

  @Test(
    "is answered with the nearest there is, before anything is computed",
    arguments: cases)
  func suggestion(arguments: [String], words: String) throws {
    let outcome = try BuiltCommand.run(arguments)
    #expect([64, 65, 66].contains(outcome.status))
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("that is near nothing is answered with what there is")
  func nothingNear() throws {
    let outcome = try BuiltCommand.run(["probability", Self.model, "--format", "parquet"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("text, json, csv"))
    #expect(!outcome.errors.contains("did you mean"))
  }
}
