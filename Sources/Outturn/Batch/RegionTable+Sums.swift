internal import OutturnFiles
internal import OutturnModels
internal import OutturnReporting
internal import OutturnSeries

extension RegionTable {
  /// What the levels of parts may differ from the level of the whole by: rounding and what statistics
  /// leave over between them.
  private static let slack = 0.01

  /// Whether a region's indicator is the sum of its parts: the level of each is known, and where its
  /// own is known too they add up to it.
  func isSum(_ region: Int, indicator: Int) -> Bool {
    var sum = 0.0
    for leaf in tree.leaves(in: region) {
      guard let level = regions[leaf].levels[indicator] else { return false }
      sum += level
    }
    guard let own = regions[region].levels[indicator] else { return true }
    return abs(own - sum) <= Self.slack * own
  }

  /// Indicators that no region of a depth has figures of: nothing is known of how far such regions lie
  /// from the ones around them.
  var warnings: [DocumentWarning] {
    let depths = tree.depths
    return (1...max(1, depths.max() ?? 1)).compactMap { depth in
      let here = depths.indices.filter { depths[$0] == depth }
      let unknown = indicators.indices.filter { indicator in
        here.allSatisfy { tree.values[$0][indicator].allSatisfy { $0 == nil } }
      }
      guard !here.isEmpty, !unknown.isEmpty else { return nil }
      let chinese = unknown.map { indicators[$0].name.zhHans }.joined(separator: "、")
      let english = unknown.map { indicators[$0].name.en }.joined(separator: ", ")
      let example = regions[here[0]].name
      return DocumentWarning(
        code: "no_figures_at_depth",
        message: LocalizedText(
          zhHans:
            "与\(example.zhHans)同级的地区都没有这些指标的历年数据：\(chinese)；只能照上级预测，与上级的差异没有计入，区间偏窄",
          en:
            "no region of the level of \(example.en) has figures of \(english): forecast like the region around, without the distance from it, so that intervals are too narrow"
        ))
    }
  }
}
