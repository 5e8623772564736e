/// A number as it was published: its digits say how exactly it is known.
///
/// `20` may be anything from 19.5 to 20.5 and `20.0` only 19.95 to 20.05; a `Double` forgets the
/// difference. The digits are kept as an integer, so that the ends of the interval are the
/// numbers nearest to the decimal fractions that are meant.
public struct PublishedFigure: Hashable, Sendable, CustomStringConvertible {
  /// As written, such as `107.7`.
  public let text: String
  /// The number that the text names.
  public let value: Double
  /// Digits after the point.
  public let decimals: Int
  /// The digits without the point: 1077 for `107.7`.
  package let unscaled: Int

  /// Reads digits with at most one point and a leading minus sign.
  ///
  /// Nothing else is a figure: no percent sign, no thousands separator, no exponent, no space.
  /// Nil also for more than 14 digits: with one more, as its interval needs, a `Double` still
  /// holds them exactly.
  ///
  ///     PublishedFigure("5.4")?.interval   // 5.35...5.45
  public init?(_ text: String) {
    var unscaled = 0
    var digits = 0
    var decimals: Int?
    var rest = Substring(text).utf8
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    for byte in rest {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits <= 14 else { return nil }
        unscaled = unscaled * 10 + Int(byte - UInt8(ascii: "0"))
        decimals = decimals.map { $0 + 1 }
      case UInt8(ascii: "."):
        guard decimals == nil, digits > 0 else { return nil }
        decimals = 0
      default:
        return nil
      }
    }
    guard digits > 0, decimals != 0 else { return nil }
    self.init(
      text: text, unscaled: isNegative ? -unscaled : unscaled, decimals: decimals ?? 0)
  }

  private init(text: String, unscaled: Int, decimals: Int) {
    self.text = text
    self.unscaled = unscaled
    self.decimals = decimals
    value = DecimalFraction.value(unscaled, decimals: decimals)
  }

  /// What the true number may have been: half a unit of the last digit on each side.
  public var interval: ClosedRange<Double> {
    let low = DecimalFraction.value(unscaled * 10 - 5, decimals: decimals + 1)
    let high = DecimalFraction.value(unscaled * 10 + 5, decimals: decimals + 1)
    return low...high
  }

  /// Whether a number would be published as this figure.
  public func isPublishedForm(of number: Double) -> Bool { interval.contains(number) }

  public var description: String { text }
}

/// Decimal fractions as the nearest `Double`.
package enum DecimalFraction {
  /// `unscaled` / 10^`decimals`, correctly rounded: both are exact, and division rounds once.
  package static func value(_ unscaled: Int, decimals: Int) -> Double {
    Double(unscaled) / power(decimals)
  }

  /// 10^`exponent`, exact up to 10^22.
  package static func power(_ exponent: Int) -> Double {
    precondition(0...22 ~= exponent, "10^\(exponent) is no exact Double")
    return (0..<exponent).reduce(1.0) { product, _ in product * 10 }
  }
}
