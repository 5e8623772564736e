private import OutturnSeries

extension TargetBars {
  package func specification(in language: Language) -> SpecificationValue {
    let title = Label.probability.phrase[language]
    let y = VegaLite.name("name")
    return VegaLite.view(
      self, in: language,
      rows: rows.map { row in
        [
          "name": .text(Phrase.breakable(row.name[language])),
          "probability": .number(row.chance.probability),
          "low": .number(row.chance.byModel.min() ?? row.chance.probability),
          "high": .number(row.chance.byModel.max() ?? row.chance.probability),
        ]
      },
      layers: [
        VegaLite.layer(
          VegaLite.mark("rule", .axis, ["strokeWidth": 2]),
          ["y": y, "x": VegaLite.share("low", title: title), "x2": VegaLite.field("high")]),
        VegaLite.layer(
          VegaLite.mark("point", .mark, ["filled": true, "size": 110, "opacity": 1]),
          ["y": y, "x": VegaLite.share("probability", title: title)]),
      ])
  }
}

extension TornadoChart {
  package func specification(in language: Language) -> SpecificationValue {
    let title = Label.probability.phrase[language]
    let y = VegaLite.name("name")
    func bar(_ end: String, _ ink: Ink) -> SpecificationValue {
      VegaLite.layer(
        VegaLite.mark("bar", ink, ["height": 16]),
        ["y": y, "x": VegaLite.share("now", title: title), "x2": VegaLite.field(end)])
    }
    return VegaLite.view(
      self, in: language,
      rows: entries.map { entry in
        [
          "name": .text(Phrase(entry.name)[language]), "now": .number(probability),
          "low": .number(entry.probabilityLow), "high": .number(entry.probabilityHigh),
          "growth_low": .number(entry.low), "growth_high": .number(entry.high),
        ]
      }, layers: [bar("low", .faint), bar("high", .mark)])
  }
}

extension ScenarioChart {
  package func specification(in language: Language) -> SpecificationValue {
    let y = VegaLite.name("name")
    let title = title[language]
    func band(_ share: Int, _ ink: Ink) -> SpecificationValue {
      VegaLite.layer(
        VegaLite.mark("bar", ink, ["height": 12]),
        [
          "y": y, "x": VegaLite.quantity("low\(share)", title: title),
          "x2": VegaLite.field("high\(share)"),
        ])
    }
    return VegaLite.view(
      self, in: language,
      rows: rows.map { row in
        var values = VegaLite.bands(row.quantiles)
        values["name"] = .text(row.name[language])
        values["probability"] = .number(row.comparison.probability)
        values["target"] = .number(target.threshold)
        return values
      },
      layers: [
        band(90, .band90), band(80, .band80), band(50, .band50),
        VegaLite.layer(
          VegaLite.mark("tick", .median, ["thickness": 3]),
          ["y": y, "x": VegaLite.quantity("median", title: title)]),
        VegaLite.layer(
          VegaLite.mark("rule", .target, ["strokeWidth": 2.5]),
          ["x": VegaLite.quantity("target", title: title)]),
      ])
  }
}

extension ShareBars {
  package func specification(in language: Language) -> SpecificationValue {
    VegaLite.view(
      self, in: language,
      rows: sources.map {
        ["name": .text(Phrase($0.name)[language]), "share": .number($0.share)]
      },
      layers: [
        VegaLite.layer(
          VegaLite.mark("bar", .mark),
          ["y": VegaLite.name("name"), "x": VegaLite.share("share", title: "")])
      ])
  }
}

extension CoverChart {
  package func specification(in language: Language) -> SpecificationValue {
    let y = VegaLite.name("nominal")
    let title = Phrase(zhHans: "实际覆盖", en: "held")[language]
    return VegaLite.view(
      self, in: language,
      rows: rows.map {
        [
          "nominal": .text("\($0.nominal) %"), "share": .number($0.share),
          "expected": .number(Double($0.nominal) / 100), "low": .number($0.interval.low),
          "high": .number($0.interval.high),
        ]
      },
      layers: [
        VegaLite.layer(
          VegaLite.mark("rule", .axis, ["strokeWidth": 2]),
          ["y": y, "x": VegaLite.share("low", title: title), "x2": VegaLite.field("high")]),
        VegaLite.layer(
          VegaLite.mark("tick", .target, ["thickness": 3]),
          ["y": y, "x": VegaLite.share("expected", title: title)]),
        VegaLite.layer(
          VegaLite.mark("point", .mark, ["filled": true, "size": 110, "opacity": 1]),
          ["y": y, "x": VegaLite.share("share", title: title)]),
      ])
  }
}
