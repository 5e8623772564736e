internal import OutturnSeries

extension CSVRenderer {
  /// A row a parameter or coefficient; `sd` is a standard error where nothing was sampled.
  public func text(_ document: FitDocument) -> String { table(document).text }

  package func table(_ document: FitDocument) -> CSVTable {
    var table = CSVTable([
      "model", "series", "parameter", "name_zh", "name_en", "mean", "sd", "q05", "q50", "q95",
      "r_hat", "ess", "sd_hc3", "sd_newey_west", "p_value",
    ])
    for series in document.series {
      for parameter in series.parameters {
        table.append([
          parameter.model, series.id, parameter.id, parameter.name.zhHans, parameter.name.en,
          parameter.mean, parameter.sd, parameter.quantiles[0.05], parameter.quantiles[0.5],
          parameter.quantiles[0.95], parameter.rHat, parameter.effectiveSampleSize, nil, nil, nil,
        ])
      }
    }
    for coefficient in document.conjugate?.coefficients ?? [] {
      table.append([
        "bvar", coefficient.equation, coefficient.regressor, nil, nil, coefficient.mean,
        coefficient.sd, nil, nil, nil, nil, nil, nil, nil, nil,
      ])
    }
    for estimator in document.estimators { append(estimator, to: &table) }
    return table
  }

  private func append(_ estimator: FittedEstimator, to table: inout CSVTable) {
    for coefficient in estimator.coefficients {
      let errors = coefficient.standardErrors
      table.append([
        estimator.id, coefficient.equation, coefficient.regressor, nil, nil, coefficient.estimate,
        errors["classical"] ?? errors["posterior"], nil, nil, nil, coefficient.sampling?.rHat,
        coefficient.sampling?.bulkSize, errors["hc3"], errors["newey_west"], coefficient.pValue,
      ])
    }
    for parameter in estimator.parameters {
      table.append([
        estimator.id, nil, parameter.id, parameter.name.zhHans, parameter.name.en, parameter.mean,
        parameter.sd, parameter.quantiles[0.05], parameter.quantiles[0.5],
        parameter.quantiles[0.95], parameter.sampling.rHat, parameter.sampling.bulkSize, nil, nil,
        nil,
      ])
    }
  }

  /// A row a check.
  public func text(_ document: SelfTestDocument) -> String {
    var table = CSVTable([
      "group_zh", "group_en", "check_zh", "check_en", "measure", "value", "bound", "ok", "source",
    ])
    for check in document.checks {
      table.append([
        check.group.zhHans, check.group.en, check.name.zhHans, check.name.en,
        check.measure.rawValue, check.value,
        check.bound, check.hasPassed, check.source,
      ])
    }
    return table.text
  }
}
