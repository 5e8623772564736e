import OutturnSeries

/// E0221, E0223, E0224 and E0228: what a scenario may not say.
enum ScenarioRule {
  static let baselineChanged = Complaint(
    code: "E0223",
    message: LocalizedText(
      zhHans: "基准情景不能带假设", en: "the baseline takes no assumptions"),
    help: LocalizedText(
      zhHans: "请另建一个情景文件", en: "write a scenario file of its own"))

  static func badName(_ name: String) -> Complaint {
    Complaint(
      code: "E0224",
      message: LocalizedText(
        zhHans: "情景文件名“\(name)”用不了", en: "a scenario cannot be named \"\(name)\""),
      help: LocalizedText(
        zhHans: "请用小写字母、数字和连字符，以字母开头",
        en: "use lower-case letters, digits and hyphens, a letter first"))
  }

  static let reservedName = Complaint(
    code: "E0224",
    message: LocalizedText(
      zhHans: "“line”留给命令行上的情景用", en: "\"line\" is the scenario of the command line"),
    help: LocalizedText(zhHans: "请换一个文件名", en: "give the file another name"))

  static func tails(_ text: String) -> Complaint {
    let guess = tailsMeant(by: text)
    return Complaint(
      code: "E0221",
      message: LocalizedText(
        zhHans: "tails 不能是“\(text)”", en: "tails cannot be \"\(text)\""),
      help: LocalizedText(
        zhHans: (guess.map { "是不是“\($0)”？" } ?? "")
          + "可写 normal、t:4（自由度为整数，3 至 200）、bootstrap，或 volatile:0.2（大于 0，不超过 0.5），也可写 t:4+volatile:0.2",
        en: (guess.map { "did you mean \"\($0)\"? " } ?? "")
          + "It is normal, t:4 (whole degrees of freedom, 3 to 200), bootstrap, or volatile:0.2 "
          + "(above 0, at most 0.5), which may follow another: t:4+volatile:0.2"))
  }

  /// A name for a slip of it, `t:4` for `t4` or `T=4`.
  private static func tailsMeant(by text: String) -> String? {
    if let name = NameSuggestion.nearest(to: text, in: ["normal", "bootstrap"]) {
      return name
    }
    if let word = text.split(whereSeparator: { ":=0123456789.".contains($0) }).first,
      NameSuggestion.nearest(to: String(word), in: ["volatile", "volatility"]) != nil
    {
      let figure = text.filter { $0.isNumber || $0 == "." }
      let guess = "volatile:\(figure.isEmpty ? "0.2" : figure)"
      return OptionText.tailsValue(guess).map { _ in guess }
    }
    let digits = String(text.filter(\.isNumber))
    guard text.lowercased().hasPrefix("t") || text.lowercased().hasPrefix("student"),
      let degrees = Int(digits), (3...200).contains(degrees)
    else { return nil }
    return "t:\(degrees)"
  }

  /// - Parameter names: From the first to itself again.
  static func circle(_ names: [String]) -> Complaint {
    let chain = names.joined(separator: " → ")
    return Complaint(
      code: "E0228",
      message: LocalizedText(
        zhHans: "情景互相推出，绕成了圈：\(chain)", en: "scenarios are built from each other: \(chain)"),
      help: LocalizedText(
        zhHans: "请让其中一个不写 from，或从 baseline 出发",
        en: "leave out one \"from\", or start from baseline"))
  }

  static let deviationFromNothing = Complaint(
    code: "E0228",
    message: LocalizedText(
      zhHans: "deviate 没有说相对哪个情景", en: "\"deviate\" does not say from which scenario"),
    help: LocalizedText(
      zhHans: "请加一行 from，如 from: baseline", en: "add a line such as from: baseline"))

  static func deviationFromKnown(_ base: String) -> Complaint {
    Complaint(
      code: "E0228",
      message: LocalizedText(
        zhHans: "情景“\(base)”带有条件或外部观点，不能在它上面加偏离",
        en: "\"\(base)\" has conditions or outside views, so nothing can deviate from it"),
      help: LocalizedText(
        zhHans: "请用 assume 写出增速，或从不带条件的情景出发",
        en: "state the growth under assume, or start from a scenario without them"))
  }

  static func assumedAndDeviating(_ series: String) -> Complaint {
    Complaint(
      code: "E0228",
      message: LocalizedText(
        zhHans: "\(series) 同一年既写了 assume 又写了 deviate",
        en: "\(series) is under assume and under deviate for the same year"),
      help: LocalizedText(zhHans: "请只留一个", en: "keep one of them"))
  }
}
