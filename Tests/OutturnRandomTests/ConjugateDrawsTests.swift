import Glibc
import OutturnAlgebra
import OutturnRandom
import Testing
import _OutturnTestSupport

@Suite("Draws of a regression's parameters")
struct ConjugateDrawsTests {
  /// A law without symmetry: n series, k regressors.
  private func law(n: Int, k: Int, nu: Double, seed: UInt64) throws -> ReferenceConjugateDraw {
    func lower(_ order: Int) -> Matrix {
      var factor = Matrix(rowCount: order, columnCount: order)
      for i in 0..<order {
        for j in 0...i { factor[i, j] = (i == j ? 1 : 0.4) + 0.1 * Double((3 * i + j) % 5) }
      }
      return factor
    }
    var mean = Matrix(rowCount: k, columnCount: n)
    for i in 0..<k {
      for j in 0..<n { mean[i, j] = 0.1 * Double((2 * i + 3 * j) % 7) - 0.2 }
    }
    return ReferenceConjugateDraw(
      mean: mean, rowFactor: lower(k), scaleFactor: lower(n), degreesOfFreedom: nu, seed: seed)
  }

  private func draws(
    _ law: ReferenceConjugateDraw, _ count: Int, first: UInt32
  ) -> ConjugateDraws {
    ConjugateDraws(
      count, mean: law.mean, rowFactor: law.rowFactor, scaleFactor: law.scaleFactor,
      degreesOfFreedom: law.degreesOfFreedom, seed: Seed(law.seed), first: first)
  }

  /// Largest difference, relative to the largest element.
  private func distance(_ a: Matrix, _ b: Matrix) -> Double {
    let scale = b.elements.reduce(1) { max($0, abs($1)) }
    return (a - b).elements.reduce(0) { max($0, abs($1)) } / scale
  }

  @Test(
    "They are those of a scalar computation that forms Σ and factors it.",
    arguments: zip([1, 2, 3, 4, 6], [1, 5, 7, 4, 13]))
  func reference(n: Int, k: Int) throws {
    // Half a degree above the least, where a shape is below 1; and an ordinary number.
    for nu in [Double(n) - 0.5, 40.25] {
      let law = try law(n: n, k: k, nu: nu, seed: 7)
      let draws = draws(law, 203, first: 1000)
      #expect(draws.count == 203)
      for place in [0, 1, 7, 8, 100, 202] {
        let expected = try law.draw(1000 + UInt64(place))
        // W may be near to singular at the least degrees of freedom: its inverse costs digits.
        let tolerance = nu < Double(n) ? 1e-5 : 1e-10
        #expect(distance(draws[place].factor, expected.factor) < tolerance)
        #expect(distance(draws[place].coefficients, expected.coefficients) < tolerance)
      }
    }
  }

  @Test("Every attempt of the rejection is the scalar one.")
  func rejections() throws {
    // A shape of 1 takes 5 of 100 attempts more; 2000 draws hold some with three attempts.
    let law = try law(n: 1, k: 1, nu: 2, seed: 3)
    let draws = draws(law, 2000, first: 0)
    for place in 0..<2000 {
      #expect(distance(draws[place].factor, try law.draw(UInt64(place)).factor) < 1e-10)
    }
  }

  @Test(
    "S/Σ of one series is chi-squared for any real degrees of freedom.",
    arguments: [0.3, 1, 2.5, 8, 94, 700.25])
  func chiSquare(nu: Double) throws {
    let law = try law(n: 1, k: 1, nu: nu, seed: 11)
    let scale = law.scaleFactor[0, 0]
    let sample = draws(law, 40_000, first: 0).map { pow(scale / $0.factor[0, 0], 2) }
    let statistic = KolmogorovSmirnov.statistic(sample) {
      1 - ChiSquared.exceedance($0, degreesOfFreedom: nu)
    }
    #expect(statistic < KolmogorovSmirnov.limit(count: sample.count))
  }

