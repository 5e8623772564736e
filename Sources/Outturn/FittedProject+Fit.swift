internal import OutturnAlgebra
internal import OutturnModels
public import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension FittedProject {
  /// What was estimated: every parameter with its convergence, and how much each region borrows.
  public func estimates() -> FitDocument {
    let observations = fitted.observations
    let series = specification.modelled.indices.map(fittedSeries)
    return FitDocument(
      header: project.header(seed: options.seed, paths: nil, warnings: []),
      name: specification.name, sampleFrom: observations.firstYear,
      baseYear: specification.baseYear, asked: [], draws: fitted.drawCount,
      models: members(withConjugate: true),
      modelled: EstimatedSeries.modelled(by: specification),
      regions: FittedRegion.all(of: specification, observations), series: series,
      borrowing: nextYearBorrowing, conjugate: fittedConjugate, estimators: modelEstimators(series),
      diagnostics: diagnostics(of: series))
  }

  private func fittedSeries(at place: Int) -> FittedSeries {
    let definition = fitted.definition(of: specification.modelled[place])
    return FittedSeries(
      id: definition.id, name: definition.name,
      unit: ModelNames.unit(of: definition),
      parameters: fitted.regional.members.flatMap { member in
        ParameterList.quantities(of: member.model, regions: specification.regions).map {
          summary($0, of: member, series: place)
        }
      })
  }

  private func summary(
    _ quantity: ParameterList.Quantity, of member: RegionalPosterior.Member, series: Int
  ) -> FittedParameter {
    let values = member.draws.map { quantity.value($0, series) }
    let length = values.count / member.chainCount
    let convergence = Convergence(
      chains: (0..<member.chainCount).map { Array(values[$0 * length..<($0 + 1) * length]) })
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    let sorted = values.sorted()
    return FittedParameter(
      model: member.name, id: quantity.id, name: quantity.name, mean: mean,
      sd: variance.squareRoot(),
      quantiles: Quantiles(
        PathEnsemble.printedQuantiles.map {
          (level: $0, value: sorted[Int($0 * Double(sorted.count - 1))])
        }), rHat: convergence.rHat, effectiveSampleSize: convergence.effectiveSampleSize)
  }

  /// The weights of every modelled series, for the innermost region.
  private var nextYearBorrowing: [OutturnReporting.Borrowing] {
    let weights = fitted.regional.borrowing
    return specification.modelled.indices.flatMap { series in
      ForecastEvidence.borrowing(
        weights, series: series, name: fitted.definition(of: specification.modelled[series]),
        regions: specification.regions, period: period(0))
    }
  }

  private var fittedConjugate: FittedConjugate {
    let conjugate = fitted.conjugate
    let posterior = conjugate.posterior
    let n = specification.modelled.count
    // E[Σ], for a posterior with more than n + 1 degrees of freedom.
    let divisor = posterior.degreesOfFreedom - Double(n) - 1
    return FittedConjugate(
      lags: conjugate.design.lags, rows: conjugate.design.rowCount, years: conjugate.design.years,
      tightness: conjugate.tightness,
      marginalLikelihoods: zip(
        conjugate.specification.tightness, conjugate.logMarginalLikelihoods
      ).map { TightnessTrial(tightness: $0, logMarginalLikelihood: $1) },
      coefficients: specification.modelled.enumerated().flatMap { equation, id in
        conjugate.design.columnNames.enumerated().map { row, name in
          FittedCoefficient(
            equation: id, regressor: name, mean: posterior.mean[row, equation],
            sd: (posterior.rowCovariance[row, row] * posterior.scale[equation, equation] / divisor)
              .squareRoot())
        }
      },
      shockDeviations: Dictionary(
        uniqueKeysWithValues: specification.modelled.enumerated().map { place, id in
          (id, (posterior.scale[place, place] / divisor).squareRoot())
        }))
  }

  func diagnostics(of series: [FittedSeries]) -> [FitDiagnostic] {
    let parameters = series.flatMap { series in series.parameters.map { (series, $0) } }
    guard let worst = parameters.max(by: { $0.1.rHat < $1.1.rHat }),
      let least = parameters.min(by: { $0.1.effectiveSampleSize < $1.1.effectiveSampleSize })
    else { return [] }
    let rHat = (worst.1.rHat * 1000).rounded() / 1000
    let size = least.1.effectiveSampleSize.rounded()
    return [
      FitDiagnostic(
        id: "r_hat", value: worst.1.rHat, bound: 1.05, isGood: worst.1.rHat <= 1.05,
        message: LocalizedText(
          zhHans: "R̂最大的是\(worst.0.name.zhHans)的\(worst.1.name.zhHans)：\(rHat)，应不超过1.05",
          en:
            "the largest R-hat is that of \(worst.1.name.en) of \(worst.0.name.en): \(rHat), to be at most 1.05"
        )),
      FitDiagnostic(
        id: "effective_sample_size", value: least.1.effectiveSampleSize, bound: 100,
        isGood: least.1.effectiveSampleSize >= 100,
        message: LocalizedText(
          zhHans:
            "有效样本量最小的是\(least.0.name.zhHans)的\(least.1.name.zhHans)：\(Int(size))，应不少于100；不足时用 --draws 增加抽样数",
          en:
            "the smallest effective sample size is that of \(least.1.name.en) of \(least.0.name.en): \(Int(size)), to be at least 100; raise --draws when it is not"
        )),
    ]
  }
}
