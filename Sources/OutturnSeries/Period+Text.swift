extension Period {
  /// Reads `2026`, `2026Q1` or `2026-03`, and nothing else.
  ///
  /// The inverse of ``description``: four digits of the year, an upper-case `Q`, two digits of the
  /// month, no spaces. A text that is almost right (`2026q1`, `2026-3`, `2026年`) is refused,
  /// because two spellings of one period in a file are soon two periods.
  ///
  ///     Period("2026Q1")?.description   // "2026Q1"
  ///     Period("2026-13")               // nil
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, let year = Self.number(bytes[..<4]) else { return nil }
    let rest = bytes[4...]
    switch (rest.first, rest.count) {
    case (nil, 0):
      self.init(year: year)
    case (UInt8(ascii: "Q"), 2):
      guard let quarter = Self.number(rest.dropFirst()), 1...4 ~= quarter else { return nil }
      self.init(year: year, index: quarter, of: .quarterly)
    case (UInt8(ascii: "-"), 3):
      guard let month = Self.number(rest.dropFirst()), 1...12 ~= month else { return nil }
      self.init(year: year, index: month, of: .monthly)
    default:
      return nil
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
