public import OutturnSeries

/// A language that text can be written in.
public typealias Language = LocalizedText.Language

extension LocalizedText.Language {
  /// Reads `en`, `zh-Hans` and the usual ways to say the same, such as `en_US.UTF-8` and `zh-CN`.
  ///
  /// Nil for any other language, and for traditional Chinese, which is not written here.
  ///
  ///     Language(tag: "zh_CN.UTF-8")   // .zhHans
  public init?(tag: String) {
    let name = tag.prefix { $0 != "." && $0 != "@" }
    let parts = name.lowercased().split { $0 == "-" || $0 == "_" }.map(String.init)
    switch parts.first {
    case "en":
      self = .en
    case "zh" where parts.dropFirst().allSatisfy({ ["hans", "cn", "sg", "my"].contains($0) }):
      self = .zhHans
    default:
      return nil
    }
  }

  /// The language that an environment asks for: the first of `LC_ALL`, `LC_MESSAGES` and `LANG`
  /// that is set decides; Chinese of any kind is answered in Chinese, all else in English.
  public static func detected(in environment: [String: String]) -> Language {
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard let value else { return .en }
    let language = value.prefix { $0.isLetter }
    return language.lowercased() == "zh" ? .zhHans : .en
  }
}
