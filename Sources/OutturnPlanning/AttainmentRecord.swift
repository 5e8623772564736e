public import OutturnSeries

/// How often such probabilities came true when the model was tested on earlier years: what
/// `outturn backtest --record` keeps in a model folder.
public struct AttainmentRecord: Codable, Sendable, Hashable {
  /// `outturn.record/1`.
  public var schema: String
  /// Version of the program that made it.
  public var outturn: String
  /// SHA-256 of the model's files when it was made.
  public var modelSHA256: String
  public var seed: UInt64
  /// Simulated paths of each origin and region.
  public var paths: Int
  /// Last years that forecasts were made from.
  public var origins: [Int]
  /// Regions with a forecast in the record.
  public var regions: [Name]
  public var entries: [Entry]

  public static let currentSchema = "outturn.record/1"

  public init(
    outturn: String, modelSHA256: String, seed: UInt64, paths: Int, origins: [Int],
    regions: [Name], entries: [Entry]
  ) {
    schema = Self.currentSchema
    self.outturn = outturn
    self.modelSHA256 = modelSHA256
    self.seed = seed
    self.paths = paths
    self.origins = origins
    self.regions = regions
    self.entries = entries
  }

  /// The record of one series at one horizon, or nil.
  public func entry(series: String, horizon: Int) -> Entry? {
    entries.first { $0.series == series && $0.horizon == horizon }
  }

  enum CodingKeys: String, CodingKey {
    case schema, outturn, seed, paths, origins, regions, entries
    case modelSHA256 = "model_sha256"
  }

  /// A region by name.
  public struct Name: Codable, Sendable, Hashable {
    public var id: String
    public var zhHans: String
    public var en: String

    public init(id: String, name: LocalizedText) {
      self.id = id
      zhHans = name.zhHans
      en = name.en
    }

    public var name: LocalizedText { LocalizedText(zhHans: zhHans, en: en) }

    enum CodingKeys: String, CodingKey {
      case id, en
      case zhHans = "zh-Hans"
    }
  }

  /// The record of one series at one horizon, all regions together.
  public struct Entry: Codable, Sendable, Hashable {
    public var series: String
    /// Years ahead.
    public var horizon: Int
    /// Forecasts judged.
    public var count: Int
    /// Years that they were of.
    public var years: Int
    /// By nominal share in per cent: `50`, `80`, `90`.
    public var cover: [String: Share]
    /// Without the turbulent years; nil when none fall in the record.
    public var calm: Calm?
    /// What was said of targets, and what came.
    public var bins: [ReliabilityBin]

    public init(
      series: String, horizon: Int, count: Int, years: Int, cover: [String: Share], calm: Calm?,
      bins: [ReliabilityBin]
    ) {
      self.series = series
      self.horizon = horizon
      self.count = count
      self.years = years
      self.cover = cover
      self.calm = calm
      self.bins = bins
    }

    /// The bin that a probability falls into, or nil when none was ever said.
    public func bin(of probability: Double) -> ReliabilityBin? {
      bins.last { probability >= $0.from && probability <= $0.to }
    }

    enum CodingKeys: String, CodingKey {
      case series, horizon, years, cover, calm, bins
      case count = "n"
    }
  }

  /// A share with its 95 % interval, years as clusters.
  public struct Share: Codable, Sendable, Hashable {
    public var share: Double
    public var low: Double
    public var high: Double

    public init(share: Double, low: Double, high: Double) {
      self.share = share
      self.low = low
      self.high = high
    }
  }

  /// What remains without some years.
  public struct Calm: Codable, Sendable, Hashable {
    /// Those left out.
    public var without: [Int]
    public var count: Int
    public var cover: [String: Share]

    public init(without: [Int], count: Int, cover: [String: Share]) {
      self.without = without
      self.count = count
      self.cover = cover
    }

    enum CodingKeys: String, CodingKey {
      case without, cover
      case count = "n"
    }
  }
}

/// How often events came whose probability lay in a bin.
public struct ReliabilityBin: Sendable, Hashable, Codable {
  /// The bin's ends, 0 to 1.
  public var from: Double
  public var to: Double
  /// Mean of the probabilities in it.
  public var forecast: Double
  /// How often the events came.
  public var frequency: Double
  /// 95 % interval of that, with years as clusters.
  public var low: Double
  public var high: Double
  /// Events.
  public var count: Int
  /// Years that they fell in.
  public var years: Int

  public init(
    from: Double, to: Double, forecast: Double, frequency: Double, low: Double, high: Double,
    count: Int, years: Int
  ) {
    self.from = from
    self.to = to
    self.forecast = forecast
    self.frequency = frequency
    self.low = low
    self.high = high
    self.count = count
    self.years = years
  }

  enum CodingKeys: String, CodingKey {
    case from, to, forecast, frequency, low, high, years
    case count = "n"
  }
}
