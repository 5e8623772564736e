import Glibc
import OutturnAlgebra
import Testing
import _OutturnTestSupport

/// NIST's Statistical Reference Datasets.
@Suite("Least squares against NIST's certified values")
struct StandardReferenceTests {
  private func dataset(_ name: String) throws -> StandardReferenceData {
    try #require(try StandardReferenceData.read(name))
  }

  private func design(_ data: StandardReferenceData) -> Matrix {
    Matrix(rows: data.regressors.map { data.hasIntercept ? [1] + $0 : $0 })
  }

  @Test(
    "Coefficients have the digits that double precision allows, and no column is dropped.",
    arguments: StandardReferenceData.names)
  func coefficients(name: String) throws {
    let data = try dataset(name)
    let qr = PivotedQR(design(data))
    #expect(qr.rank == data.coefficients.count)
    let x = try qr.leastSquares(Matrix(column: data.responses)).elements
    let reached = zip(x, data.coefficients).map { digits($0, $1) }.min() ?? 0
    #expect(reached >= data.digits, "\(name): \(reached) digits")
  }

  @Test(
    "Standard errors, residual deviation and R² follow.", arguments: StandardReferenceData.names)
  func fit(name: String) throws {
    let data = try dataset(name)
    let design = self.design(data)
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
      data.hasIntercept
      ? data.responses.reduce(0, +) / Double(data.responses.count) : 0
    let total = data.responses.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    #expect(digits(1 - squares / total, data.rSquared) >= 10)
  }
}
