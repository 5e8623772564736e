public import OutturnModels
public import OutturnSeries

/// The forecasts of a folder of tasks.
public struct PanelForecasts: Sendable {
  /// The form that was used at an origin, and what speaks for it.
  public struct Choice: Sendable, Hashable {
    public let origin: Int
    public let form: PanelForecaster.Form
    public let share: CommonShare
  }

  /// One an origin, earliest first.
  public let choices: [Choice]
  /// `track,unit,origin,kind,horizon,q01,…,q99`, tasks in the order of their file within an
  /// origin.
  public let table: String

  /// Which form was used at how many origins, and how much of the changes was common.
  public var statement: LocalizedText {
    let forms = PanelForecaster.Form.allCases.compactMap { form -> LocalizedText? in
      let used = choices.filter { $0.form == form }
      guard !used.isEmpty else { return nil }
      let shares = used.map(\.share.value)
      let range = Self.range(shares.min() ?? 0, shares.max() ?? 0)
      return LocalizedText(
        zhHans: "\(Self.name(form).zhHans)：\(used.count) 个起点年份（年度变动中共同部分占 \(range)）",
        en: "\(Self.name(form).en): \(used.count) origins (\(range) of the yearly changes common)")
    }
    return LocalizedText(
      zhHans: "所用模型：" + forms.map(\.zhHans).joined(separator: "；"),
      en: "Model: " + forms.map(\.en).joined(separator: "; "))
  }

  private static func name(_ form: PanelForecaster.Form) -> LocalizedText {
    switch form {
    case .countries: LocalizedText(zhHans: "各国形式", en: "countries")
    case .regions: LocalizedText(zhHans: "一国各地区形式", en: "regions of one country")
    case .both:
      LocalizedText(
        zhHans: "两种形式合并（看不出是各国还是一国各地区）", en: "both forms (they cannot be told apart)")
    }
  }

  private static func range(_ low: Double, _ high: Double) -> String {
    func percent(_ value: Double) -> Int { Int((100 * max(value, 0)).rounded()) }
    return percent(low) == percent(high) ? "\(percent(low))%" : "\(percent(low))–\(percent(high))%"
  }
}
