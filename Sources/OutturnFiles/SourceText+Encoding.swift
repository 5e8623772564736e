internal import Foundation

extension SourceText.Encoding {
  /// A text as bytes of this encoding.
  ///
  /// A byte order mark at the beginning stays in UTF-8 and is left out of GB18030, whose readers
  /// know no such mark. Both encodings have every character.
  public func bytes(of text: String) -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .gb18030:
      let plain = text.unicodeScalars.first == "\u{FEFF}" ? String(text.dropFirst()) : text
      guard let data = plain.data(using: Self.gb18030Foundation) else {
        preconditionFailure("GB18030 has every character")
      }
      return [UInt8](data)
    }
  }

  /// kCFStringEncodingGB_18030_2000 in the form that Foundation takes.
  static let gb18030Foundation = String.Encoding(rawValue: 0x8000_0632)
}
