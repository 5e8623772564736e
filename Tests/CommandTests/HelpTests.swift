import Foundation
import Testing
import _OutturnTestSupport

@Suite("Help and description")
struct HelpTests {
  @Test("names the verbs that are built, with examples, and no others")
  func help() throws {
    let outcome = try BuiltCommand.run(["--help"])
    #expect(outcome.status == 0)
    for verb in [
      "check", "describe", "fit", "selftest", "project", "probability", "require", "update",
      "backtest", "compare", "rerun", "report", "bench", "batch", "merge", "schema",
    ] {
      #expect(outcome.output.contains("  \(verb) "), "\(verb)")
    }
    for verb in ["serve"] {
      #expect(!outcome.output.contains("  \(verb) "), "\(verb)")
    }
    #expect(outcome.output.contains("outturn probability Models/lingling-2026"))
  }

  @Test(
    "each verb has help of its own",
    arguments: [
      "check", "describe", "fit", "selftest", "project", "probability", "require", "update",
      "backtest", "compare", "report", "bench",
    ])
  func verb(verb: String) throws {
    let outcome = try BuiltCommand.run([verb, "--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("outturn \(verb)"))
  }

  @Test("no argument shows the help on standard output and succeeds")
  func nothing() throws {
    let outcome = try BuiltCommand.run([])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("probability"))
  }

  @Test("a description names every source of every figure that is used")
  func describe() throws {
    let outcome = try BuiltCommand.run(["describe", BuiltCommand.lingling, "--format", "json"])
    #expect(outcome.status == 0)
    let series = try #require(try outcome.json["series"] as? [[String: Any]])
    let values = series.flatMap { $0["values"] as? [[String: Any]] ?? [] }
    #expect(values.count > 300)
    for value in values {
      #expect(!(value["source"] as? String ?? "").isEmpty)
      #expect(!(value["status"] as? String ?? "").isEmpty)
    }
    let gdp = try #require(
      series.first {
        $0["region"] as? String == "lingling" && $0["id"] as? String == "gdp"
          && $0["measure"] as? String == "growth"
      })
    #expect(gdp["count"] as? Int == 4)
  }

  @Test(
    "every document can be had as text, JSON and CSV in both languages",
    arguments: [
      "check", "describe", "fit", "selftest", "project", "probability", "require", "update",
      "backtest", "compare", "bench",
    ],
    ["text", "json", "csv"])
  func formats(verb: String, format: String) throws {
    for language in ["en", "zh-Hans"] {
      var arguments = [verb, "--format", format, "--language", language]
      switch verb {
      case "bench": arguments += ["--paths", "1e5"]
      case "selftest": break
      case "fit": arguments += [BuiltCommand.lingling, "--draws", "256"]
      case "project", "probability", "require", "update", "compare":
        arguments += [BuiltCommand.lingling, "--paths", "1e4", "--draws", "256"]
      case "backtest":
        arguments += [
          BuiltCommand.lingling, "--origins", "2023...2024", "--paths", "1e4", "--draws", "256",
        ]
      default: arguments.append(BuiltCommand.lingling)
      }
      let outcome = try BuiltCommand.run(arguments)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(!outcome.output.isEmpty)
      if format == "csv" { #expect(outcome.output.hasPrefix("\u{FEFF}")) }
      if format == "json" {
        #expect(try outcome.json["schema"] as? String == "outturn.\(verb)/1")
        let schema = try BuiltCommand.run(["schema", verb])
        let validator = try SchemaValidator(Data(schema.output.utf8))
        #expect(try validator.findings(in: Data(outcome.output.utf8)) == [], "\(verb)")
      }
    }
  }
}
