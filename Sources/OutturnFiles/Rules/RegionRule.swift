import OutturnSeries

/// E0240 to E0246: tables of many regions.
enum RegionRule {
  static let kind = LocalizedText(zhHans: "地区表", en: "the table of regions")
  static let remedy = LocalizedText(
    zhHans: "地区表旁边要有 indicators.csv 和 figures.csv",
    en: "indicators.csv and figures.csv stand beside the table of regions")
  /// Indicators, each of which may have a target.
  static let mostIndicators = 10

  static func name(_ id: String) -> Complaint {
    Complaint(
      code: "E0240",
      message: LocalizedText(
        zhHans: "“\(id)”不能作为地区代号", en: "\"\(id)\" cannot name a region"),
      help: LocalizedText(
        zhHans: "只用小写字母、数字、- 和 _", en: "use lower-case letters, digits, - and _"))
  }

  static func twice(_ id: String) -> Complaint {
    Complaint(
      code: "E0207",
      message: LocalizedText(zhHans: "“\(id)”为空或重复", en: "\"\(id)\" is empty or stands twice"))
  }

  static func parent(_ id: String, isFirst: Bool, known: [String]) -> Complaint {
    if isFirst {
      return Complaint(
        code: "E0241",
        message: LocalizedText(
          zhHans: "第一行要是最外层的地区，不写 parent",
          en: "the first row is the region around all others and has no parent"))
    }
    let guess = NameSuggestion.nearest(to: id, in: known)
    return Complaint(
      code: "E0241",
      message: LocalizedText(
        zhHans: id.isEmpty ? "只能有一个最外层的地区" : "上级地区“\(id)”不在上面各行",
        en: id.isEmpty ? "only one region is around all others" : "no region \"\(id)\" stands above"
      ),
      help: guess.map { LocalizedText(zhHans: "是不是“\($0)”？", en: "did you mean \"\($0)\"?") })
  }

  static func unknownRegion(_ id: String, known: [String]) -> Complaint {
    let guess = NameSuggestion.nearest(to: id, in: known.sorted())
    return Complaint(
      code: "E0213",
      message: LocalizedText(zhHans: "没有地区“\(id)”", en: "no region named \"\(id)\""),
      help: guess.map { LocalizedText(zhHans: "是不是“\($0)”？", en: "did you mean \"\($0)\"?") })
  }

  static func unknownIndicator(_ id: String, known: [String]) -> Complaint {
    let guess = NameSuggestion.nearest(to: id, in: known)
    return Complaint(
      code: "E0214",
      message: LocalizedText(zhHans: "没有指标“\(id)”", en: "no indicator named \"\(id)\""),
      help: guess.map { LocalizedText(zhHans: "是不是“\($0)”？", en: "did you mean \"\($0)\"?") })
  }

  static func choice(_ text: String, _ known: [String]) -> Complaint {
    Complaint(
      code: "E0221",
      message: LocalizedText(zhHans: "不能写“\(text)”", en: "\"\(text)\" is none of the choices"),
      help: LocalizedText(
        zhHans: "可用：\(known.joined(separator: "、"))", en: "known: \(known.joined(separator: ", "))")
    )
  }

  static func level(_ text: String) -> Complaint {
    Complaint(
      code: "E0242",
      message: LocalizedText(
        zhHans: "总量要是正数，读到的是“\(text)”", en: "a level is a positive number, not \"\(text)\""))
  }

  static func target(_ text: String) -> Complaint {
    Complaint(
      code: "E0243",
      message: LocalizedText(
        zhHans: "目标要是数字，读到的是“\(text)”", en: "a target is a number, not \"\(text)\""))
  }

  static func within(_ parent: String, _ place: Place, file: String) -> Diagnostic {
    Diagnostic(
      severity: .error, code: "E0244", file: file, line: place.line, column: place.column,
      length: place.length,
      message: LocalizedText(
        zhHans: "上级地区“\(parent)”的数据有错，没有计算",
        en: "the region around it, \"\(parent)\", has wrong figures and was left out"))
  }

  static func noGrowth(_ file: String) -> Diagnostic {
    Diagnostic(
      severity: .error, code: "E0245", file: file,
      message: LocalizedText(zhHans: "没有任何增速", en: "there is no figure of growth"))
  }

  static func tooMany(_ count: Int, file: String) -> Diagnostic {
    Diagnostic(
      severity: .error, code: "E0246", file: file,
      message: LocalizedText(
        zhHans: "最多 \(mostIndicators) 项指标，这里有 \(count) 项",
        en: "at most \(mostIndicators) indicators, here are \(count)"))
  }
}
