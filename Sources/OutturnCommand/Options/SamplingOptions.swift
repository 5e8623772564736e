internal import ArgumentParser
internal import Outturn

/// How many paths, from which seed, on how many threads.
struct SamplingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "模拟路径数，如 1e6（默认）/ simulated paths",
    transform: { try SamplingOptions.count($0, "--paths", atLeast: 1) })
  var paths: Int?

  @Option(
    parsing: .unconditional, help: "后验抽样数 / posterior draws",
    transform: { try SamplingOptions.count($0, "--draws", atLeast: 256) })
  var draws: Int = 4096

  @Option(
    parsing: .unconditional, help: "随机数种子 / seed",
    transform: { text in
      guard let seed = UInt64(text) else {
        throw ValidationError("--seed 要非负整数 (a whole number, not negative): \(text)")
      }
      return seed
    })
  var seed: UInt64 = 20_260_101

  @Option(
    parsing: .unconditional, help: "线程数，不影响结果 / threads; results stay",
    transform: { try SamplingOptions.count($0, "--threads", atLeast: 1) })
  var threads: Int?

  @Option(
    help: "抽样方式：plain 独立、antithetic 对偶、rao-blackwell 条件期望 / sampler",
    completion: .list(["plain", "antithetic", "rao-blackwell"]),
    transform: { try Choice.value($0, of: "--sampler") })
  var sampler: Sampler = .plain

  @Option(
    help: "精度：double 双精度、fast 单精度，约快一倍 / precision",
    completion: Choice.completion(Precision.self),
    transform: { try Choice.value($0, of: "--precision") })
  var precision: Precision = .double

  func validate() throws {
    guard sampler != .sobol else {
      throw ValidationError(
        """
        --sampler sobol 只用于参数可积分掉的模型（bench --workload W1），这里可用 plain、antithetic、rao-blackwell \
        (sobol needs a model whose parameters can be integrated out; plain, antithetic or \
        rao-blackwell here)
        """)
    }
  }

  /// A whole number that may be written as `1e6`.
  static func count(_ text: String, _ option: String, atLeast least: Int) throws -> Int {
    guard let value = Double(text), value.isFinite, value == value.rounded() else {
      throw ValidationError("\(option) 要整数，如 1000000 或 1e6 (a whole number): \(text)")
    }
    guard value >= Double(least), value <= 1e12 else {
      throw ValidationError("\(option) 要 \(least) 到 1e12 (from \(least) to 1e12): \(text)")
    }
    return Int(value)
  }

  func apply(to options: inout ForecastOptions) {
    if let paths { options.paths = paths }
    options.draws = draws
    options.seed = seed
    options.sampler = sampler
    options.precision = precision
    if let threads { options.threads = min(threads, 1024) }
  }
}
