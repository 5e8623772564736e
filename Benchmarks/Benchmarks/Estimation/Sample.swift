import Outturn
import OutturnAlgebra

/// Three stable series over 200 periods, the same in every run.
func sample() -> SeriesTable {
  var stream = Seed(1).stream(.posterior)
  var rows = [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
  for _ in 0..<200 {
    let one = rows[rows.count - 1]
    let two = rows[rows.count - 2]
    rows.append(
      (0..<3).map { i in
        let shock = (0..<12).reduce(-6) { sum, _ in sum + stream.uniform() }
        return 1 + 0.5 * one[i] + 0.1 * one[(i + 1) % 3] - 0.2 * two[i] + shock
      })
  }
  return SeriesTable(names: ["a", "b", "c"], values: Matrix(rows: Array(rows.dropFirst(2))))
}

/// The sample as rows of a regression on two lags.
func design() -> DesignMatrix {
  let table = sample()
  return DesignMatrix(
    histories: [(0..<table.periodCount).map { t in table.values.row(t).map { $0 } }], firstYear: 1,
    series: table.names, lags: 2)
}