  @Test(
    "a′Σa is a′Sa over a chi-squared variate with ν − n + 1 degrees of freedom.",
    arguments: [2, 4])
  func quadraticForm(n: Int) throws {
    let law = try law(n: n, k: 2, nu: 9.5, seed: 12)
    let draws = draws(law, 40_000, first: 0)
    func square(_ factor: Matrix, _ a: [Double]) -> Double {
      (0..<n).reduce(0) { sum, j in
        let entry = (0..<n).reduce(0) { $0 + a[$1] * factor[$1, j] }
        return sum + entry * entry
      }
    }
    for a in [(0..<n).map { $0 == 0 ? 1.0 : 0 }, (0..<n).map { 1 - 0.7 * Double($0) }] {
      let numerator = square(law.scaleFactor, a)
      let statistic = KolmogorovSmirnov.statistic(draws.map { square($0.factor, a) }) {
        ChiSquared.exceedance(numerator / $0, degreesOfFreedom: 9.5 - Double(n) + 1)
      }
      #expect(statistic < KolmogorovSmirnov.limit(count: draws.count))
    }
  }

  @Test("A path follows its draw's recursion with its own shocks.", arguments: [1, 2, 3, 5])
  func paths(n: Int) throws {
    let recent = (0..<2).map { lag in (0..<n).map { 0.3 * Double($0) - 0.2 * Double(lag) } }
    let law = try law(n: n, k: 1 + 2 * n, nu: 30, seed: 5)
    let paths = draws(law, 50, first: 8).paths(after: recent, horizon: 3)
    for place in [0, 7, 8, 31, 49] {
      let expected = try law.path(8 + UInt64(place), after: recent, horizon: 3)
      for step in 0..<3 {
        for i in 0..<n {
          #expect(
            abs(paths[place, step, i] - expected[step][i]) < 1e-9 * (1 + abs(expected[step][i])))
        }
      }
    }
  }

  @Test("Without shocks the first step is B′x, and dummies after the lags do not act.")
  func silent() throws {
    let law = try law(n: 2, k: 5, nu: 12, seed: 6)
    let draws = draws(law, 20, first: 0)
    let paths = draws.paths(after: [[0.5, -1]], horizon: 2, hasShocks: false)
    for place in 0..<20 {
      let b = draws[place].coefficients
      for i in 0..<2 {
        let expected = b[0, i] + 0.5 * b[1, i] - b[2, i]
        #expect(abs(paths[place, 0, i] - expected) < 1e-13 * (1 + abs(expected)))
        #expect(paths.values(series: i, step: 0)[place] == paths[place, 0, i])
      }
    }
  }

  @Test("A draw and its path do not depend on how many are drawn with them.")
  func streams() throws {
    let law = try law(n: 3, k: 4, nu: 9, seed: 1)
    let (few, many) = (draws(law, 3, first: 5), draws(law, 1000, first: 4))
    let recent = [[0.1, 0.2, 0.3]]
    let (short, long) = (
      few.paths(after: recent, horizon: 1), many.paths(after: recent, horizon: 2)
    )
    for place in 0..<3 {
      #expect(few[place].coefficients == many[place + 1].coefficients)
      #expect(few[place].factor == many[place + 1].factor)
      #expect(short[place, 0, 2] == long[place + 1, 0, 2])
    }
    #expect(draws(law, 0, first: 0).isEmpty)
  }

  @Test("Draws made with their paths are those made before them.", arguments: [1, 3, 4, 6])
  func together(n: Int) throws {
    let law = try law(n: n, k: 1 + 2 * n, nu: 20, seed: 3)
    let recent = [[Double](repeating: 0.4, count: n), [Double](repeating: -0.2, count: n)]
    for count in [0, 5, 300] {
      let apart = draws(law, count, first: 9)
      let paths = apart.paths(after: recent, horizon: 3)
      let together = ConjugateDraws.withPaths(
        count, mean: law.mean, rowFactor: law.rowFactor, scaleFactor: law.scaleFactor,
        degreesOfFreedom: law.degreesOfFreedom, seed: Seed(law.seed), first: 9, after: recent,
        horizon: 3)
      #expect(together.draws.count == count)
      for place in 0..<count {
        #expect(together.draws.parameters(of: place) == apart.parameters(of: place))
      }
      for series in 0..<n {
        #expect(
          together.paths.values(series: series, step: 2) == paths.values(series: series, step: 2))
      }
    }
  }
}
