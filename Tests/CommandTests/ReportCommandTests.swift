import Foundation
import Testing

@Suite("report and charts, run as a person runs them")
struct ReportCommandTests {
  private static let quick = ["--paths", "2000", "--draws", "256"]

  private func folder() throws -> URL {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("outturn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    return place
  }

  @Test("report writes one page that says how to make it again")
  func page() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("report.html").path
    let outcome = try BuiltCommand.run(
      ["report", BuiltCommand.lingling, "--output", file] + Self.quick)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.hasPrefix("<!DOCTYPE html>"))
    #expect(text.contains("outturn report Models/lingling-2026 --paths 2000"))
    #expect(text.contains("零陵区2026年计划目标达成概率分析"))
    #expect(!text.contains("<script"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["report.html", "report.html.manifest.json"])
  }

  @Test("report has Markdown, text for a document and JSON, and no other form")
  func formats() throws {
    func run(_ format: String) throws -> BuiltCommand.Outcome {
      try BuiltCommand.run(
        ["report", BuiltCommand.lingling, "--format", format] + Self.quick,
        language: "zh_CN.UTF-8")
    }
    #expect(try run("markdown").output.hasPrefix("# 零陵区"))
    #expect(try run("text").output.contains("\n　　一、"))
    let json = try run("json").json
    #expect(json["schema"] as? String == "outturn.report/1")
    #expect(json["probability"] is [String: Any] && json["check"] is [String: Any])
    let refused = try run("csv")
    #expect(refused.status == 64)
    #expect(refused.errors.contains("html"))
  }

  @Test("--format svg writes one sheet, or a file a chart into a folder")
  func charts() throws {
    let sheet = try BuiltCommand.run(
      ["probability", BuiltCommand.lingling, "--format", "svg"] + Self.quick)
    #expect(sheet.status == 0 && sheet.output.hasPrefix("<svg "))
    #expect(sheet.output.components(separatedBy: "role=\"img\"").count > 8)
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try BuiltCommand.run(
      ["project", BuiltCommand.lingling, "--format", "svg", "--output", folder.path + "/new/"]
        + Self.quick)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new")
    #expect(
      names.sorted() == ["fan-gdp.svg", "fan-industry.svg", "fan-retail.svg", "fan-trade.svg"])
  }

  @Test("A verb without charts says so")
  func noCharts() throws {
    let outcome = try BuiltCommand.run(["check", BuiltCommand.lingling, "--format", "svg"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("no charts"))
  }

  @Test("Without a program for it, a picture or a PDF ends with 69 and the line that installs one")
  func missingProgram() throws {
    let environment = ["LANG": "en_US.UTF-8", "PATH": "/nowhere"]
    for arguments in [
      ["report", BuiltCommand.lingling, "--pdf", "report.pdf"],
      ["project", BuiltCommand.lingling, "--format", "png", "--output", "chart.png"],
    ] {
      let outcome = try BuiltCommand.run(arguments, environment: environment)
      #expect(outcome.status == 69)
      #expect(outcome.errors.contains("apt-get install"))
      #expect(outcome.output.isEmpty)
    }
  }
}
