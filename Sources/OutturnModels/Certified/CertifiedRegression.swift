private import Glibc
internal import OutturnAlgebra

/// A linear regression whose coefficients a standards institute has certified: how many digits
/// does least squares on this machine agree to?
///
/// - Source: NIST/ITL StRD, certified to 15 digits by multiple-precision arithmetic.
public struct CertifiedRegression: Sendable {
  enum Shape: Sendable {
    /// Powers of one predictor, from 0.
    case polynomial(degree: Int)
    /// One predictor and no intercept.
    case proportional
    /// An intercept and every predictor.
    case linear
  }

  /// NIST's name of the set.
  public let name: String
  let shape: Shape
  /// Digits that double precision and a stable method reach, rounded down.
  public let requiredDigits: Int
  let responses: [Double]
  /// A column each.
  let predictors: [[Double]]
  /// The institute's.
  let coefficients: [Double]

  /// Every set that ships.
  public static var shipped: [CertifiedRegression] { all }

  /// Number of correct digits: the smallest −log₁₀ relative error over the coefficients; 0 when the
  /// regression is refused.
  public var agreement: Double {
    let design = Matrix(
      rows: responses.indices.map { row in
        switch shape {
        case .polynomial(let degree):
          powers(of: predictors[0][row], to: degree)
        case .proportional: [predictors[0][row]]
        case .linear: [1] + predictors.map { $0[row] }
        }
      })
    guard let solved = try? PivotedQR(design).leastSquares(Matrix(column: responses)) else {
      return 0
    }
    return zip(solved.elements, coefficients).map { computed, certified in
      let error = abs(computed - certified) / abs(certified)
      return error == 0 ? 15 : min(15, -log10(error))
    }.min() ?? 0
  }

  /// By products, each rounded: `pow` rounds its result once and is no nearer to what NIST, too,
  /// rounded.
  private func powers(of value: Double, to degree: Int) -> [Double] {
    (1...degree).reduce(into: [1.0]) { powers, _ in powers.append(powers.last! * value) }
  }
}
