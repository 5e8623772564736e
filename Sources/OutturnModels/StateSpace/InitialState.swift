public import OutturnAlgebra

/// The law of the state in the first period: N(a, P) with, for diffuse states, an infinite variance
/// taken exactly and not as a large number.
///
///     let start = InitialState.diffuse(stateCount: 1)
///     let trend = InitialState(
///       mean: [0, 0], covariance: Matrix(diagonal: [0, 4]), diffuse: [true, false])
///
/// - Source: Durbin & Koopman (2012), §5.1 and §5.6.
/// - Verified: `InitialStateTests`; `StateSpaceReferenceTests`, statsmodels.
public struct InitialState: Sendable, Hashable {
  /// a, m.
  public let mean: [Double]
  /// P, m×m: the finite part of the variance.
  public let covariance: Matrix
  /// Whether a state is diffuse, m.
  public let diffuse: [Bool]

  /// - Parameters:
  ///   - mean: a, m.
  ///   - covariance: P, m×m, positive semidefinite, without covariance of diffuse states.
  ///   - diffuse: Which states have no proper law; none without it.
  public init(mean: [Double], covariance: Matrix, diffuse: [Bool]? = nil) {
    let m = mean.count
    self.mean = mean
    self.covariance = covariance
    self.diffuse = diffuse ?? Array(repeating: false, count: m)
    precondition(
      covariance.rowCount == m && covariance.columnCount == m && self.diffuse.count == m,
      "an initial law that is not of \(m) states")
    for (i, isDiffuse) in self.diffuse.enumerated() where isDiffuse {
      precondition(
        (0..<m).allSatisfy { covariance[i, $0] == 0 && covariance[$0, i] == 0 },
        "state \(i) is diffuse and has a finite variance too")
    }
  }

  /// A state of which nothing is known.
  public static func diffuse(stateCount: Int) -> InitialState {
    InitialState(
      mean: Array(repeating: 0, count: stateCount),
      covariance: Matrix(rowCount: stateCount, columnCount: stateCount),
      diffuse: Array(repeating: true, count: stateCount))
  }

  /// The law that the transition itself tends to: mean (I − T)⁻¹·c, P = T·P·Tᵀ + R·Q·Rᵀ.
  ///
  /// - Throws: ``StateSpaceError/notStationary`` when a root is on or outside the unit circle.
  /// - Complexity: O(m³) times the logarithm of the memory of the process.
  public static func stationary(
    _ transition: TransitionEquation
  ) throws(StateSpaceError) -> InitialState {
    let covariance = try DiscreteLyapunov.solution(
      transition: transition.transition, covariance: transition.shockCovariance)
    let m = transition.stateCount
    do {
      let mean = try PivotedQR(.identity(m) - transition.transition)
        .leastSquares(Matrix(column: transition.intercept))
      return InitialState(mean: mean.elements, covariance: covariance)
    } catch {
      throw .notStationary
    }
  }
}
