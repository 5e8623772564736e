internal import OutturnAlgebra
internal import OutturnModels
internal import OutturnRandom
internal import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

extension Shelf {
  /// Sweeps for each draw: with four units their scales and the law of scales move slowly.
  private static let panelThinning = 16

  /// The first indicator in every region that has a figure of it, each region's mean, persistence
  /// and scale borrowed from a common law.
  func panel(into entry: inout FittedEstimator) throws(ForecastFailure) {
    let definition = sample.definitions[0]
    let observations = sample.observations
    if request.lags.map({ $0 != 1 }) ?? false { throw .panelLags }
    let allowed = ShelfOutliers.rules(of: .panel)
    if let asked = request.outliers, !allowed.contains(asked) {
      throw .outlierRule(asked, estimator: .panel, allowed: allowed)
    }
    let rule = request.outliers ?? .leaveOut
    let turbulent = Set(
      sample.specification.regional.turbulence.filter {
        $0.value > 1 && ($0.key >= observations.firstYear && $0.key <= observations.lastYear)
      }.keys)
    let places = sample.specification.regions.indices.filter { place in
      observations.values.indices.contains { year in
        observations.values[year][place][0] != nil
          && (rule == .none || !turbulent.contains(observations.firstYear + year))
      }
    }
    entry.region = nil
    entry.regionName = LocalizedText(
      zhHans: places.map { sample.specification.regions[$0].name.zhHans }.joined(separator: "、"),
      en: places.map { sample.specification.regions[$0].name.en }.joined(separator: ", "))
    guard places.count >= 2 else { throw .panelOfOne(definition.name) }
    let regions = places.map { sample.specification.regions[$0] }
    entry.series = regions.map {
      EstimatedSeries(id: $0.id, name: $0.name, unit: ModelNames.unit(of: definition))
    }
    entry.model = ModelNames.panelStatement(of: definition.name)
    let all = PanelTable(
      series: definition.id, units: regions.map(\.id), firstPeriod: observations.firstYear,
      values: places.map { place in observations.values.map { $0[place][0] } })
    let table = rule == .none ? all : all.leavingOut(turbulent)
    entry.outliers = ShelfOutliers.panelStatement(rule, years: turbulent.sorted())
    let draws = max(64, options.draws / 4)
    let posterior: HierarchicalPosterior
    do {
      posterior = try HierarchicalAutoregression(
        warmUp: 1000, draws: draws, chains: 4, thinning: Self.panelThinning
      ).fit(
        table, seed: Seed(options.seed), threads: options.threads)
    } catch {
      throw failure(error, of: .panel, lags: 1)
    }
    entry.sample = EstimatorSample(
      from: observations.firstYear, through: observations.lastYear,
      rows: table.values.reduce(0) { $0 + $1.count { $0 != nil } }, lags: nil)
    let means = posterior.forecastMean(horizon: 1).row(0)
    entry.expected = zip(regions, means).map {
      ExpectedGrowth(
        series: $0.id, period: Period(year: observations.lastYear + 1), mean: $1)
    }
    let evidence = PanelEvidence(posterior, regions: regions)
    entry.parameters = evidence.parameters
    entry.borrowing = evidence.borrowing
    entry.figures = [
      EstimatorFigure(
        id: "draws", name: LocalizedText(zhHans: "后验抽样次数", en: "posterior draws"),
        value: Double(4 * draws))
    ]
    entry.diagnostics = evidence.diagnostics(of: entry.parameters)
  }
}

/// The draws of a panel as numbers for a reader.
struct PanelEvidence {
  private let posterior: HierarchicalPosterior
  private let regions: [Region]

  init(_ posterior: HierarchicalPosterior, regions: [Region]) {
    self.posterior = posterior
    self.regions = regions
  }

  var parameters: [SampledParameter] {
    let units = regions.enumerated().flatMap { place, region in
      [
        parameter(
          "mean.\(region.id)", "\(region.name.zhHans)的长期平均", "long-run mean of \(region.name.en)"
        ) { $0.means[place] },
        parameter(
          "persistence.\(region.id)", "\(region.name.zhHans)的持续性",
          "persistence of \(region.name.en)"
        ) { $0.persistences[place] },
        parameter(
          "shock_scale.\(region.id)", "\(region.name.zhHans)冲击的尺度",
          "scale of \(region.name.en)'s shocks"
        ) { $0.variances[place].squareRoot() },
      ]
    }
    return [
      parameter("centre", "各地长期平均的中心", "centre of the means", \.centre),
      parameter("mean_spread", "各地长期平均的差异（标准差）", "spread of the means (sd)") {
        $0.meanVariance.squareRoot()
      },
      parameter(
        "persistence_centre", "持续性的中心", "centre of the persistence", \.persistenceCentre),
      parameter("persistence_spread", "持续性的差异（标准差）", "spread of the persistence (sd)") {
        $0.persistenceVariance.squareRoot()
      },
      parameter("degrees_of_freedom", "t分布的自由度", "degrees of freedom of t", \.degreesOfFreedom),
    ] + units
  }

  private func parameter(
    _ id: String, _ zh: String, _ en: String, _ value: (HierarchicalDraw) -> Double
  ) -> SampledParameter {
    SampledParameter(
      id: id, name: LocalizedText(zhHans: zh, en: en),
      chains: posterior.chains.map { $0.map(value) })
  }

  /// The share of each unit's expected mean that comes from its own figures, each other's, and the
  /// prior.
  var borrowing: [PanelShare] {
    let shares = posterior.borrowing.shares
    return regions.indices.flatMap { unit in
      let named = regions.indices.map { from in
        PanelShare(
          unit: regions[unit].id, unitName: regions[unit].name, from: regions[from].id,
          fromName: regions[from].name, share: shares[unit, from])
      }
      return named + [
        PanelShare(
          unit: regions[unit].id, unitName: regions[unit].name, from: "prior",
          fromName: LocalizedText(zhHans: "先验", en: "prior"),
          share: 1 - named.reduce(0) { $0 + $1.share })
      ]
    }
  }

  func diagnostics(of parameters: [SampledParameter]) -> [FitDiagnostic] {
    FitDiagnostic.convergence(of: parameters.map(\.sampling), chains: posterior.chains.count)
  }
}
