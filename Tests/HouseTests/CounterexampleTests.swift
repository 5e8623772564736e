import Foundation
import Testing

/// Each rule with a tree that breaks it, since a rule that cannot fail says nothing.
@Suite("Each rule of the house can fail")
struct CounterexampleTests {
  private func source(_ text: String, in module: String = "OutturnModels") -> SwiftSource {
    SwiftSource(path: "Sources/\(module)/File.swift", text: text)
  }

  @Test(
    "An import that the table does not allow is found, however it is written.",
    arguments: [
      "import Foundation",
      "  @preconcurrency public import Foundation",
      "private import struct Foundation.Date",
      "import Glibc; import Foundation",
      "#if os(Linux)\n  internal import Foundation\n#endif",
      "/* reason */ import Foundation",
    ])
  func forbiddenImport(text: String) {
    let findings = ImportTable.house.findings(in: ["OutturnModels": [source(text)]])
    #expect(findings.count == 1)
    #expect(findings.first?.hasSuffix("OutturnModels may not import Foundation") == true)
  }

  @Test(
    "What only looks like an import is none.",
    arguments: [
      "// import Foundation", "/* import Foundation\nimport Foundation */",
      "let text = \"\"\"\n  import Foundation\n  \"\"\"",
      "let text = #\"\"\"\n  \"\"\" \\(x)\nimport Foundation\n  \"\"\"#",
      "let text = \"\\(call(\"a)\")) \"\nlet imported = 1",
      "importFoundation()",
    ])
  func noImport(text: String) {
    #expect(source(text).imports == [])
  }

  @Test(
    "A seam of the package is not crossed upwards, sideways or past its neighbour.",
    arguments: [
      ("OutturnSeries", "OutturnAlgebra"), ("OutturnModels", "OutturnSimulation"),
      ("OutturnModels", "COutturnLAPACK"), ("OutturnKernelV3", "Glibc"),
      ("OutturnFiles", "OutturnReporting"), ("OutturnPlanning", "Foundation"),
      ("OutturnCommand", "OutturnFiles"), ("OutturnUnknown", "OutturnSeries"),
    ])
  func seams(module: String, other: String) {
    let sources = [source("import \(other)", in: module)]
    #expect(ImportTable.house.findings(in: [module: sources]).count == 1)
  }

  @Test(
    "What the table allows passes.",
    arguments: [
      ("OutturnSimulation", "OutturnSeries"), ("OutturnFiles", "Yams"),
      ("OutturnReporting", "Foundation"), ("OutturnKernelBaseline", "COutturnSIMD"),
      ("Outturn", "OutturnPlanning"),
    ])
  func allowed(module: String, other: String) {
    let sources = [source("public import \(other)", in: module)]
    #expect(ImportTable.house.findings(in: [module: sources]) == [])
  }

  @Test(
    "A type that is named like a module is found.",
    arguments: ["public struct Outturn {}", "package final class Outturn {", "enum Outturn: Int {"])
  func typeNamedLikeModule(text: String) {
    let modules = ["OutturnModels": [source(text)], "Outturn": []]
    #expect(ModuleNames.findings(in: modules).count == 1)
  }

  @Test("A nested type or a comment may say the name of a module.")
  func nestedType() {
    let text = "struct Plan {\n  struct Outturn {}\n}\n// struct Outturn"
    #expect(ModuleNames.findings(in: ["OutturnModels": [source(text)], "Outturn": []]) == [])
  }

  @Test(
    "A public declaration without a comment is found.",
    arguments: [
      "public struct Plan {", "public static func make() {}",
      "@inlinable\npublic func make<Value>() {}", "// not documentation\npublic enum A {",
      "/// Documented.\n\npublic func apart() {}", "public class func make() {}",
      "public init(path: String) {", "let path = 1\npublic init(path: String) throws {",
      "let path = 1\npublic init?(_ path: String) {",
      "public subscript(row: Int) -> Double {", "@MainActor public final class Plan {",
    ])
  func undocumented(text: String) {
    #expect(source(text).undocumented.count == 1)
  }

  @Test(
    "A documented, self-evident or non-public declaration needs no more.",
    arguments: [
      "/// A plan.\npublic struct Plan {", "/// A.\n@inlinable\npublic func a() {",
      "package func a() {}", "public import Glibc", "let text = \"public func a() {}\"",
      "let a: Int\nvar b: [Int: (Int, Int)]\npublic init(\n  _ a: Int, b: [Int: (Int, Int)]\n) {",
      "public static func == (a: Plan, b: Plan) -> Bool {", "public var description: String {",
      "public static func += (a: inout Plan, b: Plan) {", "public private(set) var a: Int",
      "public init(dictionaryLiteral elements: (Int, Int)...) {",
    ])
  func documented(text: String) {
    #expect(source(text).undocumented == [])
  }

  @Test("A folder without a target and a target without a folder are found.")
  func manifest() {
    let manifest = Manifest(
      """
      .systemLibrary(
        name: "CThing", pkgConfig: "thing"),
      .target(name: "Series", dependencies: [.target(name: "CThing", condition: .when())]),
      .executableTarget(name: "Tool"),
      .target(name: "_Support", path: "Tests/_Support"),
      .testTarget(name: "SeriesTests"),
      """)
    #expect(manifest.sourceTargets == ["CThing", "Series", "Tool"])
    #expect(
      manifest.findings(
        sourceFolders: ["CThing", "Series", "Tool"], testFolders: ["SeriesTests", "_Support"])
        == [])
    #expect(
      manifest.findings(
        sourceFolders: ["CThing", "Series", "Spare"], testFolders: ["_Support", "OtherTests"])
        == [
          "Sources/Spare is no target of Package.swift",
          "target Tool of Package.swift has no folder in Sources",
          "Tests/OtherTests is no target of Package.swift",
          "target SeriesTests of Package.swift has no folder in Tests",
        ])
  }

  @Test("What a model folder lacks is found, an empty folder included.")
  func modelFolder() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    for folder in ["data", "scenarios"] {
      try FileManager.default.createDirectory(
        at: root.appending(path: "Models/thing/\(folder)"), withIntermediateDirectories: true)
    }
    for file in ["model.yaml", "README.md", "data/history.csv"] {
      try Data("a: 1\n".utf8).write(to: root.appending(path: "Models/thing/\(file)"))
    }
    #expect(
      try ModelFolder.findings(in: Tree(root: root)) == [
        "Models/thing: no plan.yaml", "Models/thing: no scenarios/ with something in it",
      ])
  }
}
