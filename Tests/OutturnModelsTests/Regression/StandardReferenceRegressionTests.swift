import OutturnAlgebra
import OutturnModels
import Testing
import _OutturnTestSupport

@Suite("Linear regression against NIST's certified values")
struct StandardReferenceRegressionTests {
  private func fit(
    _ name: String
  ) throws -> (StandardReferenceData, FittedLinearRegression) {
    let data = try #require(try StandardReferenceData.read(name))
    let regressors = data.regressors
    let names = ["y"] + regressors[0].indices.map { "x\($0 + 1)" }
    let table = SeriesTable(
      names: names, values: Matrix(rows: zip(data.responses, regressors).map { [$0] + $1 }))
    let equation = LinearRegression(
      "y", on: Array(names.dropFirst()), hasIntercept: data.hasIntercept)
    return (data, try equation.fit(table))
  }

  @Test(
    "Coefficients have the digits that double precision allows.",
    arguments: StandardReferenceData.names)
  func coefficients(name: String) throws {
    let (data, fitted) = try fit(name)
    try #require(fitted.coefficients.count == data.coefficients.count)
    let reached = zip(fitted.coefficients, data.coefficients).map { digits($0, $1) }.min() ?? 0
    #expect(reached >= data.digits, "\(name): \(reached) digits")
  }

  @Test("Standard errors, s and R² follow.", arguments: StandardReferenceData.names)
  func errors(name: String) throws {
    let (data, fitted) = try fit(name)
    if data.residualStandardDeviation == 0 {
      #expect(fitted.isExact)
      return
    }
    #expect(!fitted.isExact)
    let errors = try fitted.standardErrors()
    let reached = zip(errors, data.standardErrors).map { digits($0, $1) }.min() ?? 0
    let s = digits(fitted.residualStandardDeviation, data.residualStandardDeviation)
    let rSquared = digits(try #require(fitted.rSquared), data.rSquared)
    // Filip's columns leave 15 of 16 digits to each other.
    let hard = name == "Filip"
    #expect(reached >= (hard ? 7 : 11), "\(name): \(reached) digits of the standard errors")
    #expect(s >= (hard ? 8 : 11), "\(name): \(s) digits of s")
    #expect(rSquared >= (hard ? 10 : 12), "\(name): \(rSquared) digits of R²")
  }
}
