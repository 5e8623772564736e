/// How large the kernel's blocks are for a plan. Results do not depend on it.
struct BlockShape: Sendable {
  /// Rows of the block of values: growth and level by step and series.
  let rows: Int
  /// Of the plan, and of each of its variants.
  let pathsPerBlock: Int
  let groupsPerStage: Int
  // Numbers of one group, 64 bytes each.
  let normalsPerGroup: Int
  let tailsPerGroup: Int
  let scalesPerGroup: Int
  let volatilityNormalsPerGroup: Int
  let residualWordsPerGroup: Int
  let levelNumbersPerGroup: Int
  let deflatorNumbersPerGroup: Int
  let stateRows: Int
  let priceFactorRows: Int

  /// Bytes of values that stay in the second-level cache with the histograms in use.
  private static let blockBytes = 384 * 1024
  /// As many as the kernel's.
  private static let groupsAbreast = 4
  /// Bytes of random numbers that stay in the first-level cache.
  private static let stageBytes = 20 * 1024

  init(_ plan: SimulationPlan, degreesOfFreedom: [Int], variantCount: Int) {
    let n = plan.model.seriesCount
    let steps = plan.horizon
    rows = 2 * steps * n
    let precision = plan.precision
    var block = 128 * precision.lanes
    while block > 64, block * rows * precision.bytesPerNumber > Self.blockBytes { block /= 2 }
    // Whole pairs of groups.
    block = max(2, block / (variantCount + 1) / precision.lanes & ~1) * precision.lanes
    pathsPerBlock = block
    func padded(_ count: Int) -> Int {
      let each = Precision.numbersPerSlot
      return (count + each - 1) / each * each
    }
    let odd = degreesOfFreedom.reduce(0) { $0 + $1 % 2 }
    let halves = degreesOfFreedom.reduce(0) { $0 + $1 / 2 }
    let volatilities = plan.model.volatility?.count ?? 0
    volatilityNormalsPerGroup = padded(steps * volatilities)
    residualWordsPerGroup =
      plan.model.residuals == nil ? 0 : padded(steps * degreesOfFreedom.count)
    let hasScales = odd + halves + volatilities > 0
    switch plan.model {
    case .components(let model):
      normalsPerGroup = steps * padded(n * model.componentCount)
      tailsPerGroup = steps * (padded(odd) + padded(halves))
      scalesPerGroup = hasScales ? steps * model.componentCount : 0
      stateRows = n * model.componentCount
    case .vectorAutoregression(let model):
      normalsPerGroup = steps * padded(n)
      tailsPerGroup = steps * (padded(odd) + padded(halves))
      scalesPerGroup = hasScales ? steps : 0
      stateRows = (model.lags + steps) * n
    case .normalInverseWishart(let model):
      let k = 1 + n * model.lags
      let freedoms = (0..<n).map { model.degreesOfFreedom - $0 }
      let isMarginal = plan.integratesCoefficients
      let normals = n * (n - 1) / 2 + (isMarginal ? 0 : k * n)
      normalsPerGroup = steps * padded(n)
      tailsPerGroup =
        model.hasReciprocalChis
        ? padded(normals + n)
        : padded(normals + freedoms.reduce(0) { $0 + $1 % 2 })
          + padded(freedoms.reduce(0) { $0 + $1 / 2 })
      scalesPerGroup = 0
      let past = steps * (k + n + 2)
      let collapsed = past + n * (n + 1) / 2 + k + 4 * n
      // Of the groups that are stepped side by side.
      let ofGroups = Self.groupsAbreast * (k + 2 * n + (isMarginal ? past : 0))
      stateRows = (model.lags + steps) * n + (plan.sampler == .sobol ? collapsed : ofGroups)
    case .gaussianPaths:
      normalsPerGroup = steps * padded(n)
      tailsPerGroup = 0
      scalesPerGroup = 0
      stateRows = steps * n
    }
    levelNumbersPerGroup = padded(n)
    deflatorNumbersPerGroup = padded(steps + 1)
    priceFactorRows = steps
    let numbers = normalsPerGroup + tailsPerGroup + scalesPerGroup
    let bytesPerGroup = 64 * (numbers + volatilityNormalsPerGroup + residualWordsPerGroup)
    groupsPerStage = max(1, min(32, Self.stageBytes / bytesPerGroup, block / precision.lanes))
  }
}
