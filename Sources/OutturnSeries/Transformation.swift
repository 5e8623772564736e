private import Glibc

/// How growth enters a model; each has its exact inverse.
public enum Transformation: String, Sendable, CaseIterable {
  /// Growth in per cent, as it is.
  case identity = "growth"
  /// 100·ln(1 + g/100): for series whose growth is large, so that −50 % and +100 % mirror.
  case logGrowth = "log_growth"

  /// Growth in per cent to the model's unit.
  public func forward(_ growth: Double) -> Double {
    switch self {
    case .identity: growth
    case .logGrowth: 100 * log1p(growth / 100)
    }
  }

  /// The model's unit back to growth in per cent.
  public func inverse(_ value: Double) -> Double {
    switch self {
    case .identity: value
    case .logGrowth: 100 * expm1(value / 100)
    }
  }
}
