import OutturnRandom
import Testing
import _OutturnTestSupport

@Suite("Distribution functions against mpmath")
struct SpecialFunctionsTests {
  struct File: Decodable {
    /// Arguments, then the value.
    var values: [String: [[Double]]]
  }

  /// The values with a relative error above the tolerance.
  private func failures(
    _ name: String, tolerance: Double, _ function: ([Double]) -> Double
  ) throws -> [String] {
    let rows = try #require(
      ReferenceFile.read("special-functions", as: File.self).values[name])
    try #require(rows.count >= 10)
    return rows.compactMap { row in
      let expected = row[row.count - 1]
      let error = abs(function(row) - expected) / expected
      return error <= tolerance ? nil : "\(name)\(row): relative error \(error)"
    }
  }

  @Test("The normal law, to z = −37.")
  func normal() throws {
    // An argument rounded by ½ ulp moves the tail by z²/2 ulp: 1.5e-13 at z = −37.
    #expect(try failures("normal", tolerance: 2e-13) { Normal.cumulative($0[0]) } == [])
  }

  @Test("Student's t law, in both tails and at the middle.")
  func studentT() throws {
    #expect(
      try failures("studentT", tolerance: 1e-12) {
        StudentT.cumulative($0[0], degreesOfFreedom: $0[1])
      } == [])
  }

  @Test("The gamma law from both sides of its mode.")
  func gamma() throws {
    #expect(
      try failures("gamma", tolerance: 1e-12) { Gamma.cumulative($0[0], shape: $0[1]) } == [])
  }

  @Test("The upper tail of the chi-squared law, far beyond where 1 − P is 0.")
  func chiSquared() throws {
    #expect(
      try failures("chiSquared", tolerance: 1e-12) {
        ChiSquared.exceedance($0[0], degreesOfFreedom: $0[1])
      } == [])
  }

  @Test("Both parts of the gamma law add up to 1, and nothing lies below 0.")
  func complement() {
    for shape in [0.3, 1, 2.5, 40] {
      #expect(Gamma.cumulative(0, shape: shape) == 0 && Gamma.exceedance(0, shape: shape) == 1)
      #expect(Gamma.cumulative(-1, shape: shape) == 0 && Gamma.exceedance(-1, shape: shape) == 1)
      for x in [0.01, 0.5, 1, 3, 40, 60] {
        let sum = Gamma.cumulative(x, shape: shape) + Gamma.exceedance(x, shape: shape)
        #expect(abs(sum - 1) <= 0x1p-52)
      }
    }
  }
}
