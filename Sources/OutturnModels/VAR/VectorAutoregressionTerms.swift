internal import OutturnAlgebra

/// The regressors of a vector autoregression that are not lags: d_t, in the sample and after it.
struct VectorAutoregressionTerms: Sendable {
  private let model: VectorAutoregression
  /// One a column of `rows`.
  let names: [String]
  /// d_t of every row of the table, N×m.
  let rows: Matrix

  /// - Parameter exogenous: N×(exogenous series), in the model's order.
  init(_ model: VectorAutoregression, exogenous: Matrix) {
    self.model = model
    names = Self.deterministicNames(model) + model.exogenous
    rows = Self.terms(model, from: 0, exogenous: exogenous, columns: names.count)
  }

  var count: Int { names.count }

  /// d_t of the H periods after the table.
  ///
  /// - Parameter exogenous: H×(exogenous series).
  func future(exogenous: Matrix) -> Matrix {
    Self.terms(model, from: rows.rowCount, exogenous: exogenous, columns: count)
  }

  private static func deterministicNames(_ model: VectorAutoregression) -> [String] {
    var names: [String] = []
    if hasConstant(model) { names.append("constant") }
    if model.deterministic == .trend || model.deterministic == .both { names.append("trend") }
    names += seasonColumns(model).map { "season.\($0 + 1)" }
    names += model.impulses.map { "impulse.\($0 + 1)" }
    return names
  }

  private static func hasConstant(_ model: VectorAutoregression) -> Bool {
    model.deterministic == .constant || model.deterministic == .both
  }

  private static func seasonColumns(_ model: VectorAutoregression) -> Range<Int> {
    guard let seasons = model.seasons else { return 0..<0 }
    return (hasConstant(model) ? 1 : 0)..<seasons
  }

  private static func terms(
    _ model: VectorAutoregression, from start: Int, exogenous: Matrix, columns: Int
  ) -> Matrix {
    var result = Matrix(rowCount: exogenous.rowCount, columnCount: columns)
    let centre = hasConstant(model) ? model.seasons.map { 1 / Double($0) } ?? 0 : 0
    for i in 0..<exogenous.rowCount {
      let t = start + i
      var row: [Double] = []
      if hasConstant(model) { row.append(1) }
      if model.deterministic == .trend || model.deterministic == .both { row.append(Double(t + 1)) }
      row += seasonColumns(model).map { (t % model.seasons! == $0 ? 1 : 0) - centre }
      row += model.impulses.map { t == $0 ? 1 : 0 }
      row += exogenous.row(i)
      for (j, value) in row.enumerated() { result[i, j] = value }
    }
    return result
  }
}

/// X and Y of a vector autoregression over one unbroken history.
struct LagRegression: Sendable {
  /// All N rows of the series, the ones before the sample included.
  let history: Matrix
  /// X, T×k: d_t, then lag 1 of each series, lag 2 of each, ….
  let regressors: Matrix
  /// Y, T×n.
  let responses: Matrix
  /// Row of the history that is the first of Y.
  let start: Int

  init(history: Matrix, terms: Matrix, lags: Int, from start: Int) {
    let n = history.columnCount
    let m = terms.columnCount
    let count = history.rowCount - start
    var x = Matrix(rowCount: count, columnCount: m + n * lags)
    for j in 0..<m {
      for i in 0..<count { x[i, j] = terms[start + i, j] }
    }
    for lag in 0..<lags {
      for j in 0..<n {
        for i in 0..<count { x[i, m + lag * n + j] = history[start + i - 1 - lag, j] }
      }
    }
    self.history = history
    self.start = start
    regressors = x
    responses = history[Array(start..<history.rowCount), Array(0..<n)]
  }
}
