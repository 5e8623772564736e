import OutturnAlgebra
import OutturnModels
import OutturnRandom

/// Made samples: `y` on `a`, `b`, … with normal errors.
struct RegressionSample {
  private var stream: RandomStream

  init(_ seed: UInt64) { stream = Seed(seed).stream(.posterior) }

  mutating func normals(_ count: Int) -> [Double] {
    var values: [Double] = []
    for _ in 0..<count { values.append(stream.normal()) }
    return values
  }

  /// y = 1 + 0.5·a − 0.25·b + … + σ·u with T rows; regressors have mean 2 and standard deviation 1.
  mutating func table(
    _ count: Int, regressors: [String] = ["a", "b"], deviation: Double = 1
  ) -> SeriesTable {
    let columns = regressors.map { _ in normals(count).map { $0 + 2 } }
    let errors = normals(count)
    let y = (0..<count).map { t in
      columns.enumerated().reduce(1 + deviation * errors[t]) { sum, column in
        sum + [0.5, -0.25, 0.1][column.offset % 3] * column.element[t]
      }
    }
    return SeriesTable(
      names: ["y"] + regressors,
      values: Matrix(
        rowCount: count, columnCount: 1 + regressors.count,
        columnMajor: y + columns.flatMap(\.self)))
  }
}

extension SeriesTable {
  /// The table with one series changed.
  func mapping(_ name: String, _ change: (Double) -> Double) -> SeriesTable {
    var values = values
    let place = names.firstIndex(of: name)!
    for t in 0..<periodCount { values[t, place] = change(values[t, place]) }
    return SeriesTable(names: names, values: values)
  }

  /// The table with one more series.
  func adding(_ name: String, _ column: [Double]) -> SeriesTable {
    SeriesTable(
      names: names + [name],
      values: Matrix(
        rowCount: periodCount, columnCount: seriesCount + 1,
        columnMajor: values.elements + column))
  }

  /// One series.
  func series(_ name: String) -> [Double] { values.column(names.firstIndex(of: name)!) }
}

/// |a − b| in units of |b|, or of 1 when b is smaller.
func relative(_ a: Double, _ b: Double) -> Double { abs(a - b) / max(1, abs(b)) }
