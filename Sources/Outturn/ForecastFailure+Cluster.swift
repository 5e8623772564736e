internal import OutturnAlgebra
internal import OutturnCluster
internal import OutturnSeries

extension ForecastFailure {
  /// Paths that others computed and that cannot be used.
  init(_ refusal: SimulationRefusal) {
    let provider = LAPACKProvider.current
    let lapack = "\(provider.name) \(provider.version)"
    switch refusal {
    case .otherInputs(let simulation):
      self.init(
        message: LocalizedText(
          zhHans: "分片结果不能在这里合并：第 \(simulation + 1) 次模拟的输入与本机算出的不同（本机线性代数库 \(lapack)）",
          en:
            "the partials cannot be merged here: the inputs of simulation \(simulation + 1) are not those that this machine finds (LAPACK \(lapack) here)"
        ),
        help: LocalizedText(
          zhHans: "请在计算分片的机器上合并，或用同一线性代数库",
          en: "merge on a machine that computed a shard, or with the same LAPACK"), isUsage: false)
    case .inconsistentCounts(let simulation):
      self.init(
        message: LocalizedText(
          zhHans: "分片结果第 \(simulation + 1) 次模拟的计数与路径数不符",
          en: "the counts of simulation \(simulation + 1) do not add up to its paths"),
        help: LocalizedText(zhHans: "请重新计算各分片", en: "run the shards again"), isUsage: false)
    case .processesDiffer:
      self.init(
        message: LocalizedText(
          zhHans: "各进程的模型、选项或后验抽样不一致，结果不能相加",
          en: "the processes do not agree on model, options or posterior, so nothing was added up"),
        help: LocalizedText(
          zhHans: "请在各机器上使用同一程序、同一模型文件夹和同一线性代数库",
          en: "use one program, one model folder and one LAPACK on all machines"), isUsage: false)
    case .messagePassing(let code):
      self.init(
        message: LocalizedText(
          zhHans: "进程间通信失败（MPI 错误码 \(code)）",
          en: "the processes cannot reach each other (MPI's code \(code))"),
        help: LocalizedText(
          zhHans: "请查看 mpirun 的输出", en: "see what mpirun says"), isUsage: false)
    }
  }
}
