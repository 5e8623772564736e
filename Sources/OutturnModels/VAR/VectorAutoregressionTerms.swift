internal import OutturnAlgebra

/// The regressors of a vector autoregression that are not lags: d_t, in the sample and after it.
struct VectorAutoregressionTerms: Sendable {
  private let model: VectorAutoregression
  /// d_t of every row of the table, N×m.
  let rows: Matrix

  /// - Parameter exogenous: N×(exogenous series), in the model's order.
  init(_ model: VectorAutoregression, exogenous: Matrix) {
    self.model = model
    rows = Self.terms(model, from: 0, exogenous: exogenous)
  }

  var count: Int { rows.columnCount }

  /// One a column of `rows`.
  var names: [String] { Self.deterministicNames(model) + model.exogenous }

  /// Whether there is nothing or a constant alone.
  var isConstantAtMost: Bool { count == 0 || (count == 1 && model.deterministic == .constant) }

  /// d_t of the H periods after the table.
  ///
  /// - Parameter exogenous: H×(exogenous series).
  func future(exogenous: Matrix) -> Matrix {
    Self.terms(model, from: rows.rowCount, exogenous: exogenous)
  }

  private static func deterministicNames(_ model: VectorAutoregression) -> [String] {
    var names: [String] = []
    if hasConstant(model) { names.append("constant") }
    if hasTrend(model) { names.append("trend") }
    names += seasonColumns(model).map { "season.\($0 + 1)" }
    names += model.impulses.map { "impulse.\($0 + 1)" }
    return names
  }

  private static func hasConstant(_ model: VectorAutoregression) -> Bool {
    model.deterministic == .constant || model.deterministic == .both
  }

  private static func hasTrend(_ model: VectorAutoregression) -> Bool {
    model.deterministic == .trend || model.deterministic == .both
  }

  private static func seasonColumns(_ model: VectorAutoregression) -> Range<Int> {
    guard let seasons = model.seasons else { return 0..<0 }
    return (hasConstant(model) ? 1 : 0)..<seasons
  }

  /// Column after column in the order of the names.
  private static func terms(
    _ model: VectorAutoregression, from start: Int, exogenous: Matrix
  ) -> Matrix {
    let count = exogenous.rowCount
    let periods = start..<start + count
    var columns = [Double](repeating: 1, count: hasConstant(model) ? count : 0)
    if hasTrend(model) { columns += periods.map { Double($0 + 1) } }
    let centre = hasConstant(model) ? model.seasons.map { 1 / Double($0) } ?? 0 : 0
    for season in seasonColumns(model) {
      columns += periods.map { ($0 % model.seasons! == season ? 1 : 0) - centre }
    }
    for impulse in model.impulses { columns += periods.map { $0 == impulse ? 1 : 0 } }
    columns += exogenous.elements
    let width = count > 0 ? columns.count / count : deterministicNames(model).count
    return Matrix(rowCount: count, columnCount: width, columnMajor: columns)
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
    let (rows, n, m) = (history.rowCount, history.columnCount, terms.columnCount)
    let count = rows - start
    let values = history.elements
    let x = [Double](unsafeUninitializedCapacity: count * (m + n * lags)) { x, filled in
      func append(_ source: [Double], column: Int, from row: Int) {
        source.withUnsafeBufferPointer { source in
          (x.baseAddress! + filled).initialize(
            from: source.baseAddress! + column * rows + row, count: count)
        }
        filled += count
      }
      let deterministic = terms.elements
      for j in 0..<m { append(deterministic, column: j, from: start) }
      for lag in 1..<lags + 1 {
        for j in 0..<n { append(values, column: j, from: start - lag) }
      }
    }
    var y: [Double] = []
    y.reserveCapacity(count * n)
    for j in 0..<n { y += values[j * rows + start..<(j + 1) * rows] }
    self.history = history
    self.start = start
    regressors = Matrix(
      rowCount: count, columnCount: m + n * lags, columnMajor: x)
    responses = Matrix(rowCount: count, columnCount: n, columnMajor: y)
  }

  /// Y − X·B, T×n.
  func residuals(_ coefficients: Matrix) -> Matrix { responses - regressors * coefficients }
}
