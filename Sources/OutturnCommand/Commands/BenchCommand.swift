internal import ArgumentParser
private import Foundation
internal import Outturn

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "模拟速度，附精确解核对 / simulation throughput",
    discussion: """
      标准算例 W0（参数固定）和 W1（每条路径重抽参数），第一步的概率有精确解。
      Standard workloads W0 (fixed parameters) and W1 (parameters drawn per path).
      """)

  @Option(help: "算例：W0、W1 / workload", completion: .list(Benchmark.workloads))
  var workload: String = "W0"

  @Option(
    parsing: .unconditional, help: "路径数，可写 1e7 / paths",
    transform: { try SamplingOptions.count($0, "--paths", atLeast: 1) })
  var paths: Int = 10_000_000

  @Option(
    parsing: .unconditional, help: "步数 / steps",
    transform: { try SamplingOptions.count($0, "--horizon", atLeast: 1) })
  var horizon: Int = 5

  @Option(
    parsing: .unconditional, help: "线程数 / threads",
    transform: { try SamplingOptions.count($0, "--threads", atLeast: 1) })
  var threads: Int?

  @Option(parsing: .unconditional, help: "随机数种子 / seed")
  var seed: UInt64 = 20_260_101

  @Option(
    help: "指令集：auto、baseline、v3、v4 / instruction set",
    completion: .list(Benchmark.instructionSets))
  var isa: String = "auto"

  @Option(
    help: "抽样方式：plain、antithetic、rao-blackwell、sobol（限 W1）/ sampler",
    completion: Choice.completion(Sampler.self),
    transform: { try Choice.value($0, of: "--sampler") })
  var sampler: Sampler = .plain

  @Option(
    help: "精度：double、fast（单精度）/ precision",
    completion: Choice.completion(Precision.self),
    transform: { try Choice.value($0, of: "--precision") })
  var precision: Precision = .double

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard Benchmark.workloads.contains(workload) else {
      throw Choice.unknown(workload, of: "--workload", among: Benchmark.workloads)
    }
    guard Benchmark.instructionSets.contains(isa) else {
      throw Choice.unknown(isa, of: "--isa", among: Benchmark.instructionSets)
    }
    guard isa == "auto" || Benchmark.supportedInstructionSets.contains(isa) else {
      throw ValidationError("本机处理器没有 \(isa) (this processor does not have it)")
    }
    guard horizon <= 200 else {
      throw ValidationError("--horizon 最多 200 (at most 200): \(horizon)")
    }
    guard Benchmark.allows(sampler, workload: workload, horizon: horizon) else {
      throw ValidationError(
        """
        --sampler \(sampler.rawValue) 只用于 W1，至多 16 步；可用 plain、antithetic、rao-blackwell \
        (W1 only, up to 16 steps; plain, antithetic or rao-blackwell otherwise)
        """)
    }
    guard sampler != .sobol || precision == .double else {
      throw ValidationError(
        "--sampler sobol 只有双精度，请去掉 --precision fast (sobol has no fast form)")
    }
    guard sampler != .sobol || paths <= 1 << 36 else {
      throw ValidationError("--sampler sobol 最多 2^36 条路径 (at most 2^36 paths): \(paths)")
    }
  }

  func run() throws {
    let document = Benchmark(
      workload: workload, paths: paths, horizon: horizon,
      threads: min(threads ?? ProcessInfo.processInfo.activeProcessorCount, 1024), seed: seed,
      instructionSet: isa, sampler: sampler, precision: precision
    ).run()
    try output.write(document, modelPath: nil)
  }
}
