import Glibc
import OutturnAlgebra
import OutturnRandom
import Testing
import _OutturnTestSupport

/// Each law against its distribution function: the limit is passed by a true law with probability
/// 10⁻⁶ a test, the seeds are fixed.
@Suite("Laws of variates")
struct LawTests {
  private let count = 200_000

  private func sample(
    _ index: UInt32, _ draw: (inout RandomStream) -> Double
  ) -> [Double] {
    var stream = Seed(20_260_101).stream(.posterior, index)
    return (0..<count).map { _ in draw(&stream) }
  }

  private func follows(_ sample: [Double], _ cumulative: (Double) -> Double) -> Bool {
    KolmogorovSmirnov.statistic(sample, cumulative: cumulative)
      < KolmogorovSmirnov.limit(count: sample.count)
  }

  @Test("Uniform numbers are uniform and never 0 or 1.")
  func uniform() {
    let sample = sample(1) { $0.uniform() }
    #expect(follows(sample) { $0 })
    #expect(sample.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test("Normals are normal, and those of a pair are independent.")
  func normal() {
    let sample = sample(2) { $0.normal() }
    #expect(follows(sample, Normal.cumulative))
    // (x + y)/√2 of neighbours is normal only when they do not correlate; x·y has mean 0.
    let pairs = stride(from: 0, to: count, by: 2).map { (sample[$0], sample[$0 + 1]) }
    #expect(follows(pairs.map { ($0.0 + $0.1) / 2.0.squareRoot() }, Normal.cumulative))
    let shifted = stride(from: 1, to: count - 1, by: 2).map { (sample[$0], sample[$0 + 1]) }
    #expect(follows(shifted.map { ($0.0 + $0.1) / 2.0.squareRoot() }, Normal.cumulative))
  }

  @Test("Gamma variates follow their law.", arguments: [0.3, 1, 2.5, 40])
  func gamma(shape: Double) {
    let sample = sample(UInt32(10 * shape)) { $0.gamma(shape: shape) }
    #expect(follows(sample) { Gamma.cumulative($0, shape: shape) })
  }

  @Test(
    "Chi-squared variates follow their law, whole degrees of freedom or not.",
    arguments: [1, 2, 5, 9.5, 60])
  func chiSquared(degreesOfFreedom: Double) {
    let sample = sample(1000 + UInt32(2 * degreesOfFreedom)) {
      $0.chiSquared(degreesOfFreedom: degreesOfFreedom)
    }
    #expect(follows(sample) { 1 - ChiSquared.exceedance($0, degreesOfFreedom: degreesOfFreedom) })
  }

  @Test(
    "A Student t variate made of a normal and a chi-squared one follows its law.",
    arguments: [3, 5, 30])
  func studentT(degreesOfFreedom nu: Double) {
    let sample = sample(2000 + UInt32(nu)) { stream in
      stream.normal() / (stream.chiSquared(degreesOfFreedom: nu) / nu).squareRoot()
    }
    #expect(follows(sample) { StudentT.cumulative($0, degreesOfFreedom: nu) })
  }
}

@Suite("Inverse-Wishart law")
struct InverseWishartTests {
  private let count = 40_000
  private let nu = 9.5

  private func scale(_ n: Int) -> Matrix {
    var scale = Matrix(rowCount: n, columnCount: n)
    for i in 0..<n {
      for j in 0..<n { scale[i, j] = (i == j ? 2 + Double(i) : 0.6) * pow(3, Double(i + j) / 2) }
    }
    return scale
  }

  private func draws(_ n: Int) throws -> [Matrix] {
    let law = try InverseWishart(scale: scale(n), degreesOfFreedom: nu)
    var stream = Seed(20_260_102).stream(.posterior, UInt32(n))
    return (0..<count).map { _ in law.draw(from: &stream) }
  }

  private func form(_ matrix: Matrix, _ a: [Double]) -> Double {
    zip(a, matrix * a).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test("The mean of the draws is S/(ν − n − 1).", arguments: [1, 2, 4])
  func mean(n: Int) throws {
    let draws = try draws(n)
    let expected = scale(n)
    for i in 0..<n {
      for j in 0...i {
        let values = draws.map { $0[i, j] }
        let mean = values.reduce(0, +) / Double(count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
        // A true mean is 5 standard errors off with probability 6e-7.
        let error = 5 * sqrt(variance / Double(count))
        #expect(abs(mean - expected[i, j] / (nu - Double(n) - 1)) < error)
      }
    }
  }

  @Test(
    "a′Σa is a′Sa over a chi-squared variate with ν − n + 1 degrees of freedom.",
    arguments: [1, 2, 4])
  func quadraticForm(n: Int) throws {
    let draws = try draws(n)
    let unit = (0..<n).map { $0 == n - 1 ? 1.0 : 0 }
    let mixed = (0..<n).map { 1 - 0.7 * Double($0) }
    for a in [unit, mixed] {
      let numerator = form(scale(n), a)
      let statistic = KolmogorovSmirnov.statistic(draws.map { form($0, a) }) {
        ChiSquared.exceedance(numerator / $0, degreesOfFreedom: nu - Double(n) + 1)
      }
      #expect(statistic < KolmogorovSmirnov.limit(count: count))
    }
  }

  @Test(
    "a′Σ⁻¹a is a′S⁻¹a times a chi-squared variate with ν degrees of freedom.",
    arguments: [1, 2, 4])
  func inverseForm(n: Int) throws {
    let draws = try draws(n)
    let a = (0..<n).map { 1 - 0.7 * Double($0) }
    let factor = form(try Cholesky(scale(n)).inverse, a)
    var values: [Double] = []
    for draw in draws { values.append(form(try Cholesky(draw).inverse, a) / factor) }
    let statistic = KolmogorovSmirnov.statistic(values) {
      1 - ChiSquared.exceedance($0, degreesOfFreedom: nu)
    }
    #expect(statistic < KolmogorovSmirnov.limit(count: count))
  }

  @Test("A root times its transpose is the draw of the same stream.", arguments: [1, 2, 4])
  func root(n: Int) throws {
    let law = try InverseWishart(scale: scale(n), degreesOfFreedom: nu)
    var first = Seed(3).stream(.posterior)
    var second = first
    let root = law.rootDraw(from: &first)
    let draw = law.draw(from: &second)
    for i in 0..<n {
      for j in 0..<n {
        let product = (0..<n).reduce(0.0) { $0 + root[i, $1] * root[j, $1] }
        #expect(abs(product - draw[i, j]) <= 1e-14 * sqrt(draw[i, i] * draw[j, j]))
        #expect(draw[i, j] == draw[j, i])
      }
    }
  }

  @Test("A scale that is not positive definite is refused.")
  func refusal() {
    #expect(throws: AlgebraError.notPositiveDefinite(order: 2)) {
      try InverseWishart(scale: Matrix(rows: [[1, 2], [2, 1]]), degreesOfFreedom: 4)
    }
  }
}
