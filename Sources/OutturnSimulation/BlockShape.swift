/// How large the kernel's blocks are for a plan. Results do not depend on it.
struct BlockShape: Sendable {
  /// Rows of the block of values: growth and level by step and series.
  let rows: Int
  let pathsPerBlock: Int
  let groupsPerStage: Int
  // Numbers of one group, each eight lanes.
  let normalsPerGroup: Int
  let tailsPerGroup: Int
  let scalesPerGroup: Int
  let levelNumbersPerGroup: Int
  let deflatorNumbersPerGroup: Int
  let stateRows: Int
  let priceFactorRows: Int

  /// Bytes of values that stay in the second-level cache with the histograms in use.
  private static let blockBytes = 384 * 1024
  /// Bytes of random numbers that stay in the first-level cache.
  private static let stageBytes = 20 * 1024

  init(_ plan: SimulationPlan, degreesOfFreedom: [Int]) {
    let n = plan.model.seriesCount
    let steps = plan.horizon
    rows = 2 * steps * n
    var block = 1024
    while block > 64, block * rows * 8 > Self.blockBytes { block /= 2 }
    pathsPerBlock = block
    func even(_ count: Int) -> Int { (count + 1) & ~1 }
    let odd = degreesOfFreedom.reduce(0) { $0 + $1 % 2 }
    let halves = degreesOfFreedom.reduce(0) { $0 + $1 / 2 }
    switch plan.model {
    case .components(let model):
      normalsPerGroup = steps * even(n * model.componentCount)
      tailsPerGroup = steps * (even(odd) + even(halves))
      scalesPerGroup = odd + halves > 0 ? steps * model.componentCount : 0
      stateRows = n * model.componentCount
    case .vectorAutoregression(let model):
      normalsPerGroup = steps * even(n)
      tailsPerGroup = steps * (even(odd) + even(halves))
      scalesPerGroup = odd + halves > 0 ? steps : 0
      stateRows = (model.lags + steps) * n
    case .normalInverseWishart(let model):
      let k = 1 + n * model.lags
      let freedoms = (0..<n).map { model.degreesOfFreedom - $0 }
      let normals = n * (n - 1) / 2 + k * n + freedoms.reduce(0) { $0 + $1 % 2 }
      normalsPerGroup = steps * even(n)
      tailsPerGroup = even(normals) + 2 * ((freedoms.reduce(0) { $0 + $1 / 2 } + 3) / 4)
      scalesPerGroup = 0
      let collapsed = steps * (k + n + 1) + n * (n + 1) / 2 + k + 4 * n
      let direct = k + 2 * n
      stateRows = (model.lags + steps) * n + (plan.sampler == .sobol ? collapsed + direct : direct)
    }
    levelNumbersPerGroup = even(n)
    deflatorNumbersPerGroup = even(steps + 1)
    priceFactorRows = steps
    let bytesPerGroup = 64 * (normalsPerGroup + tailsPerGroup + scalesPerGroup)
    groupsPerStage = max(1, min(32, Self.stageBytes / bytesPerGroup, block / 8))
  }
}
