import OutturnSeries

/// E0232: what cannot add up.
enum IdentityRule {
  static func fewParts(_ total: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "\(total) 至少要由两部分合成", en: "\(total) needs two parts or more"),
      LocalizedText(
        zhHans: "请写成 parts: {primary: 19.2, secondary: 32.0, tertiary: 48.8}，数字是基年占比（%）",
        en:
          "write parts: {primary: 19.2, secondary: 32.0, tertiary: 48.8}, shares of the base year in per cent"
      ))
  }

  static func sum(_ sum: Double, of total: String) -> Complaint {
    let shown = String((100 * sum).rounded() / 100)
    return complaint(
      LocalizedText(
        zhHans: "\(total) 各部分的占比合计 \(shown)%，应为 100%",
        en: "the shares of the parts of \(total) sum to \(shown) %, not to 100 %"),
      LocalizedText(
        zhHans: "占比按基年总量计算，请核对；缺的部分也要列出",
        en: "they are shares of the base year's level; check them, and name every part"))
  }

  static func prices(_ part: String, of total: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "\(part) 与 \(total) 一个按不变价、一个按现价，不能相加",
        en: "\(part) and \(total) are not both at constant or both at current prices"),
      LocalizedText(
        zhHans: "请让两个序列的 prices 相同", en: "give both series the same prices"))
  }

  static func partTwice(_ part: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "\(part) 已经是另一个合计的一部分", en: "\(part) is already a part of another total"),
      LocalizedText(
        zhHans: "一个序列只能列入一个合计；合计本身可以再列入上一级",
        en: "a series is part of one total; a total may in turn be a part"))
  }

  static func totalTwice(_ total: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "\(total) 的构成写了两次", en: "the parts of \(total) are given twice"),
      LocalizedText(zhHans: "请留一项", en: "keep one of the two"))
  }

  static func circle(_ totals: [String]) -> Complaint {
    let message =
      totals.count == 1
      ? LocalizedText(
        zhHans: "\(totals[0]) 不能是它自己的一部分", en: "\(totals[0]) cannot be a part of itself")
      : LocalizedText(
        zhHans: "合计互相包含：\(totals.joined(separator: "、"))",
        en: "these totals are parts of each other: \(totals.joined(separator: ", "))")
    return complaint(
      message,
      LocalizedText(
        zhHans: "请检查 parts 里的序列名", en: "check the names of the parts"))
  }

  static func baseOfPart(_ part: String, of total: String) -> Complaint {
    complaint(
      LocalizedText(
        zhHans: "\(part) 的基年总量按它在 \(total) 中的占比计算，不能另给",
        en: "the base level of \(part) is its share of \(total) and cannot be given"),
      LocalizedText(
        zhHans: "请给 \(total) 的总量，或改 model.yaml 里 identities 的占比",
        en: "give that of \(total), or change the share under identities in model.yaml"))
  }

  private static func complaint(_ message: LocalizedText, _ help: LocalizedText) -> Complaint {
    Complaint(code: "E0232", message: message, help: help)
  }
}
