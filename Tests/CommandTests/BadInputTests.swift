import Foundation
import Testing

@Suite("Bad input ends with a message and nothing lost")
struct BadInputTests {
  /// What a test spoils, and what the message must hold in each language.
  struct Spoilt: Sendable, CustomTestStringConvertible {
    let what: String
    let status: Int32
    let words: [String]
    let spoil: @Sendable (ModelCopy) throws -> Void
    var testDescription: String { what }
  }

  static let spoilt: [Spoilt] = [
    Spoilt(what: "an unknown key", status: 65, words: ["model.yaml", "E0201", "horizn"]) {
      try $0.replace("through: 2030", by: "horizn: 2030\nthrough: 2030", in: "model.yaml")
    },
    Spoilt(what: "an unknown series in a scenario", status: 65, words: ["plan.yaml", "E0214"]) {
      try $0.replace("industry:", by: "indstry:", in: "scenarios/plan.yaml")
    },
    Spoilt(what: "a full-width percent sign", status: 65, words: ["plan.yaml", "E0105", "5.5％"]) {
      try $0.replace("{value: \"5.5\", sense", by: "{value: 5.5％, sense", in: "plan.yaml")
    },
    Spoilt(what: "a year that stands twice", status: 65, words: ["history.csv", "E0216"]) {
      let place = $0.folder.appendingPathComponent("data/history.csv")
      let text = try String(contentsOf: place, encoding: .utf8)
      let line = try #require(
        text.split(separator: "\n").first { $0.hasPrefix("lingling,gdp,growth,2025") })
      try (text + line + "\n").write(to: place, atomically: true, encoding: .utf8)
    },
    Spoilt(what: "a missing file", status: 66, words: ["history.csv", "E0101"]) {
      try $0.remove("data/history.csv")
    },
    Spoilt(what: "an empty table", status: 65, words: ["history.csv", "E0103"]) {
      try $0.write([], to: "data/history.csv")
    },
    Spoilt(what: "a number that is not finite", status: 65, words: ["model.yaml", "E0205"]) {
      try $0.replace("reversion: 0.85", by: "reversion: .inf", in: "model.yaml")
    },
    Spoilt(what: "an unknown unit", status: 65, words: ["plan.yaml", "E0215"]) {
      try $0.replace("unit: 亿元", by: "unit: 亿圆", in: "plan.yaml")
    },
  ]

  @Test("in a model folder", arguments: spoilt)
  func model(spoilt: Spoilt) throws {
    let copy = try ModelCopy()
    try spoilt.spoil(copy)
    let output = copy.folder.appendingPathComponent("answer.json")
    for language in ["en_US.UTF-8", "zh_CN.UTF-8"] {
      let outcome = try BuiltCommand.run(
        [
          "probability", copy.path, "--format", "json", "--output", output.path, "--paths", "1e4",
        ], language: language)
      #expect(outcome.status == spoilt.status, "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
      #expect(!FileManager.default.fileExists(atPath: output.path))
      for word in spoilt.words {
        #expect(outcome.errors.contains(word), "\(word) in \(outcome.errors)")
      }
      let isChinese = outcome.errors.unicodeScalars.contains {
        (0x4E00...0x9FFF).contains($0.value)
      }
      #expect(isChinese || language.hasPrefix("en"))
    }
  }

  @Test("all mistakes of a file come at once")
  func together() throws {
    let copy = try ModelCopy()
    try copy.replace("reversion: 0.85", by: "reversion: .inf", in: "model.yaml")
    try copy.replace(
      "error_degrees_of_freedom: 5", by: "error_degrees_of_freedom: 1", in: "model.yaml")
    try copy.replace("through: 2030", by: "horizn: 2030\nthrough: 2030", in: "model.yaml")
    let errors = try BuiltCommand.run(["check", copy.path]).errors
    for code in ["E0201", "E0205", "E0206"] { #expect(errors.contains(code), "\(errors)") }
  }

  @Test("files in GB18030 and with a byte order mark read like UTF-8")
  func encodings() throws {
    let plain = try BuiltCommand.run(["describe", BuiltCommand.lingling, "--format", "json"]).json
    let copy = try ModelCopy()
    let place = copy.folder.appendingPathComponent("data/history.csv")
    let text = try String(contentsOf: place, encoding: .utf8)
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    try copy.write(Array(try #require(text.data(using: gb18030))), to: "data/history.csv")
    let converted = try BuiltCommand.run(["describe", copy.path, "--format", "json"]).json
    #expect(
      NSArray(array: plain["series"] as? [Any] ?? [])
        == NSArray(array: converted["series"] as? [Any] ?? [1]))
    try copy.write([0xEF, 0xBB, 0xBF] + Array(text.utf8), to: "data/history.csv")
    let marked = try BuiltCommand.run(["describe", copy.path, "--format", "json"]).json
    #expect(
      NSArray(array: plain["series"] as? [Any] ?? [])
        == NSArray(array: marked["series"] as? [Any] ?? [1]))
  }

  @Test(
    "on the command line",
    arguments: [
      (["probability", "--paths", "-5"], Int32(64), "--paths"),
      (["probability", "--paths", "1e99"], 64, "--paths"),
      (["probability", "--draws", "3"], 64, "--draws"),
      (["probability", "--threads", "0"], 64, "--threads"),
      (["project", "--through", "2025"], 64, "2026"),
      (["project", "--through", "3000"], 64, "3000"),
      (["project", "--scenario", "plann"], 64, "plan"),
      (["project", "--assume", "exprots=-8"], 64, "E0214"),
      (["project", "--assume", "trade=many"], 64, "E0204"),
      (["project", "--assume", "trade@2024=1"], 64, "E0217"),
      (["project", "--volatility", "-1"], 64, "--volatility"),
      (["project", "--tails", "t:1"], 64, "t:1"),
      (["project", "--tails", "volatile:2"], 64, "0.5"),
      (["project", "--tails", "bootstrap", "--condition", "gdp@2026=5"], 64, "density"),
      (["update", "--ytd", "gdp@2026Q2=5.1", "--tails", "bootstrap"], 64, "density"),
      (["probability", "--tails", "bootstrap", "--sampler", "antithetic"], 64, "antithetic"),
      (["probability", "--tails", "bootstrap", "--sampler", "rao-blackwell"], 64, "rao-blackwell"),
      (["project", "--region", "linglin"], 64, "lingling"),
      (["probability", "--indicator", "gpd", "--growth", "5.5"], 64, "gdp"),
      (["probability", "--indicator", "patents", "--growth", "10"], 65, "patents"),
      (["probability", "--indicator", "retail", "--level", "125"], 65, "--base"),
      (["probability", "--indicator", "gdp"], 64, "--growth"),
      (["probability", "--growth", "5.5"], 64, "--indicator"),
      (["probability", "--target", "gdp.growth[2026] == 5.5"], 64, ">="),
      (["probability", "--target", "gdp.growth[2026"], 64, "]"),
      (["probability", "--target", "gpd.growth[2026] >= 5"], 64, "gdp"),
      (["probability", "--target", "gdp.growth[2026Q1] >= 5"], 64, "2026Q1"),
      (["probability", "--target", "gdp.growth[2024] >= 5"], 64, "2024"),
      (["probability", "--fail-below", "40"], 64, "--fail-below"),
      (["probability", "--sampler", "sobol"], 64, "rao-blackwell"),
      (["project", "--sampler", "sobol"], 64, "antithetic"),
      (["probability", "--sampler", "soboll"], 64, "sobol"),
      (["fit", "--estimator", "varr"], 64, "did you mean var?"),
      (["fit", "--estimator", "regional", "--lags", "2"], 64, "--estimator"),
      (["fit", "--estimator", "var", "--region", "linglin"], 64, "lingling"),
      (["fit", "--estimator", "var", "--indicators", "gdp,retial"], 64, "retail"),
      (["fit", "--estimator", "var", "--indicators", "gdp,,retail"], 64, "--indicators"),
      (["fit", "--estimator", "var", "--indicators", "gdp,gdp"], 64, "gdp,gdp"),
      (["fit", "--estimator", "var", "--lags", "-1"], 64, "--lags"),
      (["fit", "--estimator", "var", "--lags", "9"], 64, "8"),
      (["fit", "--estimator", "bayesian-var", "--lags", "0"], 64, "--lags 1"),
      (["fit", "--estimator", "panel", "--lags", "2"], 64, "--lags"),
      (["fit", "--outliers", "skaled"], 64, "did you mean scaled?"),
      (["fit", "--estimator", "var", "--outliers", "scaled"], 64, "leave-out"),
      (["check", "--language", "fr"], 64, "fr"),
      (["check", "--digits", "-1"], 64, "--digits"),
      (["check", "--format", "docx"], 64, "json"),
    ])
  func options(arguments: [String], status: Int32, word: String) throws {
    let line = [arguments[0], BuiltCommand.lingling] + arguments.dropFirst()
    let outcome = try BuiltCommand.run(line)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(word), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("a misspelt verb gets the nearest one, in both languages")
  func verb() throws {
    let english = try BuiltCommand.run(["probabilty", BuiltCommand.lingling])
    #expect(english.status == 64)
    #expect(english.errors.contains("did you mean outturn probability?"))
    let chinese = try BuiltCommand.run(["probabilty"], language: "zh_CN.UTF-8")
    #expect(chinese.errors.contains("是不是 outturn probability？"))
  }

  @Test("negative numbers are words of their own")
  func negative() throws {
    let outcome = try BuiltCommand.run([
      "probability", BuiltCommand.lingling, "--indicator", "trade", "--growth", "-8", "--paths",
      "1e4", "--draws", "256", "--format", "json",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test("an output file in a folder that is not there is refused, and what was there stays")
  func output() throws {
    let outcome = try BuiltCommand.run([
      "check", BuiltCommand.lingling, "--output", "/nonexistent-folder/answer.txt",
    ])
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("answer.txt"))
  }
}
