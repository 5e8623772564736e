internal import OutturnAlgebra

/// The equations of a regional model in the form in which they are added up, figures among them.
struct RegionalEquations {
  private var firstLevel: EquationForm
  private var level: EquationForm
  private var shock: EquationForm
  /// By region below the nation.
  private var firstDeviations: [EquationForm]
  private var deviations: [EquationForm]
  private let initialDeviationPrecision: Matrix
  /// Of all forms, block after block, n×n each.
  private var elements: [Double]
  /// Where the blocks go.
  private let sum: BandedBlockSum
  /// 1, then by year those of the shocks and of each region's deviations.
  private var weights: [Double]
  /// In blocks.
  private let yearStarts: [Int]
  /// States with a published figure, their precision and that times the figure.
  private let figurePlaces: [Int]
  private let figurePrecisions: [Double]
  private let figureTerms: [Double]

  init(_ model: RegionalModel) {
    let n = model.seriesCount
    let before = -(model.regionCount + 1)
    var blocks = 0
    func form(_ places: [Int]) -> EquationForm {
      let form = EquationForm(places: places, order: n, firstBlock: blocks)
      blocks = form.endBlock
      return form
    }
    firstLevel = form([0])
    level = form([0, before])
    shock = form([1, 0])
    let here = model.deviationBlocks.map { $0.map(\.block) }
    firstDeviations = here.map { form($0) }
    deviations = here.map { places in form(places + places.map { before + $0 }) }
    elements = Array(repeating: 0, count: blocks * n * n)
    weights = Array(repeating: 1, count: 1 + model.yearCount * max(1, model.regionCount))
    initialDeviationPrecision = model.initialDeviationPrecision
    firstLevel.refill(
      &elements,
      precision: Matrix(
        diagonal: model.prior.initialLevel.map { 1 / ($0.standardDeviation * $0.standardDeviation) }
      ), constant: model.prior.initialLevel.map(\.mean)
    ) { _, _ in 1 }

    var terms = firstLevel.terms(from: 0, weight: 0)
    for first in firstDeviations { terms += first.terms(from: 0, weight: 0) }
    for year in 0..<model.yearCount {
      let start = -before * year
      let weight = 1 + year * max(1, model.regionCount)
      terms += shock.terms(from: start, weight: weight)
      if year == 0 { continue }
      terms += level.terms(from: start, weight: 0)
      for (index, deviation) in deviations.enumerated() {
        terms += deviation.terms(from: start, weight: weight + 1 + index)
      }
    }
    sum = BandedBlockSum(terms, blockOrder: n)
    yearStarts = (0..<model.yearCount).map { -before * $0 }
    let figures = model.figures
    figurePlaces = figures.map(\.place)
    figurePrecisions = figures.map(\.precision)
    figureTerms = figures.map { $0.precision * $0.value }
  }

  /// Takes the numbers of a draw.
  mutating func refill(
    _ model: RegionalModel, _ parameters: RegionalParameters, _ factors: RegionalFactors
  ) {
    let phi = model.levelPersistence
    // ℓt − φ·ℓt−1 − (1 − φ)·m ~ N(0, Q) after the first year.
    level.refill(
      &elements, precision: factors.level.inverse,
      constant: parameters.longRunMean.map { (1 - phi) * $0 }
    ) { block, _ in block == 0 ? 1 : -phi }
    // z₀,t − ℓt ~ N(0, κt·S/ωt), the weight ωt/κt.
    shock.refill(&elements, precision: factors.shock.inverse) { block, _ in block == 0 ? 1 : -1 }
    for place in deviations.indices {
      let blocks = model.deviationBlocks[place]
      // dr,0 ~ N(0, D).
      firstDeviations[place].refill(&elements, precision: initialDeviationPrecision) {
        blocks[$0].constant + blocks[$0].slope * parameters.loading[$1]
      }
      // dr,t − ρ·dr,t−1 ~ N(0, Ur/ω) after the first year, the weight ω.
      deviations[place].refill(&elements, precision: factors.deviations[place].inverse) {
        block, series in
        let term = blocks[block % blocks.count]
        let own = term.constant + term.slope * parameters.loading[series]
        return block < blocks.count ? own : -parameters.persistence[series] * own
      }
    }
    var place = 1
    for year in 0..<model.yearCount {
      weights[place] = parameters.shockWeights[year] / model.turbulence[year]
      place += 1
      for region in deviations.indices {
        weights[place] = parameters.deviationWeights[region][year]
        place += 1
      }
    }
  }

  /// Fills a system whose blocks without equations are zero.
  func fill(_ system: inout GaussianSystem) {
    sum.assign(to: &system.precision, blocks: elements, weights: weights)
    system.precision.addDiagonal(figurePrecisions, at: figurePlaces)
    for place in system.linear.indices { system.linear[place] = 0 }
    firstLevel.addLinear(to: &system.linear, from: 0)
    for start in yearStarts.dropFirst() { level.addLinear(to: &system.linear, from: start) }
    for (place, term) in zip(figurePlaces, figureTerms) { system.linear[place] += term }
  }
}
