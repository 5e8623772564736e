private import Foundation
internal import OutturnKernel
public import OutturnReporting
internal import OutturnSeries
public import OutturnSimulation

/// Throughput of the standard workload with its own results, so that a fast wrong answer is seen.
public struct Benchmark: Sendable {
  /// `W0` or `W1`.
  public var workload: String
  public var paths: Int
  public var horizon: Int
  public var threads: Int
  public var seed: UInt64
  /// `auto`, `baseline`, `v3` or `v4`.
  public var instructionSet: String
  public var sampler: Sampler
  public var precision: Precision

  public init(
    workload: String, paths: Int, horizon: Int, threads: Int, seed: UInt64,
    instructionSet: String, sampler: Sampler = .plain, precision: Precision = .double
  ) {
    self.workload = workload
    self.paths = paths
    self.horizon = horizon
    self.threads = threads
    self.seed = seed
    self.instructionSet = instructionSet
    self.sampler = sampler
    self.precision = precision
  }

  /// The workloads that can be run.
  public static let workloads = StandardWorkload.allCases.map(\.rawValue)
  /// The instruction sets that can be named, whether or not this processor has them.
  public static let instructionSets = ["auto"] + InstructionSet.allCases.map(\.rawValue)
  /// Those that this processor has.
  public static var supportedInstructionSets: [String] {
    InstructionSet.allCases.filter(\.isSupported).map(\.rawValue)
  }

  /// Whether the workload's paths of that many steps can be sampled so: Sobol points need a workload
  /// whose parameters can be integrated out (`W1`) and at most 64 figures a path.
  public static func allows(_ sampler: Sampler, workload: String, horizon: Int) -> Bool {
    StandardWorkload(rawValue: workload)?.model
      .allows(sampler, horizon: horizon, shockScale: 1) ?? false
  }

  /// Runs the workload once and measures it, from the plan to the moments and quantiles of all cells.
  ///
  /// `workload` and `instructionSet` must be among those offered, the set supported and the sampler
  /// allowed.
  public func run() -> BenchDocument {
    guard let workload = StandardWorkload(rawValue: workload) else {
      preconditionFailure("no workload \(workload)")
    }
    let set = InstructionSet(rawValue: instructionSet) ?? .best
    precondition(set.isSupported, "this processor does not have \(set)")
    let plan = workload.plan(
      paths: paths, seed: seed, horizon: horizon, sampler: sampler, precision: precision)
    let wall = ContinuousClock.now
    let processor = Self.processorSeconds
    let ensemble = plan.run(threads: threads, instructionSet: set)
    let cells = Self.cells(ensemble)
    let cpuSeconds = Self.processorSeconds - processor
    let seconds = (ContinuousClock.now - wall) / .seconds(1)
    let probability = ensemble.probability(ofTarget: 0, published: false)
    let everything = (1 << StandardWorkload.seriesCount) - 1
    let joint = ensemble.probability(published: false) { $0 == everything }
    return BenchDocument(
      header: DocumentHeader(
        outturn: Version.current, seed: seed, paths: paths, sampler: sampler.rawValue,
        warnings: precision.warnings + Self.withoutMoments(cells)),
      workload: workload.rawValue, horizon: horizon, threads: threads,
      precision: precision.rawValue,
      isa: set.rawValue,
      timing: BenchTiming(
        seconds: max(seconds, 1e-9), cpuSeconds: max(cpuSeconds, 1e-9), paths: paths,
        normals: paths * plan.normalsPerPath, peakMemoryBytes: Self.peakMemoryBytes),
      probability: probability.value, mcStandardError: probability.standardError,
      joint: joint.value, jointMCStandardError: joint.standardError,
      closedForm: (0..<StandardWorkload.seriesCount).map { series in
        let simulated = ensemble.probability(ofTarget: series, published: false)
        return ClosedFormCheck(
          quantity: "P(series \(series + 1) >= \(StandardWorkload.targets[series]), h = 1)",
          model: workload.rawValue, exact: workload.exactProbability(ofSeries: series),
          simulated: simulated.value, mcStandardError: simulated.standardError)
      },
      cells: cells)
  }

  private static func cells(_ ensemble: PathEnsemble) -> [BenchCell] {
    (0..<ensemble.horizon).flatMap { step in
      (0..<StandardWorkload.seriesCount).map { series in
        let mean = ensemble.mean(.level, series: series, step: step)
        let sd = ensemble.standardDeviation(.level, series: series, step: step)
        return BenchCell(
          series: series + 1, horizon: step + 1, mean: mean.isFinite ? mean : nil,
          sd: sd.isFinite ? sd : nil,
          quantiles: ensemble.quantiles(.level, series: series, step: step))
      }
    }
  }

  /// A drawn autoregression may grow without bound, and over many steps a few paths do.
  private static func withoutMoments(_ cells: [BenchCell]) -> [DocumentWarning] {
    guard let first = cells.first(where: { $0.mean == nil || $0.sd == nil }) else { return [] }
    return [
      DocumentWarning(
        code: "no_mean",
        message: LocalizedText(
          zhHans: "从第\(first.horizon)步起，个别路径的水平大到无法求和，均值和标准差不予给出；概率和分位数不受影响",
          en:
            "from step \(first.horizon) on, levels of a few paths are too large to be added up: no mean and no standard deviation is given; probabilities and quantiles are not affected"
        ))
    ]
  }

  /// User and system time of all threads so far.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most memory that the process has held.
  private static var peakMemoryBytes: Int {
    var usage = rusage()
    // Glibc declares the constant with another type than the function takes.
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) * 1024
  }
}
