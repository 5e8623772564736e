private import Glibc

/// One unit's robust filter: a pass over its values with given parameters.
///
/// - Complexity: O(T).
struct RobustFilter {
  /// What is known of the unit's mean and departure after the last period: centres, and the
  /// covariance as a multiple of σ².
  private(set) var mean: Double
  private(set) var departure = 0.0
  let covariance: (mean: Double, both: Double, departure: Double)
  /// σ² | the values ~ S/χ²(n).
  private(set) var squares: Double
  let degreesOfFreedom: Double
  /// Log of the predictive density of the known values, each before it was seen.
  private(set) var logLikelihood = 0.0

  /// - Parameter known: The values that are known, oldest first; `schedule` says when.
  init(
    _ known: [Double], parameters: RobustFilterParameters, schedule: RobustFilterSchedule
  ) {
    mean = parameters.meanCentre
    covariance = schedule.covariance
    degreesOfFreedom = schedule.degreesOfFreedom
    squares = parameters.varianceWeight * parameters.variance
    for (value, step) in zip(known, schedule.steps) {
      pass(step.gap, parameters)
      let error = value - mean - departure
      let n = step.degreesOfFreedom
      let square = error * error / (squares / n * step.spread)
      let size = square.squareRoot()
      logLikelihood +=
        step.logConstant - 0.5 * log(squares / n) - (n + 1) / 2 * log1p(square / n)
      // An outlier moves the state and the scale less.
      let weight = size > parameters.bound ? parameters.bound / size : 1
      mean += step.meanGain * error * weight
      departure += step.departureGain * error * weight
      squares += error * error / step.spread * weight
    }
    pass(schedule.rest, parameters)
  }

  /// Periods in which nothing is seen but time goes by.
  private mutating func pass(_ periods: Int, _ parameters: RobustFilterParameters) {
    for _ in 0..<periods {
      departure *= parameters.persistence
      squares =
        parameters.discount * squares
        + (1 - parameters.discount) * parameters.varianceWeight * parameters.variance
    }
  }
}
