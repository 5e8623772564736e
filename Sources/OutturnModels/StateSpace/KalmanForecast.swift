public import OutturnAlgebra

/// What a filtered model says of the periods after the last.
///
/// - Verified: `NileTests`, `StateSpaceReferenceTests`.
public struct KalmanForecast: Sendable {
  /// Mean of the state, m, step 1 first.
  public let stateMeans: [[Double]]
  /// Its covariance, m×m.
  public let stateCovariances: [Matrix]
  /// Mean of the observations, q, step 1 first.
  public let means: [[Double]]
  /// Their covariance, q×q, measurement errors included.
  public let covariances: [Matrix]
}

extension KalmanFilter {
  /// The predictive law of the next `horizon` periods.
  ///
  /// A model with an equation a period needs those of the future too.
  ///
  /// - Throws: ``StateSpaceError/undetermined(directions:)``.
  /// - Complexity: O(horizon·m³).
  public func forecast(horizon: Int) throws(StateSpaceError) -> KalmanForecast {
    precondition(horizon >= 1, "no forecast \(horizon) periods ahead")
    try checkDetermined()
    var state = predictedMeans[periodCount]
    var covariance = predictedCovariances[periodCount]
    var stateMeans: [[Double]] = []
    var stateCovariances: [Matrix] = []
    var means: [[Double]] = []
    var covariances: [Matrix] = []
    for step in 1...horizon {
      if step > 1 {
        let transition = model.transition(periodCount + step - 1)
        state = transition.mean(after: state)
        covariance = transition.carried(covariance) + transition.shockCovariance
      }
      let observation = model.observation(periodCount + step)
      stateMeans.append(state)
      stateCovariances.append(covariance)
      means.append(zip(observation.design * state, observation.intercept).map { $0 + $1 })
      covariances.append(
        (observation.design * covariance)
          .multiplied(by: observation.design, transposingOther: true).symmetrised
          + observation.covariance)
    }
    return KalmanForecast(
      stateMeans: stateMeans, stateCovariances: stateCovariances, means: means,
      covariances: covariances)
  }
}
