/// How many lags the criteria choose, all orders judged on the same rows.
public struct LagSelection: Sendable {
  /// The largest order compared. The first that many rows of the table are left out for every order.
  public let maximumLags: Int
  /// T, common to all orders.
  public let rowCount: Int
  /// By order, 0 first.
  public let criteria: [(lags: Int, values: InformationCriteria)]

  /// The order with the smallest AIC.
  public var akaike: Int { smallest(\.akaike) }
  /// The order with the smallest BIC.
  public var bayes: Int { smallest(\.bayes) }
  /// The order with the smallest HQ.
  public var hannanQuinn: Int { smallest(\.hannanQuinn) }
  /// The order with the smallest FPE.
  public var finalPredictionError: Int { smallest(\.finalPredictionError) }

  private func smallest(_ criterion: KeyPath<InformationCriteria, Double>) -> Int {
    criteria.min { $0.values[keyPath: criterion] < $1.values[keyPath: criterion] }!.lags
  }
}

extension VectorAutoregression {
  /// Fits the orders 0 to `maximumLags` of this model to one sample, the rows after the first
  /// `maximumLags`, and compares them. The order of this model itself plays no part.
  ///
  /// - Throws: ``EstimationError`` as ``fit(_:seed:)``, of the first order that cannot be estimated.
  /// - Complexity: That of `maximumLags` + 1 fits.
  /// - Source: Lütkepohl (2005), 4.3.
  /// - Verified: `LuetkepohlVARTests`, statsmodels.
  public func lagSelection(
    _ table: SeriesTable, maximumLags: Int
  ) throws(EstimationError) -> LagSelection {
    precondition(maximumLags >= 1, "no orders to compare up to \(maximumLags)")
    var criteria: [(lags: Int, values: InformationCriteria)] = []
    var rows = 0
    for order in 0...maximumLags {
      let fitted = try with(lags: order).fit(table, presample: maximumLags)
      rows = fitted.rowCount
      criteria.append((order, fitted.informationCriteria))
    }
    return LagSelection(maximumLags: maximumLags, rowCount: rows, criteria: criteria)
  }
}
