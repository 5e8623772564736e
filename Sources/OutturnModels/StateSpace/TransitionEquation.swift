public import OutturnAlgebra

/// How the state moves from one period to the next: α′ = c + T·α + R·η, η ~ N(0, Q).
public struct TransitionEquation: Sendable, Hashable {
  /// T, m×m.
  public let transition: Matrix
  /// R, m×r: which states the shocks enter.
  public let selection: Matrix
  /// Q, r×r, positive semidefinite.
  public let covariance: Matrix
  /// c, m.
  public let intercept: [Double]

  /// - Parameters:
  ///   - transition: T, m×m.
  ///   - selection: R, m×r; the identity without it.
  ///   - covariance: Q, r×r.
  ///   - intercept: c, m; zeros without it.
  public init(
    transition: Matrix, selection: Matrix? = nil, covariance: Matrix, intercept: [Double]? = nil
  ) {
    let m = transition.rowCount
    self.transition = transition
    self.selection = selection ?? .identity(m)
    self.covariance = covariance
    self.intercept = intercept ?? Array(repeating: 0, count: m)
    precondition(
      transition.isSquare && self.selection.rowCount == m && covariance.isSquare
        && self.selection.columnCount == covariance.rowCount && self.intercept.count == m,
      "R, Q and c do not fit a state of \(m)")
  }

  /// m.
  public var stateCount: Int { transition.rowCount }

  /// R·Q·Rᵀ, m×m.
  var shockCovariance: Matrix {
    (selection * covariance).multiplied(by: selection, transposingOther: true)
  }

  /// c + T·α.
  func mean(after state: [Double]) -> [Double] {
    zip(transition * state, intercept).map { $0 + $1 }
  }

  /// T·P·Tᵀ.
  func carried(_ covariance: Matrix) -> Matrix {
    (transition * covariance).multiplied(by: transition, transposingOther: true).symmetrised
  }
}
