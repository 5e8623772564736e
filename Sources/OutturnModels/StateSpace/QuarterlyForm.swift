private import Glibc

/// What a quarterly series of a model is, so that annual and year-to-date figures can be read as
/// combinations of its cells.
///
/// With X_q the quarter's amount, always in the model's log unit (1, or 100 for per cent).
public enum QuarterlyForm: Hashable, Sendable, CaseIterable {
  /// log X_q.
  case logLevel
  /// log X_q − log X_{q−1}.
  case logChange
  /// log X_q − log X_{q−4}: growth over the same quarter of the year before (同比).
  case logGrowthOverYear

  /// Growth of a quarter over the same quarter of the year before, as weights of the model's cells
  /// in the quarters q − 4 … q.
  fileprivate var growthOverYear: [Double] {
    switch self {
    case .logLevel: [-1, 0, 0, 0, 1]
    case .logChange: [0, 1, 1, 1, 1]
    case .logGrowthOverYear: [0, 0, 0, 0, 1]
    }
  }
}

extension CellCombination {
  /// Growth of the amount cumulated since the year began (年初累计) over the same quarters of the
  /// year before, in logs.
  ///
  /// log(ΣX_q/ΣX_{q−4}) ≈ Σ w_q·(log X_q − log X_{q−4}), q from the first quarter to the one
  /// published, w_q the quarter's share of last year's cumulated amount. Exact where all those
  /// quarters grew alike; otherwise short by half the share-weighted variance of their growth, a
  /// few thousandths of a point when they differ by one. A published growth rate g per cent is
  /// 100·log(1 + g/100) in a model in per cent.
  ///
  /// - Parameters:
  ///   - series: The model's quarterly series.
  ///   - period: The period of the last quarter cumulated.
  ///   - quarter: Its place in the year, 1…4.
  ///   - form: What the model's series is.
  ///   - shares: Amounts or shares of last year's quarters from the first to `quarter` at least;
  ///     equal without it. Only their proportions count.
  /// - Source: first-order expansion in logs; the weights (1, 2, 3, 4, 3, 2, 1)/4 of Mariano &
  ///   Murasawa (2003), doi:10.1002/jae.695, for four equal quarters of changes.
  /// - Verified: `QuarterlyFormTests`, against amounts.
  public static func yearToDateGrowth(
    of series: String, through period: Int, quarter: Int, form: QuarterlyForm,
    shares: [Double]? = nil
  ) -> CellCombination {
    let used = normalised(shares, quarter: quarter)
    var weights: [Cell: Double] = [:]
    for (place, share) in used.enumerated() {
      let q = period - quarter + 1 + place
      for (back, weight) in form.growthOverYear.enumerated() {
        weights[Cell(series: series, period: q - 4 + back), default: 0] += share * weight
      }
    }
    return CellCombination(weights)
  }

  /// Growth of the amount of a calendar year over the year before, in logs: the cumulated growth at
  /// its fourth quarter.
  ///
  /// - Parameter fourthQuarter: The period of the year's last quarter.
  public static func annualGrowth(
    of series: String, fourthQuarter: Int, form: QuarterlyForm, shares: [Double]? = nil
  ) -> CellCombination {
    yearToDateGrowth(
      of: series, through: fourthQuarter, quarter: 4, form: form, shares: shares)
  }

  /// The log of the amount cumulated since the year began, of a series in log levels.
  ///
  /// log ΣX_q ≈ Σ w_q·(log X_q − log w_q), which is exact where the quarters have the shares w.
  ///
  /// - Parameters:
  ///   - shares: Amounts or shares of the quarters from the first to `quarter` at least; equal
  ///     without it.
  ///   - unit: 1 when the series is log X, 100 when it is 100·log X.
  public static func yearToDateLogLevel(
    of series: String, through period: Int, quarter: Int, shares: [Double]? = nil,
    unit: Double = 1
  ) -> CellCombination {
    let used = normalised(shares, quarter: quarter)
    let levels = weighted(series, from: period - quarter + 1, used)
    return CellCombination(
      levels.weights, constant: used.reduce(0) { $0 - unit * $1 * log($1) })
  }

  private static func normalised(_ shares: [Double]?, quarter: Int) -> [Double] {
    precondition((1...4).contains(quarter), "no quarter \(quarter)")
    let used = (shares ?? Array(repeating: 1, count: quarter)).prefix(quarter)
    precondition(
      used.count == quarter && used.allSatisfy { $0 > 0 && $0.isFinite },
      "\(used.count) positive shares for \(quarter) quarters")
    let total = used.reduce(0, +)
    return used.map { $0 / total }
  }
}
