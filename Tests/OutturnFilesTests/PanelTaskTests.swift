import Foundation
import OutturnFiles
import OutturnModels
import Testing

@Suite("A folder of tasks")
struct PanelTaskTests {
  private static let header = "track,unit,origin,first_year,last_year\n"
  private static let good = [
    "tasks.csv": header + "t,a,2003,2001,2003\nt,b,2003,2001,2003\n",
    "2003.csv": "unit,year,gdp,trade\na,2001,3.5,1\na,2002,4,\na,2003,-1,2\n"
      + "b,2001,2,\nb,2002,2.5,\nb,2003,3,\n",
  ]

  /// Loads a folder of these files.
  private static func load(_ files: [String: String]) throws -> PanelTasks {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "outturn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    for (name, text) in files {
      try Data(text.utf8).write(to: place.appending(path: name))
    }
    return try PanelTaskFolder.load(at: place.path + "/")
  }

  private static func failure(_ files: [String: String]) throws -> LoadFailure {
    do {
      _ = try load(files)
    } catch let failure as LoadFailure {
      return failure
    }
    throw CocoaError(.fileReadUnknown)
  }

  @Test("is read with its tasks, its panels, and columns that nobody asked for.")
  func read() throws {
    let tasks = try Self.load(Self.good)
    #expect(tasks.tasks.map(\.unit) == ["a", "b"] && tasks.origins == [2003])
    #expect(
      tasks.panels[2003]
        == PanelTable(
          series: "gdp", units: ["a", "b"], firstPeriod: 2001,
          values: [[3.5, 4, -1], [2, 2.5, 3]]))
    #expect(tasks.warnings.isEmpty)
  }

  @Test("may hold figures before a task's first year and units without a task.")
  func more() throws {
    var files = Self.good
    files["2003.csv"]! += "c,1999,7\n".replacing("7\n", with: "7,\n")
    let tasks = try Self.load(files)
    #expect(tasks.panels[2003]?.firstPeriod == 1999)
    #expect(tasks.panels[2003]?.values[2] == [7, nil, nil, nil, nil])
    #expect(tasks.panels[2003]?.values[0] == [nil, nil, 3.5, 4, -1])
  }

  /// A file, what to write in place of a part of it, and the code and line of the answer.
  struct Spoilt: Sendable, CustomTestStringConvertible {
    var file = "2003.csv"
    let old: String
    let new: String
    let code: String
    let line: Int
    var testDescription: String { "\(code): \(old) to \(new)" }
  }

  static let spoilt = [
    Spoilt(old: "a,2002,4", new: "a,2002,four", code: "E0204", line: 3),
    Spoilt(old: "a,2002,4", new: "a,2002,", code: "E0204", line: 3),
    Spoilt(old: "a,2002,4", new: "a,2002,nan", code: "E0205", line: 3),
    Spoilt(old: "a,2002,4", new: "a,2002,-101", code: "E0206", line: 3),
    Spoilt(old: "a,2002,4", new: "a,2002,1e9", code: "E0206", line: 3),
    Spoilt(old: "a,2002,4", new: "a,200x,4", code: "E0217", line: 3),
    Spoilt(old: "a,2002,4", new: "a,2004,4", code: "E0225", line: 3),
    Spoilt(old: "a,2002,4", new: ",2002,4", code: "E0213", line: 3),
    Spoilt(old: "a,2002,4", new: "a,2001,4", code: "E0216", line: 3),
    Spoilt(old: "a,2002,4,", new: "a,2002,4", code: "E0218", line: 3),
    Spoilt(old: "unit,year,gdp", new: "unit,year,growth", code: "E0218", line: 1),
    Spoilt(file: "tasks.csv", old: "t,b,2003", new: "t,z,2003", code: "E0227", line: 3),
    Spoilt(file: "tasks.csv", old: "t,b,2003", new: "t,a,2003", code: "E0216", line: 3),
    Spoilt(
      file: "tasks.csv", old: "t,b,2003,2001,2003", new: "t,b,2003,2001,2002", code: "E0226",
      line: 3),
    Spoilt(file: "tasks.csv", old: "first_year", new: "from", code: "E0218", line: 1),
    Spoilt(file: "tasks.csv", old: "t,b,2003", new: "t,b,MMIII", code: "E0217", line: 3),
  ]

  @Test("with a mistake gets its message at its line.", arguments: spoilt)
  func mistake(_ spoilt: Spoilt) throws {
    var files = Self.good
    files[spoilt.file] = files[spoilt.file]!.replacing(
      spoilt.old, with: spoilt.new, maxReplacements: 1)
    let failure = try Self.failure(files)
    let found = failure.diagnostics.first { $0.code == spoilt.code }
    #expect(found?.line == spoilt.line, "\(failure.diagnostics.map { ($0.code, $0.line) })")
    #expect(found?.file.hasSuffix(spoilt.file) == true)
    #expect(!failure.isFileMissing)
  }

  @Test("without a file says which one.", arguments: ["tasks.csv", "2003.csv"])
  func missing(name: String) throws {
    let failure = try Self.failure(Self.good.filter { $0.key != name })
    #expect(failure.isFileMissing)
    #expect(failure.diagnostics.map(\.code) == ["E0101"])
    #expect(failure.diagnostics[0].file.hasSuffix("/" + name))
  }

  @Test("with holes or unsorted rows is read, and says so.")
  func warnings() throws {
    var holes = Self.good
    holes["2003.csv"] = holes["2003.csv"]!.replacing("a,2002,4,\n", with: "")
    let one = try Self.load(holes)
    #expect(one.warnings.map(\.code) == ["W0507"] && one.warnings[0].line == 2)
    #expect(one.panels[2003]?.values[0] == [3.5, nil, -1])
    var unsorted = Self.good
    unsorted["2003.csv"] =
      "unit,year,gdp\na,2002,4\na,2001,3.5\na,2003,-1\n"
      + "b,2001,2\nb,2002,2.5\nb,2003,3\n"
    let two = try Self.load(unsorted)
    #expect(two.warnings.map(\.code) == ["W0506"] && two.warnings[0].line == 3)
    #expect(two.panels == (try Self.load(Self.good)).panels)
  }
}
