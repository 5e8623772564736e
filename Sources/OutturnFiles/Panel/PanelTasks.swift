public import OutturnModels

/// One forecast that is asked for: a unit at an origin.
public struct PanelTask: Sendable, Hashable {
  public var track: String
  public var unit: String
  /// Last year that may be seen.
  public var origin: Int
  public var firstYear: Int
  public var lastYear: Int
}

/// Forecasts that are asked for, and all that may be seen for each.
public struct PanelTasks: Sendable {
  /// In the order of the file.
  public var tasks: [PanelTask]
  /// What may be seen at each origin: every unit of that origin's file, in the file's order.
  public var panels: [Int: PanelTable]
  /// What is worth knowing and stops nothing; in order of place.
  public var warnings: [Diagnostic]

  /// Origins, earliest first.
  public var origins: [Int] { panels.keys.sorted() }
}

/// A folder with `tasks.csv` and a table of growth for each origin.
public enum PanelTaskFolder {
  /// Reads and checks all of it.
  ///
  ///     let tasks = try PanelTaskFolder.load(at: "tasks/wdi_L20")
  ///
  /// `tasks.csv` has the columns `track,unit,origin,first_year,last_year`; `<origin>.csv` has
  /// `unit,year,gdp` and any others, which are not read.
  ///
  /// - Throws: ``LoadFailure`` with all that is wrong in all files.
  public static func load(at path: String) throws(LoadFailure) -> PanelTasks {
    var reader = PanelTaskFolderReader(path: path)
    return try reader.load()
  }
}
