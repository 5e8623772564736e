/// Words of a report that say what a figure covers, and whether those of outturn and target agree.
///
/// A rule of words and no more: it points at sentences worth reading side by side before their
/// numbers are compared.
public struct ScopeAlarm: Sendable, Hashable {
  /// In what respect the sentences differ.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Above-scale or above-limit units on one side only.
    case coverage
    /// 签约, 引进, 到位: how far a deal has come.
    case stage
    /// 等行业: others besides those named, on one side only.
    case others
    /// Numbers of projects that are far apart.
    case projects
    /// 有序实施 beside 完成: begun and done.
    case completion
    /// 保障性租赁住房 beside 保障性住房.
    case tenure
  }

  public var kind: Kind
  /// The words of the outturn's sentence; empty when it has none.
  public var outturn: String
  /// The words of the target's sentence; empty when it has none.
  public var target: String

  public init(kind: Kind, outturn: String, target: String) {
    self.kind = kind
    self.outturn = outturn
    self.target = target
  }

  /// What the two sentences of an indicator differ in; none when one of them is missing.
  public static func alarms(_ quotes: Quotes) -> [ScopeAlarm] {
    guard !quotes.outturn.isEmpty, !quotes.target.isEmpty else { return [] }
    var alarms: [ScopeAlarm] = []
    for (kind, classes) in vocabulary {
      let (first, second) = (
        word(of: classes, in: quotes.outturn), word(of: classes, in: quotes.target)
      )
      let needsBoth = kind != .coverage && kind != .others
      if first?.place != second?.place, !needsBoth || first != nil && second != nil {
        alarms.append(
          ScopeAlarm(kind: kind, outturn: first?.text ?? "", target: second?.text ?? ""))
      }
    }
    if let first = projects(in: quotes.outturn), let second = projects(in: quotes.target),
      Double(max(first, second)) > 1.25 * Double(min(first, second)),
      isCountBeside(quotes)
    {
      alarms.append(
        ScopeAlarm(kind: .projects, outturn: "\(first)个项目", target: "\(second)个项目"))
    }
    return alarms
  }

  /// Where a deal is signed, and where its money has come.
  static func stage(_ quote: String) -> String? {
    word(of: vocabulary.first { $0.0 == .stage }!.1, in: quote)?.text
  }

  /// Words of one meaning together; the longest comes first within a meaning.
  private static let vocabulary: [(Kind, [[String]])] = [
    (.coverage, [["规模以上", "限额以上", "规模工业", "规上", "限上"]]),
    (.stage, [["实际到位", "到位", "实际使用"], ["引进"], ["签约", "合同"]]),
    (.others, [["等行业", "等领域", "等产业"]]),
    (.completion, [["有序实施", "正在实施", "开工"], ["全面完成", "完成", "建成"]]),
    (.tenure, [["保障性租赁住房"], ["保障性住房"]]),
  ]

  private static func word(
    of classes: [[String]], in quote: String
  ) -> (place: Int, text: String)? {
    for (place, words) in classes.enumerated() {
      if let word = words.first(where: quote.contains) { return (place, word) }
    }
    return nil
  }

  /// 212 of 重点项目212个; nil when no number of projects is told.
  private static func projects(in quote: String) -> Int? {
    let letters = Array(quote)
    for index in letters.indices where letters[index] == "个" {
      var start = index
      while start > 0, letters[start - 1].isASCII, letters[start - 1].isNumber { start -= 1 }
      let before = String(letters[max(0, start - 8)..<start])
      let after = String(letters[(index + 1)...].prefix(6))
      if start < index, before.contains("项目") || after.hasPrefix("项目") || after.contains("项目") {
        return Int(String(letters[start..<index]))
      }
    }
    return nil
  }

  /// Whether the sentences tell of something else besides the number of projects: where that number
  /// is itself what is planned, it may change.
  private static func isCountBeside(_ quotes: Quotes) -> Bool {
    [quotes.outturn, quotes.target].allSatisfy { $0.contains("元") && $0.contains("，") }
  }
}
