private import Foundation

/// Arithmetic on colours written `#rrggbb`.
package enum Colour {
  /// Contrast of two colours as the Web Content Accessibility Guidelines 2.2 define it: 1 for none,
  /// 21 for black on white; text needs 4.5, a line or a dot 3.
  package static func contrast(_ first: String, _ second: String) -> Double {
    let (a, b) = (luminance(first), luminance(second))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// A colour between two, channel by channel.
  package static func mix(_ first: String, _ second: String, share: Double) -> String {
    let digits = Array("0123456789abcdef")
    return zip(channels(first), channels(second)).reduce(into: "#") { text, pair in
      let value = Int((pair.0 + (pair.1 - pair.0) * share).rounded())
      text += String([digits[value / 16], digits[value % 16]])
    }
  }

  /// Near-black or white, whichever is the easier to read.
  package static func legible(on ground: String) -> String {
    let (dark, white) = ("#05090f", "#ffffff")
    return contrast(dark, ground) >= contrast(white, ground) ? dark : white
  }

  /// 0 to 255 each.
  private static func channels(_ colour: String) -> [Double] {
    precondition(colour.hasPrefix("#") && colour.count == 7, "\(colour) is not #rrggbb")
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    return [value >> 16, value >> 8 & 255, value & 255].map(Double.init)
  }

  /// Relative luminance of sRGB.
  private static func luminance(_ colour: String) -> Double {
    let linear = channels(colour).map { channel in
      let share = channel / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
