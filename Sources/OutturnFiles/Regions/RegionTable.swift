public import OutturnModels
public import OutturnSeries

/// Many regions within each other with their figures and targets: what `batch --regions` reads.
///
/// `regions.csv` (any name) has `id,parent,code,name_zh,name_en`, the root first and without a
/// parent. Beside it stand `indicators.csv` with `id,name_zh,name_en,unit,prices,transform` and
/// `figures.csv` with `region,indicator,year,measure,value`, where `measure` is `growth` (outturn,
/// per cent), `level` (of the last year) or `target` (growth of at least, in the year after).
public struct RegionTable: Sendable {
  /// One region.
  public struct Region: Sendable, Hashable {
    public var id: String
    public var code: String
    public var name: LocalizedText
    /// Level of the last year by place of the indicator; nil where it is not known.
    public var levels: [Double?]
    /// Growth targets of the year after, by place of the indicator.
    public var targets: [PublishedFigure?]
  }

  /// One indicator.
  public struct Indicator: Sendable, Hashable {
    public var id: String
    public var name: LocalizedText
    public var unit: String
    public var isNominal: Bool
    public var transformation: Transformation
  }

  /// A region that cannot be computed, with everything that is wrong with its figures.
  public struct Failure: Sendable, Hashable {
    public var id: String
    public var name: LocalizedText
    /// The region around it.
    public var parent: String
    public var diagnostics: [Diagnostic]
  }

  /// Those that can be computed, in the order of the table.
  public var regions: [Region]
  public var indicators: [Indicator]
  /// The same regions with their growth, model units.
  public var tree: RegionTree
  /// Last year of any figure of growth.
  public var baseYear: Int
  /// Regions left out, those within them included.
  public var failures: [Failure]
  /// SHA-256 of the three files.
  public var digest: String

  /// Reads the three tables.
  ///
  /// - Parameter file: The table of regions, as the user wrote it.
  /// - Throws: ``LoadFailure`` when no region can be computed at all: a file is missing or is no
  ///   table, an indicator or a parent is unknown, there is not one root. What is wrong with one
  ///   region's figures is in ``failures``.
  public init(reading file: String) throws(LoadFailure) {
    var reader = RegionTableReader(file: file)
    self = try reader.load()
  }

  init(
    regions: [Region], indicators: [Indicator], tree: RegionTree, baseYear: Int,
    failures: [Failure], digest: String
  ) {
    self.regions = regions
    self.indicators = indicators
    self.tree = tree
    self.baseYear = baseYear
    self.failures = failures
    self.digest = digest
  }
}
