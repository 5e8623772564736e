import OutturnSeries

/// W0511: growth that looks like a share, 0.055 in place of 5.5.
enum ShareRule {
  /// A complaint about a figure of growth below one with more decimals than such figures have.
  ///
  /// Growth is published to one decimal, so 0.055 or 0.06 is far more often 5.5 or 6 per cent
  /// taken from a spreadsheet than growth of a twentieth of a point.
  static func complaint(_ figure: PublishedFigure) -> Complaint? {
    let size = figure.value.magnitude
    guard size > 0, size < 1, figure.decimals >= 3 || size < 0.3 && figure.decimals == 2 else {
      return nil
    }
    let meant = (figure.value * 1e8).rounded() / 1e6
    let text = meant == meant.rounded() ? "\(Int(meant))" : "\(meant)"
    return Complaint(
      severity: .warning, code: "W0511",
      message: LocalizedText(
        zhHans: "增速 \(figure.text) % 像是没有化成百分数",
        en: "growth of \(figure.text) % looks like a share, not per cent"),
      help: LocalizedText(
        zhHans: "单位是百分比：\(text) % 请写 \(text)；确实是 \(figure.text) % 则可保留",
        en: "the unit is per cent: for \(text) % write \(text); keep it if it is right"))
  }
}
