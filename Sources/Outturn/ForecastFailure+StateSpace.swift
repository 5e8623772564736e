package import OutturnModels
package import OutturnSeries

extension ForecastFailure {
  /// A state-space model that was refused, told in words.
  ///
  /// - Parameter firstPeriod: The period that the model's first is.
  package init(_ error: StateSpaceError, firstPeriod: Period) {
    switch error {
    case .notPositiveSemidefinite(let matrix):
      self.init(
        message: LocalizedText(
          zhHans: "状态空间模型的协方差矩阵 \(matrix) 不成立：有一个方向的方差为负",
          en: "the covariance \(matrix) of the state-space model is none: a variance is negative"),
        help: LocalizedText(
          zhHans: "请检查标准差和相关系数，相关系数应在 -1 与 1 之间且彼此相容",
          en:
            "check the standard deviations and correlations: each between -1 and 1, and all of them together possible"
        ), isUsage: false)
    case .notStationary:
      self.init(
        message: LocalizedText(
          zhHans: "估计出的系统不会回到均值，样本之前的状态没有确定的分布，无法起算",
          en:
            "the estimated system does not return to a mean, so nothing is known of where it began"),
        help: LocalizedText(
          zhHans: "请换用收缩更强的先验，或减少滞后期",
          en: "use a tighter prior or fewer lags"), isUsage: false)
    case .contradiction(let period, _, let surprise):
      let place = firstPeriod.advanced(by: period - 1)
      let year = place.frequency == .annual ? "\(place)年" : "\(place)"
      let gap = (abs(surprise) * 100).rounded() / 100
      self.init(
        message: LocalizedText(
          zhHans: "\(year)的数据互相矛盾：其中一个数与其他数推算的结果相差\(gap)",
          en:
            "the figures of \(place) contradict each other: one is \(gap) away from what the others imply"
        ),
        help: LocalizedText(
          zhHans: "请核对各季度数、累计数与全年数，或给条件加上误差（如 5.5+-0.3）",
          en:
            "check the quarters, cumulated figures and total, or give the condition an error (5.5+-0.3)"
        ), isUsage: false)
    case .undetermined(let directions):
      self.init(
        message: LocalizedText(
          zhHans: "数据不足以确定模型的起点，还有\(directions)个量无从推算",
          en:
            "the figures do not fix where the model begins: \(directions) quantit\(directions == 1 ? "y is" : "ies are") left open"
        ),
        help: LocalizedText(
          zhHans: "请补充较早年份的数据", en: "add figures of earlier years"), isUsage: false)
    }
  }
}
