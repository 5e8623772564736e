private import OutturnPlanning
public import OutturnSeries

/// A document with charts.
public protocol ChartedDocument: Document {
  /// Its charts, the most telling first.
  func charts(by renderer: ChartRenderer) -> ChartSet
}

/// Charts in the order in which they are to be seen.
public struct ChartSet: Sendable {
  package let charts: [any Chart]

  package init(_ charts: [any Chart]) {
    self.charts = charts
  }

  public var isEmpty: Bool { charts.isEmpty }
}

/// A chart as a file.
public struct ChartFile: Sendable, Hashable {
  /// Without an extension.
  public var name: String
  /// SVG.
  public var text: String
  /// Of the picture, in points of a screen.
  public var width: Double
  public var height: Double
}

/// How charts are drawn.
public struct ChartRenderer: Sendable {
  let language: Language
  let style: NumberStyle

  /// - Parameter digits: Decimals of growth and, at most, of probabilities in per cent.
  public init(language: Language, digits: Int = 1) {
    self.language = language
    style = NumberStyle(decimals: digits)
  }

  /// Every chart as a file of SVG.
  public func files(_ document: some ChartedDocument) -> [ChartFile] {
    document.charts(by: self).charts.map { $0.file(in: language) }
  }

  /// All charts of a document below each other in one file; nil when it has none.
  public func sheet(_ document: some ChartedDocument) -> ChartFile? {
    let charts = document.charts(by: self).charts
    guard charts.count > 1 else { return charts.first?.file(in: language) }
    return ChartSheet(charts).file(in: language)
  }
}

extension ProbabilityDocument: ChartedDocument {
  /// The targets beside each other, two by two, what moves them, other numbers for each, and where
  /// the uncertainty comes from.
  public func charts(by renderer: ChartRenderer) -> ChartSet {
    guard !targets.isEmpty || !expressions.isEmpty else { return ChartSet([]) }
    let style = renderer.style
    var charts: [any Chart] = [TargetBars(self, style: style)]
    if let pairs = JointHeatMap(self, style: style) { charts.append(pairs) }
    var told: Set<String> = []
    for id in sensitivity.map(\.target) where told.insert(id).inserted {
      if let tornado = TornadoChart(self, target: id, style: style) { charts.append(tornado) }
    }
    charts += targets.compactMap { TargetCurve($0, style: style) }
    let series = TextRenderer(TextOptions(language: renderer.language)).leadingSeries(self)
    if let shares = ShareBars(self, series: series, style: style) { charts.append(shares) }
    return ChartSet(charts)
  }
}

extension ProjectDocument: ChartedDocument {
  /// A fan for each series of the first scenario, then the scenarios beside each other.
  public func charts(by renderer: ChartRenderer) -> ChartSet {
    guard let first = scenarios.first else { return ChartSet([]) }
    let name = scenarios.count > 1 ? Phrase(first.scenario.name) : .empty
    let odds = comparison.first { $0.scenario == first.scenario.id }
    let fans: [any Chart] = first.series.map { series in
      let target = comparisonTarget.flatMap {
        $0.series == series.id && $0.measure == .growth ? $0 : nil
      }
      return FanChart(
        series, scenario: name, baseYear: baseYear, target: target,
        probability: target == nil
          ? nil
          : odds.map {
            renderer.style.probability($0.probability, standardError: $0.mcStandardError)
          }, style: renderer.style)
    }
    return ChartSet(fans + (ScenarioChart(self, style: renderer.style).map { [$0] } ?? []))
  }
}
