private import OutturnPlanning
private import OutturnSeries

extension VegaLite {
  /// The median and the ends of the central intervals, as far as they were computed.
  static func bands(_ quantiles: Quantiles) -> [String: SpecificationValue] {
    var values: [String: SpecificationValue] = [:]
    if let median = quantiles[0.5] { values["median"] = .number(median) }
    for share in [50, 80, 90] {
      guard let interval = quantiles.interval(Double(share) / 100) else { continue }
      values["low\(share)"] = .number(interval.low)
      values["high\(share)"] = .number(interval.high)
    }
    return values
  }
}

extension FanChart {
  package func specification(in language: Language) -> SpecificationValue {
    let title = title[language]
    let x: SpecificationValue = ["field": "year", "type": "ordinal", "title": ""]
    func band(_ share: Int, _ ink: Ink) -> SpecificationValue {
      VegaLite.layer(
        VegaLite.mark("area", ink),
        [
          "x": x, "y": VegaLite.quantity("low\(share)", title: title),
          "y2": VegaLite.field("high\(share)"),
        ], where: "isValid(datum.low\(share))")
    }
    let past = series.history.map { figure -> [String: SpecificationValue] in
      ["year": .text(figure.period.description), "outturn": .number(figure.growth)]
    }
    let future = series.periods.map { period -> [String: SpecificationValue] in
      var values = VegaLite.bands(period.growth.quantiles)
      values["year"] = .text(period.period.description)
      if let target, target.period == period.period { values["target"] = .number(target.threshold) }
      return values
    }
    return VegaLite.view(
      self, in: language, rows: past + future,
      layers: [
        band(90, .band90), band(80, .band80), band(50, .band50),
        VegaLite.layer(
          VegaLite.mark("line", .median, ["strokeDash": [6, 3]]),
          ["x": x, "y": VegaLite.quantity("median", title: title)],
          where: "isValid(datum.median)"),
        VegaLite.layer(
          VegaLite.mark("point", .outturn, ["filled": true, "opacity": 1]),
          ["x": x, "y": VegaLite.quantity("outturn", title: title)],
          where: "isValid(datum.outturn)"),
        VegaLite.layer(
          VegaLite.mark("tick", .target, ["thickness": 4, "width": 26]),
          ["x": x, "y": VegaLite.quantity("target", title: title)],
          where: "isValid(datum.target)"),
      ])
  }
}

extension JointHeatMap {
  package func specification(in language: Language) -> SpecificationValue {
    let names = targets.map { Phrase($0.target.name)[language] }
    let rows = targets.indices.flatMap { row in
      targets.indices.map { column -> [String: SpecificationValue] in
        [
          "row": .text(names[row]), "column": .text(names[column]),
          "probability": .number(values[row][column]),
        ]
      }
    }
    let (x, y) = (VegaLite.name("column"), VegaLite.name("row"))
    return VegaLite.view(
      self, in: language, rows: rows,
      layers: [
        VegaLite.layer(
          ["type": "rect"],
          [
            "x": x, "y": y,
            "color": [
              "field": "probability", "type": "quantitative",
              "scale": [
                "domain": [0, 1],
                "range": [.text(HeatShade(0).light), .text(HeatShade(1).light)],
              ], "legend": ["format": ".0%"],
            ],
          ]),
        VegaLite.layer(
          ["type": "text"],
          [
            "x": x, "y": y,
            "text": ["field": "probability", "type": "quantitative", "format": ".1%"],
          ]),
      ])
  }
}

extension TargetCurve {
  package func specification(in language: Language) -> SpecificationValue {
    let title = Label.probability.phrase[language]
    let points = entry.curve.map { point -> [String: SpecificationValue] in
      ["threshold": .number(point.threshold), "probability": .number(point.probability)]
    }
    let target: [String: SpecificationValue] = [
      "target": .number(entry.target.threshold), "probability": .number(entry.probability),
    ]
    return VegaLite.view(
      self, in: language, rows: points + [target],
      layers: [
        VegaLite.layer(
          VegaLite.mark("line", .median),
          [
            "x": VegaLite.quantity("threshold", title: self.title[language]),
            "y": VegaLite.share("probability", title: title),
          ], where: "isValid(datum.threshold)"),
        VegaLite.layer(
          VegaLite.mark("point", .target, ["filled": true, "size": 110, "opacity": 1]),
          [
            "x": VegaLite.quantity("target", title: self.title[language]),
            "y": VegaLite.share("probability", title: title),
          ], where: "isValid(datum.target)"),
      ])
  }
}

extension ReliabilityChart {
  package func specification(in language: Language) -> SpecificationValue {
    let said = VegaLite.share(
      "forecast", title: Phrase(zhHans: "预测概率", en: "probability given")[language])
    let came = Phrase(zhHans: "实际发生的比例", en: "came true")[language]
    return VegaLite.view(
      self, in: language,
      rows: bins.map {
        [
          "forecast": .number($0.forecast), "frequency": .number($0.frequency),
          "low": .number($0.low), "high": .number($0.high), "n": .number(Double($0.count)),
        ]
      },
      layers: [
        VegaLite.layer(
          VegaLite.mark("line", .target, ["strokeDash": [5, 3]]),
          ["x": said, "y": VegaLite.share("forecast", title: came)]),
        VegaLite.layer(
          VegaLite.mark("rule", .axis, ["strokeWidth": 2]),
          ["x": said, "y": VegaLite.share("low", title: came), "y2": VegaLite.field("high")]),
        VegaLite.layer(
          VegaLite.mark("point", .mark, ["filled": true, "opacity": 1]),
          [
            "x": said, "y": VegaLite.share("frequency", title: came),
            "size": ["field": "n", "type": "quantitative", "title": "n"],
          ]),
      ])
  }
}

extension TransformHistogram {
  package func specification(in language: Language) -> SpecificationValue {
    let title = Phrase(zhHans: "实际值所占比例", en: "share of outturns")[language]
    return VegaLite.view(
      self, in: language,
      rows: shares.enumerated().map { place, share in
        ["tenth": .number(Double(place + 1)), "share": .number(share), "right": 0.1]
      },
      layers: [
        VegaLite.layer(
          VegaLite.mark("bar", .mark),
          [
            "x": ["field": "tenth", "type": "ordinal", "title": ""],
            "y": VegaLite.share("share", title: title),
          ]),
        VegaLite.layer(
          VegaLite.mark("rule", .target, ["strokeWidth": 2]),
          ["y": VegaLite.share("right", title: title)]),
      ])
  }
}
