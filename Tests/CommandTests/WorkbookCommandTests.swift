import Foundation
import Testing

@Suite("Workbooks on the command line")
struct WorkbookCommandTests {
  #if XLSX
    @Test(
      "results are written, and made again byte for byte",
      arguments: [
        "check", "describe", "fit", "project", "probability", "require", "update", "compare",
        "backtest",
      ])
    func written(verb: String) throws {
      let copy = try ModelCopy()
      let file = copy.path + "/result.xlsx"
      var arguments = [
        verb, copy.path, "--format", "xlsx", "--output", file,
        "--language", verb.count % 2 == 0 ? "en" : "zh-Hans",
      ]
      switch verb {
      case "check", "describe": break
      case "fit": arguments += ["--draws", "256"]
      case "backtest":
        arguments += ["--origins", "2023...2024", "--paths", "2000", "--draws", "256"]
      default: arguments += ["--paths", "2000", "--draws", "256"]
      }
      let outcome = try BuiltCommand.run(arguments)
      try #require(outcome.status == 0, "\(outcome.errors)")
      let data = try #require(FileManager.default.contents(atPath: file))
      #expect(data.starts(with: [0x50, 0x4B]))
      let again = try BuiltCommand.run(["rerun", file + ".manifest.json", "--format", "json"])
      #expect(again.status == 0, "\(again.output)")
    }

    @Test("a model written as a workbook is made again from it")
    func made() throws {
      let copy = try ModelCopy()
      let file = copy.path + "/model.xlsx"
      let written = try BuiltCommand.run([
        "describe", copy.path, "--format", "xlsx", "--output", file,
      ])
      #expect(written.status == 0, "\(written.errors)")
      let made = try BuiltCommand.run(["init", copy.path + "/again", "--from", file])
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.output.contains("read from the workbook"))
      let refused = try BuiltCommand.run([
        "init", copy.path + "/more", "--from", file, "--year", "2027",
      ])
      #expect(refused.status == 65)
      #expect(refused.errors.contains("E0309"))
    }

    @Test("a verb without a workbook is refused with status 64")
    func refused() throws {
      let outcome = try BuiltCommand.run([
        "bench", "--paths", "1000", "--format", "xlsx", "--output", "/dev/null",
      ])
      #expect(outcome.status == 64)
    }
  #else
    @Test(
      "without the package trait XLSX they are refused with what to do and status 69",
      arguments: [
        ["check", BuiltCommand.lingling, "--format", "xlsx", "--output", "/dev/null"],
        ["init", "never-made", "--from", "plan.xlsx"],
      ], ["en_US.UTF-8", "zh_CN.UTF-8"])
    func notBuiltIn(arguments: [String], language: String) throws {
      let outcome = try BuiltCommand.run(arguments, language: language)
      #expect(outcome.status == 69)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("--traits XLSX"))
    }
  #endif
}
