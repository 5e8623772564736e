import OutturnSeries

/// E0207 and E0216: what stands twice.
enum DuplicateRule {
  static func key(_ key: String, firstLine: Int? = nil) -> Complaint {
    Complaint(
      code: "E0207",
      message: LocalizedText(
        zhHans: "键“\(key)”写了两次" + (firstLine.map { "（第一次在第 \($0) 行）" } ?? ""),
        en: "\"\(key)\" stands twice" + (firstLine.map { " (first in line \($0))" } ?? "")),
      help: LocalizedText(zhHans: "请只留一个", en: "keep one of them"))
  }

  static func id(_ id: String, firstLine: Int) -> Complaint {
    Complaint(
      code: "E0207",
      message: LocalizedText(
        zhHans: "id“\(id)”已经用过（第 \(firstLine) 行）",
        en: "the id \"\(id)\" is taken (line \(firstLine))"),
      help: LocalizedText(zhHans: "每个 id 只能用一次", en: "an id is used once"))
  }

  static func observation(_ key: SeriesKey, _ period: Period, status: String, firstLine: Int)
    -> Complaint
  {
    Complaint(
      code: "E0216",
      message: LocalizedText(
        zhHans: "\(key.region) 的 \(key.series)（\(key.measure.rawValue)，\(period)，"
          + "“\(status)”）已经在第 \(firstLine) 行给出",
        en: "\(key.series) of \(key.region) (\(key.measure.rawValue), \(period), \"\(status)\") "
          + "is already in line \(firstLine)"),
      help: LocalizedText(
        zhHans: "修订数据请另写一种 status；重复的请删去一行",
        en: "give a revision a status of its own, or delete one of the lines"))
  }

  static func assumedYear(_ series: String, _ year: Int) -> Complaint {
    Complaint(
      code: "E0207",
      message: LocalizedText(
        zhHans: "\(series) 的 \(year) 年设了两次", en: "\(series) is assumed twice for \(year)"),
      help: LocalizedText(zhHans: "请只留一个", en: "keep one of them"))
  }

  static func correlation(_ first: String, _ second: String) -> Complaint {
    Complaint(
      code: "E0207",
      message: LocalizedText(
        zhHans: "\(first) 与 \(second) 的相关系数写了两次",
        en: "the correlation of \(first) and \(second) stands twice"),
      help: LocalizedText(zhHans: "请只留一个", en: "keep one of them"))
  }
}
