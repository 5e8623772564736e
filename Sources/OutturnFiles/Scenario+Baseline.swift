internal import OutturnSeries
public import OutturnSimulation

extension Scenario {
  /// The projection that assumes nothing.
  public static let baseline = Scenario(
    id: "baseline", name: LocalizedText(zhHans: "基准情景", en: "Baseline"),
    story: LocalizedText(
      zhHans: "不作任何假设，只看以往数据说明的前景。",
      en: "Nothing is assumed: the outlook as past figures have it."),
    source: "")
}
