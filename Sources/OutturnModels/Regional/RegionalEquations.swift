internal import OutturnAlgebra

/// The equations of a regional model in the form in which they are added up.
struct RegionalEquations {
  private var firstLevel: EquationForm
  private var level: EquationForm
  private var shock: EquationForm
  /// By region below the nation.
  private var firstDeviations: [EquationForm]
  private var deviations: [EquationForm]

  init(_ model: RegionalModel) {
    let n = model.seriesCount
    let before = -model.stateStride
    firstLevel = EquationForm(places: [0], order: n)
    level = EquationForm(places: [0, before], order: n)
    shock = EquationForm(places: [n, 0], order: n)
    let here = (1..<max(1, model.regionCount)).map { region in
      model.deviationBlocks(region).map { $0.block * n }
    }
    firstDeviations = here.map { EquationForm(places: $0, order: n) }
    deviations = here.map { places in
      EquationForm(places: places + places.map { before + $0 }, order: n)
    }
    firstLevel.refill(
      precision: Matrix(
        diagonal: model.prior.initialLevel.map { 1 / ($0.standardDeviation * $0.standardDeviation) }
      ), constant: model.prior.initialLevel.map(\.mean)
    ) { _, _ in 1 }
  }

  /// Takes the numbers of a draw.
  mutating func refill(
    _ model: RegionalModel, _ parameters: RegionalParameters, _ factors: RegionalFactors
  ) {
    let phi = model.levelPersistence
    // ℓt − φ·ℓt−1 − (1 − φ)·m ~ N(0, Q) after the first year.
    level.refill(
      precision: factors.level.inverse, constant: parameters.longRunMean.map { (1 - phi) * $0 }
    ) { block, _ in block == 0 ? 1 : -phi }
    // z₀,t − ℓt ~ N(0, κt·S/ωt), the weight ωt/κt.
    shock.refill(precision: factors.shock.inverse) { block, _ in block == 0 ? 1 : -1 }
    for place in deviations.indices {
      let blocks = model.deviationBlocks(place + 1)
      // dr,0 ~ N(0, D).
      firstDeviations[place].refill(precision: model.initialDeviationPrecision) { block, series in
        blocks[block].constant + blocks[block].slope * parameters.loading[series]
      }
      // dr,t − ρ·dr,t−1 ~ N(0, Ur/ω) after the first year, the weight ω.
      deviations[place].refill(precision: factors.deviations[place].inverse) { block, series in
        let term = blocks[block % blocks.count]
        let own = term.constant + term.slope * parameters.loading[series]
        return block < blocks.count ? own : -parameters.persistence[series] * own
      }
    }
  }

  /// Adds the equations of all years; figures are no part of them.
  func add(
    to system: inout GaussianSystem, of model: RegionalModel, _ parameters: RegionalParameters
  ) {
    system.add(firstLevel, at: 0)
    for first in firstDeviations { system.add(first, at: 0) }
    for year in 0..<model.yearCount {
      let start = model.place(year: year, block: 0)
      system.add(shock, at: start, weight: parameters.shockWeights[year] / model.turbulence(year))
      if year == 0 { continue }
      system.add(level, at: start)
      for (index, deviation) in deviations.enumerated() {
        system.add(deviation, at: start, weight: parameters.deviationWeights[index][year])
      }
    }
  }
}
