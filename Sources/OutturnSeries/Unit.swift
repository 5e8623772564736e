/// What a figure is counted in, and in which multiples: `亿元`, `万亩`, `%`, `家`.
public struct Unit: Hashable, Sendable, CustomStringConvertible {
  /// What is counted. Two units convert into each other when this agrees.
  public enum Quantity: Hashable, Sendable {
    case yuan
    case usDollars
    /// A change or a share in per cent.
    case percent
    /// A difference between two percentages: from 4 % to 5 % is one point, and 25 per cent.
    case percentagePoints
    /// Area; 15 mu are a hectare.
    case mu
    case tonnes
    case squareMetres
    case metres
    case people
    /// Visits (人次): one person may make several.
    case visits
    case animals
    /// Things that are counted one by one, with their measure word: `个`, `家`, `套`.
    case items(String)
    /// A number without a unit, such as a price index.
    case index
  }

  /// As written.
  public let symbol: String
  public let quantity: Quantity
  /// How many of the quantity's own unit one of these is: 1e8 for `亿元`.
  public let scale: Double

  /// Reads a unit: a quantity, with `百`, `千`, `万`, `百万`, `千万`, `亿` or `万亿` before it.
  ///
  ///     Unit("亿元")?.scale    // 1e8
  ///     Unit("亿圆")           // nil
  public init?(_ symbol: String) {
    for (prefix, scale) in Self.prefixes where symbol.hasPrefix(prefix) {
      let rest = String(symbol.dropFirst(prefix.count))
      if let quantity = Self.quantities[rest] {
        // 万% would be a slip of the pen, not a unit.
        if scale != 1, !quantity.isScalable { return nil }
        self.init(symbol: symbol, quantity: quantity, scale: scale * (Self.multiples[rest] ?? 1))
        return
      }
    }
    return nil
  }

  private init(symbol: String, quantity: Quantity, scale: Double) {
    self.symbol = symbol
    self.quantity = quantity
    self.scale = scale
  }

  /// A number of this unit in another.
  ///
  /// Multiplies or divides once by an exact power of ten, so that the result is the nearest
  /// `Double` and going there and back returns the number, up to its last bit.
  /// - Returns: Nil when the units count different things: `亿元` and `亿美元`, per cent and
  ///   percentage points.
  public func convert(_ value: Double, to other: Unit) -> Double? {
    guard quantity == other.quantity else { return nil }
    return scale >= other.scale
      ? value * (scale / other.scale)
      : value / (other.scale / scale)
  }

  /// Whether it is a share or a change, so that a difference is in percentage points.
  public var isPercentage: Bool { quantity == .percent }

  /// Whether only whole numbers of it occur: people and things, uncounted in thousands.
  public var isCount: Bool {
    guard scale == 1 else { return false }
    return switch quantity {
    case .people, .visits, .animals, .items: true
    default: false
    }
  }

  public var description: String { symbol }

  /// Units to suggest to a person who mistyped one, the usual ones first.
  public static var knownSymbols: [String] {
    let usual = ["亿元", "万元", "%", "亿美元", "万美元", "个", "家", "人", "万人次", "万亩", "万吨"]
    return usual + quantities.keys.filter { !usual.contains($0) }.sorted()
  }

  private static let prefixes: [(String, Double)] = [
    ("", 1), ("百万", 1e6), ("千万", 1e7), ("万亿", 1e12), ("百", 1e2), ("千", 1e3), ("万", 1e4),
    ("亿", 1e8),
  ]

  private static let quantities: [String: Quantity] = {
    var table: [String: Quantity] = [
      "元": .yuan, "人民币元": .yuan, "美元": .usDollars, "%": .percent, "百分点": .percentagePoints,
      "个百分点": .percentagePoints, "亩": .mu, "吨": .tonnes, "平方米": .squareMetres, "米": .metres,
      "公里": .metres, "公斤": .tonnes, "斤": .tonnes, "名": .people, "位": .people,
      "人": .people, "人次": .visits, "头": .animals, "只": .animals, "羽": .animals,
      "index": .index, "指数": .index,
    ]
    for word in [
      "个", "家", "件", "套", "项", "户", "所", "张", "台", "辆", "条", "处", "场", "次", "栋", "座", "例", "宗",
      "起", "株", "场次", "支", "部", "门", "千瓦", "千瓦时", "立方米",
    ] {
      table[word] = .items(word)
    }
    return table
  }()

  /// How many of the quantity's own unit a base unit is, where not one.
  private static let multiples: [String: Double] = ["公里": 1e3, "公斤": 1e-3, "斤": 5e-4]
}

extension Unit.Quantity {
  fileprivate var isScalable: Bool {
    switch self {
    case .percent, .percentagePoints, .index: false
    default: true
    }
  }
}
