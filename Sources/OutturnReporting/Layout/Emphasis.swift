/// How words stand out on a terminal, beyond what they say themselves.
public enum Emphasis: Int, Sendable, Hashable {
  case bold = 1
  case dim = 2
  case red = 31
  case green = 32

  /// The text between the terminal's codes; as it is where `isShown` is false or there is none.
  public func applied(to text: String, isShown: Bool = true) -> String {
    isShown && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
