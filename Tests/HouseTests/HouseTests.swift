import Testing

/// The tree as it is, held to the rules that no compiler checks.
@Suite("The tree keeps the rules of the house")
struct HouseTests {
  @Test("Every import is one that the module table allows.")
  func imports() throws {
    let modules = try Tree.here.modules()
    #expect(modules["OutturnSeries"]?.isEmpty == false, "the scan found no sources")
    #expect(ImportTable.house.findings(in: modules) == [])
  }

  @Test("No module is named like a type.")
  func names() throws {
    #expect(ModuleNames.findings(in: try Tree.here.modules()) == [])
  }

  @Test("Every public declaration of a library has a documentation comment.")
  func documentation() throws {
    let libraries = try Tree.here.modules().filter { $0.key != "OutturnCommand" }
    let findings = libraries.values.flatMap(\.self).flatMap { source in
      source.undocumented.map { "\(source.path):\($0.line): \($0.name) has no comment" }
    }
    #expect(findings.sorted() == [])
  }

  @Test("Package.swift and the folders name the same targets.")
  func manifest() throws {
    let manifest = Manifest(try Tree.here.text("Package.swift"))
    #expect(manifest.sourceTargets.contains("OutturnSeries"))
    #expect(
      manifest.findings(
        sourceFolders: try Tree.here.folders(in: "Sources"),
        // The checks are shell scripts, and generators are other programs'.
        testFolders: try Tree.here.folders(in: "Tests").filter {
          !["Checks", "ReferenceGenerators"].contains($0)
        }) == [])
  }

  @Test("The kernel's builds share one source folder.", arguments: ["V3", "V4"])
  func kernelFolders(build: String) {
    #expect(
      Tree.here.destination(ofLink: "Sources/OutturnKernel\(build)") == "OutturnKernelBaseline")
  }

  @Test("Every model folder holds its model, its plan, data, scenarios and a description.")
  func models() throws {
    #expect(try !Tree.here.folders(in: "Models").isEmpty)
    #expect(try ModelFolder.findings(in: Tree.here) == [])
  }
}
