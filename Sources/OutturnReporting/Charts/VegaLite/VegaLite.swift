private import Foundation
private import OutturnSeries

/// A chart's figures with an encoding in the grammar of Vega-Lite, for whoever wants to restyle it.
///
/// Data stand in the specification; colours are those of the drawing, in light.
enum VegaLite {
  static let schema = "https://vega.github.io/schema/vega-lite/v5.json"

  /// A view of layers over some rows.
  static func view(
    _ chart: any Chart, in language: Language, rows: [[String: SpecificationValue]],
    layers: [SpecificationValue]
  ) -> SpecificationValue {
    [
      "$schema": .text(schema), "title": .text(chart.title[language]),
      "description": .text(chart.conclusion[language]), "width": 460,
      "data": ["values": .list(rows.map(SpecificationValue.object))], "layer": .list(layers),
    ]
  }

  static func mark(_ type: String, _ ink: Ink, _ more: [String: SpecificationValue] = [:])
    -> SpecificationValue
  {
    .object(
      ["type": .text(type), "color": .text(ink.light)].merging(more) { $1 })
  }

  static func layer(
    _ mark: SpecificationValue, _ encoding: [String: SpecificationValue], where test: String? = nil
  ) -> SpecificationValue {
    var layer: [String: SpecificationValue] = ["mark": mark, "encoding": .object(encoding)]
    if let test { layer["transform"] = [["filter": .text(test)]] }
    return .object(layer)
  }

  static func quantity(_ field: String, title: String? = nil) -> SpecificationValue {
    .object([
      "field": .text(field), "type": "quantitative", "title": .text(title ?? ""),
      "scale": ["zero": false],
    ])
  }

  /// A share of one, from 0 to 1, written in per cent.
  static func share(_ field: String, title: String) -> SpecificationValue {
    [
      "field": .text(field), "type": "quantitative", "title": .text(title),
      "scale": ["domain": [0, 1]], "axis": ["format": ".0%"],
    ]
  }

  /// Names in the order of the rows.
  static func name(_ field: String) -> SpecificationValue {
    [
      "field": .text(field), "type": "nominal", "title": "", "sort": .list([]),
      "axis": ["labelLimit": 220],
    ]
  }

  static func field(_ field: String) -> SpecificationValue { ["field": .text(field)] }
}

extension ChartRenderer {
  /// Charts as specifications of Vega-Lite: one, or several below each other; nil without any.
  public func vegaLite(_ document: some ChartedDocument) -> String? {
    let charts = document.charts(by: self).charts.map { $0.specification(in: language) }
    guard let first = charts.first else { return nil }
    let whole: SpecificationValue =
      charts.count == 1
      ? first : ["$schema": .text(VegaLite.schema), "vconcat": .list(charts.map(Self.part))]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(whole) else {
      preconditionFailure("a chart has a number that is not finite")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func part(_ view: SpecificationValue) -> SpecificationValue {
    guard case .object(var members) = view else { return view }
    members["$schema"] = nil
    return .object(members)
  }
}
