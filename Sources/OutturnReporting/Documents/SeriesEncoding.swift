public import OutturnSeries

/// As it is written: `"2026"`, `"2026Q1"`, `"2026-03"`.
extension Period: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// `"growth"` or `"level"`.
extension Measure: Encodable {}
