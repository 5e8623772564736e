public import OutturnEvaluation

/// Forecasts of a panel as rows of `track,unit,origin,kind,horizon,q01,…,q99`.
public enum PanelForecastRows {
  /// The header with its line end.
  public static let header =
    CSVTable.line(
      ["track", "unit", "origin", "kind", "horizon"]
        + (1...99).map { $0 < 10 ? "q0\($0)" : "q\($0)" }) + "\n"

  /// One row with its line end, growth to a millionth of a per cent.
  public static func row(
    track: String, unit: String, origin: Int, target: ForecastTarget, forecast: QuantileForecast
  ) -> String {
    CSVTable.line(
      [track, unit, "\(origin)", target.kind, "\(target.horizon)"]
        + forecast.values.map { rounded($0).csvText }) + "\n"
  }

  /// Values too large for that are as they are.
  private static func rounded(_ value: Double) -> Double {
    let scaled = (value * 1e6).rounded() / 1e6
    return scaled.isFinite ? scaled : value
  }
}
