private import Glibc

/// A set of NIST's Statistical Reference Datasets for linear regression.
package struct StandardReferenceData: Decodable, Sendable {
  package var name: String
  /// `linear`, `no intercept` or `polynomial`.
  package var kind: String
  package var degree: Int
  package var responses: [Double]
  package var predictors: [[Double]]
  package var coefficients: [Double]
  package var standardErrors: [Double]
  package var residualStandardDeviation: Double
  package var rSquared: Double
  /// Correct digits of the coefficients to ask for.
  package var digits: Double

  package var hasIntercept: Bool { kind != "no intercept" }

  package static let names = [
    "Norris", "Pontius", "NoInt1", "NoInt2", "Longley", "Filip", "Wampler1", "Wampler2",
    "Wampler3", "Wampler4", "Wampler5",
  ]

  /// The set of a name; nil when the file has none.
  package static func read(_ name: String) throws -> StandardReferenceData? {
    struct File: Decodable {
      var sets: [StandardReferenceData]
    }
    return try ReferenceFile.read("nist-strd", as: File.self).sets.first { $0.name == name }
  }

  /// The regressors of an observation, a polynomial's powers from the first on; no constant.
  package var regressors: [[Double]] {
    predictors.map { row in
      kind == "polynomial"
        ? (1...degree).map { power in
          (0..<power).reduce(1.0) { product, _ in product * row[0] }
        } : row
    }
  }
}

/// −log10 of the relative error, of the absolute one where the value is 0; at most 16.
package func digits(_ value: Double, _ certified: Double) -> Double {
  let error = abs(value - certified) / (certified == 0 ? 1 : abs(certified))
  return error == 0 ? 16 : min(16, -log10(error))
}
