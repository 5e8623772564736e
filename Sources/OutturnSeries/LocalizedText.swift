/// A text in both of the project's languages, so that neither can be forgotten.
public struct LocalizedText: Hashable, Sendable {
  /// Simplified Chinese.
  public var zhHans: String
  /// English.
  public var en: String

  public init(zhHans: String, en: String) {
    self.zhHans = zhHans
    self.en = en
  }
}
