/// Throughput of the simulation, with the workload's own results: the answer of `bench`.
public struct BenchDocument: Document {
  public static let verb = Verb.bench
  /// Its `seed` and `paths` are those of the run.
  public var header: DocumentHeader
  /// `W0`, `W1`, or the id of a model.
  public var workload: String
  public var horizon: Int
  public var threads: Int
  /// `double` or `fast`.
  public var precision: String
  /// Instruction set that ran: `baseline`, `v3`, `v4`.
  public var isa: String
  public var timing: BenchTiming
  /// Of the workload's single target.
  public var probability: Double
  public var mcStandardError: Double
  /// Of the workload's targets together.
  public var joint: Double
  public var jointMCStandardError: Double
  /// Every quantity that has an exact value.
  public var closedForm: [ClosedFormCheck]
  /// Mean, spread and quantiles by series and horizon.
  public var cells: [BenchCell]

  public init(
    header: DocumentHeader, workload: String, horizon: Int, threads: Int, precision: String,
    isa: String, timing: BenchTiming, probability: Double, mcStandardError: Double,
    joint: Double, jointMCStandardError: Double, closedForm: [ClosedFormCheck] = [],
    cells: [BenchCell] = []
  ) {
    self.header = header
    self.workload = workload
    self.horizon = horizon
    self.threads = threads
    self.precision = precision
    self.isa = isa
    self.timing = timing
    self.probability = probability
    self.mcStandardError = mcStandardError
    self.joint = joint
    self.jointMCStandardError = jointMCStandardError
    self.closedForm = closedForm
    self.cells = cells
  }

  private enum CodingKeys: String, CodingKey {
    case workload, horizon, threads, precision, isa, probability, joint, cells
    case mcStandardError = "mc_standard_error"
    case jointMCStandardError = "joint_mc_standard_error"
    case closedForm = "closed_form"
  }

  public func encode(to encoder: any Encoder) throws {
    try header.encode(into: encoder, verb: Self.verb)
    try timing.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(workload, forKey: .workload)
    try container.encode(horizon, forKey: .horizon)
    try container.encode(threads, forKey: .threads)
    try container.encode(precision, forKey: .precision)
    try container.encode(isa, forKey: .isa)
    try container.encode(probability, forKey: .probability)
    try container.encode(mcStandardError, forKey: .mcStandardError)
    try container.encode(joint, forKey: .joint)
    try container.encode(jointMCStandardError, forKey: .jointMCStandardError)
    try container.encode(closedForm, forKey: .closedForm)
    try container.encode(cells, forKey: .cells)
  }
}

/// What a run took. Its keys stand in the document itself.
public struct BenchTiming: Sendable, Hashable, Encodable {
  /// Wall time.
  public var seconds: Double
  /// User and system time of all threads.
  public var cpuSeconds: Double
  public var pathsPerSecond: Double
  public var pathsPerCPUSecond: Double
  public var normalsPerCPUSecond: Double
  public var peakMemoryBytes: Int

  /// Rates follow from counts and times; both times must be above 0.
  public init(
    seconds: Double, cpuSeconds: Double, paths: Int, normals: Int, peakMemoryBytes: Int
  ) {
    precondition(seconds > 0 && cpuSeconds > 0, "a run takes time")
    self.seconds = seconds
    self.cpuSeconds = cpuSeconds
    self.pathsPerSecond = Double(paths) / seconds
    self.pathsPerCPUSecond = Double(paths) / cpuSeconds
    self.normalsPerCPUSecond = Double(normals) / cpuSeconds
    self.peakMemoryBytes = peakMemoryBytes
  }

  enum CodingKeys: String, CodingKey {
    case seconds
    case cpuSeconds = "cpu_seconds"
    case pathsPerSecond = "paths_per_second"
    case pathsPerCPUSecond = "paths_per_cpu_second"
    case normalsPerCPUSecond = "normals_per_cpu_second"
    case peakMemoryBytes = "peak_memory_bytes"
  }
}

/// One series at one horizon of a workload.
public struct BenchCell: Sendable, Hashable, Encodable {
  /// From 1.
  public var series: Int
  /// Periods ahead, from 1.
  public var horizon: Int
  /// Nil, as `sd`, where drawn parameters let a few paths run so far that the sums cannot be kept.
  @Nullable public var mean: Double?
  @Nullable public var sd: Double?
  public var quantiles: Quantiles

  public init(series: Int, horizon: Int, mean: Double?, sd: Double?, quantiles: Quantiles) {
    self.series = series
    self.horizon = horizon
    self.mean = mean
    self.sd = sd
    self.quantiles = quantiles
  }
}
