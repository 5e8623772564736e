import OutturnAlgebra
import OutturnModels
import Testing

@Suite("Design matrix")
struct DesignMatrixTests {
  @Test("A year enters when it and the years before it are complete, in each history of its own.")
  func holes() {
    let histories: [[[Double?]]] = [
      [[1, 10], [2, 20], [3, nil], [4, 40], [5, 50], [6, 60]],
      [[nil, nil], [7, 70], [8, 80], [9, 90], [nil, 100], [11, 110]],
    ]
    let one = DesignMatrix(histories: histories, firstYear: 2000, series: ["a", "b"], lags: 1)
    #expect(one.years == [2001, 2004, 2005, 2002, 2003])
    #expect(
      one.regressors
        == Matrix(rows: [[1, 1, 10], [1, 4, 40], [1, 5, 50], [1, 7, 70], [1, 8, 80]]))
    #expect(one.responses == Matrix(rows: [[2, 20], [5, 50], [6, 60], [8, 80], [9, 90]]))

    let two = DesignMatrix(histories: histories, firstYear: 2000, series: ["a", "b"], lags: 2)
    #expect(two.years == [2005, 2003])
    #expect(two.regressors == Matrix(rows: [[1, 5, 50, 4, 40], [1, 8, 80, 7, 70]]))
    #expect(two.responses == Matrix(rows: [[6, 60], [9, 90]]))
    #expect(two.columnNames == ["constant", "a.l1", "b.l1", "a.l2", "b.l2"])
  }

  @Test("A complete history of T years gives T − p rows.", arguments: 1...4)
  func complete(lags: Int) {
    let history = (0..<9).map { [Optional(Double($0))] }
    let design = DesignMatrix(
      histories: [history], firstYear: 2010, series: ["a"], lags: lags)
    #expect(design.years == Array(2010 + lags..<2019))
    #expect(design.regressors.columnCount == 1 + lags)
    for row in 0..<design.rowCount {
      for lag in 1...lags {
        #expect(design.regressors[row, lag] == design.responses[row, 0] - Double(lag))
      }
    }
  }

  @Test("Histories too short for the lags give no rows.")
  func short() {
    let design = DesignMatrix(
      histories: [[[1], [2]], []], firstYear: 2010, series: ["a"], lags: 2)
    #expect(design.rowCount == 0)
  }
}
