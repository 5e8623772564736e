/// A text in both of the project's languages, so that neither can be forgotten.
public struct LocalizedText: Hashable, Sendable, Codable {
  /// Simplified Chinese.
  public var zhHans: String
  /// English.
  public var en: String

  public init(zhHans: String, en: String) {
    self.zhHans = zhHans
    self.en = en
  }

  /// The languages that every text has.
  public enum Language: String, Hashable, Sendable, CaseIterable {
    case zhHans = "zh-Hans"
    case en
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .zhHans: zhHans
    case .en: en
    }
  }

  private enum CodingKeys: String, CodingKey {
    case zhHans = "zh-Hans"
    case en
  }
}
