import OutturnRandom
import Testing
import _OutturnTestSupport

@Suite("Fisher's F and Student's quantiles against mpmath")
struct FisherFTests {
  struct File: Decodable {
    /// f, two degrees of freedom, P(F > f).
    var fisherF: [[Double]]
    /// p, degrees of freedom, t.
    var studentQuantile: [[Double]]
  }

  @Test("The upper tail has its digits from 1 to where it vanishes.")
  func tail() throws {
    let rows = try ReferenceFile.read("fisher-f", as: File.self).fisherF
    try #require(rows.count > 300)
    for row in rows {
      let value = FisherF.exceedance(row[0], numerator: row[1], denominator: row[2])
      #expect(abs(value - row[3]) <= 3e-12 * row[3], "F(\(row)): \(value)")
    }
  }

  @Test("Nothing lies above infinity, all above 0.")
  func ends() {
    #expect(FisherF.exceedance(.infinity, numerator: 3, denominator: 5) == 0)
    #expect(FisherF.exceedance(0, numerator: 3, denominator: 5) == 1)
  }

  @Test("With one degree of freedom in the numerator F is the square of Student's t.")
  func square() {
    for t in [0.1, 0.9, 1.4, 3, 12] {
      for nu in [1.0, 4, 33] {
        let two = 2 * StudentT.cumulative(-t, degreesOfFreedom: nu)
        let one = FisherF.exceedance(t * t, numerator: 1, denominator: nu)
        #expect(abs(one - two) <= 1e-13 * two)
      }
    }
  }

  @Test("Student's quantiles.")
  func quantiles() throws {
    let rows = try ReferenceFile.read("fisher-f", as: File.self).studentQuantile
    try #require(rows.count > 40)
    for row in rows {
      let t = StudentT.quantile(row[0], degreesOfFreedom: row[1])
      // Near the median the tail has no digits left for a small t.
      let tolerance = abs(row[0] - 0.5) < 0.01 ? 1e-9 : 1e-11
      #expect(abs(t - row[2]) <= tolerance * abs(row[2]), "t(\(row)): \(t)")
    }
    #expect(StudentT.quantile(0.5, degreesOfFreedom: 3) == 0)
  }
}
