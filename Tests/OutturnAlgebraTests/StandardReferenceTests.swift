import Glibc
import OutturnAlgebra
import Testing
import _OutturnTestSupport

/// NIST's Statistical Reference Datasets.
@Suite("Least squares against NIST's certified values")
struct StandardReferenceTests {
  struct File: Decodable {
    var sets: [Dataset]
  }

  struct Dataset: Decodable, Sendable {
    var name: String
    var kind: String
    var degree: Int
    var responses: [Double]
    var predictors: [[Double]]
    var coefficients: [Double]
    var standardErrors: [Double]
    var residualStandardDeviation: Double
    var rSquared: Double
    var digits: Double

    var design: Matrix {
      Matrix(
        rows: predictors.map { row in
          switch kind {
          case "polynomial":
            (0...degree).map { power in
              (0..<power).reduce(1.0) { product, _ in product * row[0] }
            }
          case "linear": [1] + row
          default: row
          }
        })
    }
  }

  static let names = [
    "Norris", "Pontius", "NoInt1", "NoInt2", "Longley", "Filip", "Wampler1", "Wampler2",
    "Wampler3", "Wampler4", "Wampler5",
  ]

  private func dataset(_ name: String) throws -> Dataset {
    let file = try ReferenceFile.read("nist-strd", as: File.self)
    return try #require(file.sets.first { $0.name == name })
  }

  /// −log10 of the relative error, of the absolute one where the value is 0.
  private func digits(_ value: Double, _ certified: Double) -> Double {
    let error = abs(value - certified) / (certified == 0 ? 1 : abs(certified))
    return error == 0 ? 16 : -log10(error)
  }

  @Test(
    "Coefficients have the digits that double precision allows, and no column is dropped.",
    arguments: names)
  func coefficients(name: String) throws {
    let data = try dataset(name)
    let qr = PivotedQR(data.design)
    #expect(qr.rank == data.coefficients.count)
    let x = try qr.leastSquares(Matrix(column: data.responses)).elements
    let reached = zip(x, data.coefficients).map { digits($0, $1) }.min() ?? 0
    #expect(reached >= data.digits, "\(name): \(reached) digits")
  }

  @Test("Standard errors, residual deviation and R² follow.", arguments: names)
  func fit(name: String) throws {
    let data = try dataset(name)
    let design = data.design
    let qr = PivotedQR(design)
    let y = Matrix(column: data.responses)
    let residuals = y - design * (try qr.leastSquares(y))
    let squares = residuals.elements.reduce(0) { $0 + $1 * $1 }
    let deviation = sqrt(squares / Double(design.rowCount - design.columnCount))
    if data.residualStandardDeviation == 0 {
      // Wampler 1 and 2 are exact polynomials with values up to 3.4e6 and 63: rounding remains.
      #expect(deviation < 1e-13 * data.responses.reduce(0) { max($0, abs($1)) })
      return
    }
    // Half the digits of the hardest coefficients: residuals are small differences of them.
    #expect(digits(deviation, data.residualStandardDeviation) >= 8)
    let gram = try qr.inverseGram()
    for (place, certified) in data.standardErrors.enumerated() {
      #expect(digits(deviation * sqrt(gram[place, place]), certified) >= min(8, data.digits))
    }
    // Without a constant NIST measures from zero.
    let centre =
      data.kind == "no intercept"
      ? 0 : data.responses.reduce(0, +) / Double(data.responses.count)
    let total = data.responses.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    #expect(digits(1 - squares / total, data.rSquared) >= 10)
  }
}
