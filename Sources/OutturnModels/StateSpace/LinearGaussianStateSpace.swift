internal import OutturnAlgebra

/// A linear model with a hidden state and normal shocks, observed where something is published.
///
///     y_t = d_t + Z_t·α_t + ε_t         ε_t ~ N(0, H_t)
///     α_{t+1} = c_t + T_t·α_t + R_t·η_t   η_t ~ N(0, Q_t)
///     α₁ ~ N(a, P), diffuse states exactly so
///
/// Every equation may differ from period to period, and so may the number of observations; a cell
/// that is not published is nil in the data and costs nothing.
///
///     let level = LinearGaussianStateSpace(
///       observation: ObservationEquation(
///         design: .identity(1), covariance: Matrix(diagonal: [15_099])),
///       transition: TransitionEquation(
///         transition: .identity(1), covariance: Matrix(diagonal: [1469.1])),
///       initial: .diffuse(stateCount: 1))
///     let filter = try KalmanFilter(level, values: [[1120], [nil], [963]])
///
/// - Source: Durbin & Koopman (2012), *Time Series Analysis by State Space Methods*, 2nd edition.
/// - Verified: `NileTests`, `StateSpaceReferenceTests`, `StateSpacePropertyTests`.
public struct LinearGaussianStateSpace: Sendable, Hashable {
  /// One for all periods, or one a period.
  public let observations: [ObservationEquation]
  /// One for all periods, or one a period; that of period t leads to t + 1.
  public let transitions: [TransitionEquation]
  public let initial: InitialState

  /// - Parameters:
  ///   - observations: One equation for all periods, or one a period.
  ///   - transitions: One equation for all periods, or one a period; that of period t leads to
  ///     t + 1.
  public init(
    observations: [ObservationEquation], transitions: [TransitionEquation], initial: InitialState
  ) {
    precondition(!observations.isEmpty && !transitions.isEmpty, "a model without equations")
    let m = initial.mean.count
    precondition(
      transitions.allSatisfy { $0.stateCount == m }
        && observations.allSatisfy { $0.design.columnCount == m },
      "equations that are not of \(m) states")
    self.observations = observations
    self.transitions = transitions
    self.initial = initial
  }

  /// A model with the same equations in every period.
  public init(
    observation: ObservationEquation, transition: TransitionEquation, initial: InitialState
  ) {
    self.init(observations: [observation], transitions: [transition], initial: initial)
  }

  /// m.
  public var stateCount: Int { initial.mean.count }

  /// The observation equation of a period, from 1.
  func observation(_ period: Int) -> ObservationEquation {
    if observations.count == 1 { return observations[0] }
    precondition(
      period <= observations.count, "no observation equation for period \(period)")
    return observations[period - 1]
  }

  /// The equation that leads from a period, from 1, to the next.
  func transition(_ period: Int) -> TransitionEquation {
    if transitions.count == 1 { return transitions[0] }
    precondition(period <= transitions.count, "no transition after period \(period)")
    return transitions[period - 1]
  }
}
