import OutturnSeries
public import OutturnSimulation

extension OptionText {
  /// W0511, where a growth rate that an option gave looks like a share: 0.055 in place of 5.5.
  ///
  /// - Parameters:
  ///   - growth: Per cent, as the option was read.
  ///   - text: The option's whole text.
  public static func shareWarning(
    _ growth: Double, in text: String, option: String
  ) -> Diagnostic? {
    guard let figure = PublishedFigure("\(growth)"), let complaint = ShareRule.complaint(figure)
    else { return nil }
    let place = text.firstRange(of: figure.text)
    let column = place.map { text.distance(from: text.startIndex, to: $0.lowerBound) + 1 } ?? 1
    let part = OptionReader.Part(text: place.map { String(text[$0]) } ?? text, column: column)
    return OptionReader(text: text, option: option).failure(complaint, part)
  }
}

extension Condition {
  /// The growth rates that it states, per cent.
  public var statedGrowth: [Double] {
    switch law {
    case .exact(let value): [value]
    case .distributed(let centre, _, _), .studentT(let centre, _, _): [centre]
    case .triangular(_, let mode, _): [mode]
    case .empirical: []
    case .within(let range): [range.lowerBound, range.upperBound].filter(\.isFinite)
    }
  }
}
