internal import OutturnReporting
internal import OutturnSimulation

extension Precision {
  /// What single precision costs.
  ///
  /// The figures are those that `SinglePrecisionTests` hold the kernel to.
  var warnings: [DocumentWarning] {
    guard self == .fast else { return [] }
    return [
      DocumentWarning(
        code: "single_precision",
        message: LocalizedText(
          zhHans:
            "按单精度模拟：每条路径的误差不超过其数值的十万分之一，正态冲击最大到6.66个标准差；所用随机数与双精度不同，两者的概率相差在模拟误差之内",
          en:
            "computed in single precision: a path is off by less than 1e-5 of its size, and normal shocks end at 6.66 standard deviations; the random numbers are not those of double precision, so probabilities differ within the simulation error"
        ))
    ]
  }
}
