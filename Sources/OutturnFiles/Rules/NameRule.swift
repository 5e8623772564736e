import OutturnSeries

/// E0213 to E0215, E0220, E0221: names that nothing has.
enum NameRule {
  static func region(_ name: String, among known: [String]) -> Complaint {
    unknown("E0213", name, LocalizedText(zhHans: "地区", en: "region"), among: known)
  }

  static func series(_ name: String, among known: [String]) -> Complaint {
    unknown("E0214", name, LocalizedText(zhHans: "序列", en: "series"), among: known)
  }

  /// A series that has data but no model, where a modelled one is needed.
  static func notModelled(_ name: String, modelled: [String]) -> Complaint {
    Complaint(
      code: "E0214",
      message: LocalizedText(
        zhHans: "序列“\(name)”只有数据，没有建模", en: "series \"\(name)\" has data but is not modelled"),
      help: listing(modelled, LocalizedText(zhHans: "已建模的有", en: "modelled")))
  }

  static func unit(_ name: String, among known: [String]) -> Complaint {
    unknown("E0215", name, LocalizedText(zhHans: "单位", en: "unit"), among: known)
  }

  static func scenario(_ name: String, among known: [String]) -> Complaint {
    unknown("E0220", name, LocalizedText(zhHans: "情景", en: "scenario"), among: known)
  }

  static func indicator(_ name: String, among known: [String]) -> Complaint {
    unknown("E0214", name, LocalizedText(zhHans: "指标", en: "indicator"), among: known)
  }

  static func choice(_ value: String, of path: String, among known: [String]) -> Complaint {
    Complaint(
      code: "E0221",
      message: LocalizedText(
        zhHans: "\(path) 不能是“\(value)”", en: "\(path) cannot be \"\(value)\""),
      help: suggestion(for: value, among: known))
  }

  private static func unknown(
    _ code: String, _ name: String, _ kind: LocalizedText, among known: [String]
  ) -> Complaint {
    Complaint(
      code: code,
      message: LocalizedText(
        zhHans: "没有名为“\(name)”的\(kind.zhHans)", en: "no \(kind.en) is named \"\(name)\""),
      help: suggestion(for: name, among: known))
  }

  /// What plans write for the senses of a target.
  private static let chinese = [
    "以上": "at_least", "及以上": "at_least", "不低于": "at_least", "超": "above", "超过": "above",
    "达到": "equals", "以内": "at_most", "不超过": "at_most", "左右": "about", "稳定": "keep",
    "持平": "keep",
  ]

  /// The name that a Chinese word stands for, the nearest name, else the names that there are.
  static func suggestion(for name: String, among known: [String]) -> LocalizedText? {
    let translated = known.first {
      $0 == chinese[name] || name.unicodeScalars.count > 1 && WorkbookSheet.label($0) == name
    }
    if let nearest = translated ?? NameSuggestion.nearest(to: name, in: known) {
      return LocalizedText(zhHans: "是不是“\(nearest)”？", en: "did you mean \"\(nearest)\"?")
    }
    return listing(known, LocalizedText(zhHans: "可用的有", en: "choose from"))
  }

  private static func listing(_ names: [String], _ lead: LocalizedText) -> LocalizedText? {
    guard !names.isEmpty else { return nil }
    let shown = names.prefix(12)
    let more = names.count > shown.count
    return LocalizedText(
      zhHans: "\(lead.zhHans)：" + shown.joined(separator: "、") + (more ? " 等" : ""),
      en: "\(lead.en): " + shown.joined(separator: ", ") + (more ? ", …" : ""))
  }
}
