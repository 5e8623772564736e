public import OutturnAlgebra
private import Glibc

/// The state of a linear model as the figures come in, and the likelihood of the figures.
///
/// The observations of a period are taken one at a time, so that any pattern of missing cells costs
/// nothing special and no matrix is inverted. Variances are updated in Joseph's form,
/// (I − K·z)·P·(I − K·z)ᵀ + h·K·Kᵀ: a sum of squares, which stays positive semidefinite when an
/// observation is exact or nearly so. Diffuse states are exact: κ·P∞ + P with κ → ∞.
///
/// An observation that the others already fix exactly adds nothing, neither to the state nor to the
/// likelihood; when it differs from what they fix, it is refused.
///
/// - Complexity: O(T·(m³ + q·m²)) for q observations a period.
/// - Source: Durbin & Koopman (2012), §4.3, §5.2, §6.4; Joseph's form: Bucy & Joseph (1968).
/// - Verified: `NileTests`, `StateSpaceReferenceTests`, `StateSpacePropertyTests`.
public struct KalmanFilter: Sendable {
  public let model: LinearGaussianStateSpace
  /// T.
  public let periodCount: Int
  /// a_t: mean of the state of period t given the periods before, t = 1…T+1; m each.
  public let predictedMeans: [[Double]]
  /// P_t: its covariance, m×m, t = 1…T+1; of a diffuse period the finite part.
  public let predictedCovariances: [Matrix]
  /// Mean of the state of period t given the periods to t, t = 1…T; m each.
  public let filteredMeans: [[Double]]
  /// Its covariance, m×m; of a diffuse period the finite part.
  public let filteredCovariances: [Matrix]
  /// log p(y_t | the periods before), t = 1…T; in diffuse periods without the infinite part, which
  /// is log κ for each diffuse direction and does not depend on the parameters.
  public let logLikelihoods: [Double]
  /// Periods that begin with a diffuse state.
  public let diffusePeriodCount: Int
  /// Σ v²/F over all proper scalars: the squared Mahalanobis distance of the observations.
  public let squaredDistance: Double
  /// Scalars that entered ``squaredDistance``: its degrees of freedom.
  public let properObservationCount: Int
  /// Directions of the last predicted state of which the figures say nothing; 0 without a diffuse
  /// start.
  public let undeterminedCount: Int
  /// Observations that the others fix exactly.
  public let redundantObservationCount: Int

  let periods: [PreparedPeriod]
  let updates: [[StateCovariance.Update]]
  let innovations: [[Double]]
  /// P∞ at the beginning of each period, T+1; nil where nothing is diffuse.
  let diffuseCovariances: [Matrix?]

  /// Runs through the figures.
  ///
  /// - Parameter values: One array a period, one place an observation; nil where nothing is
  ///   published.
  /// - Throws: ``StateSpaceError``.
  public init(
    _ model: LinearGaussianStateSpace, values: [[Double?]]
  ) throws(StateSpaceError) {
    _ = try SemidefiniteFactor(model.initial.covariance, name: "P")
    for transition in model.transitions {
      _ = try SemidefiniteFactor(transition.covariance, name: "Q")
    }
    var record = FilterRecord(model)
    for (index, row) in values.enumerated() {
      precondition(
        row.allSatisfy { $0?.isFinite ?? true }, "a value of period \(index + 1) is not finite")
      try record.take(row, period: index + 1)
    }
    self.model = model
    periodCount = values.count
    predictedMeans = record.predictedMeans
    predictedCovariances = record.predictedCovariances
    filteredMeans = record.filteredMeans
    filteredCovariances = record.filteredCovariances
    logLikelihoods = record.logLikelihoods
    diffusePeriodCount = record.diffuseCovariances.dropLast().count { $0 != nil }
    undeterminedCount = record.covariance.undeterminedCount
    squaredDistance = record.squaredDistance
    properObservationCount = record.properCount
    redundantObservationCount = record.redundantCount
    periods = record.periods
    updates = record.updates
    innovations = record.innovations
    diffuseCovariances = record.diffuseCovariances
  }

  /// log p(y): with an exact diffuse start the diffuse likelihood.
  ///
  /// - Parameter burn: Periods at the beginning that are left out, for a start with a large known
  ///   variance in place of a diffuse one.
  public func logLikelihood(burn: Int = 0) -> Double {
    precondition(burn >= 0 && burn <= periodCount, "\(burn) of \(periodCount) periods burned")
    return logLikelihoods.dropFirst(burn).reduce(0, +)
  }

  /// Refuses when a direction of the state has no law.
  func checkDetermined() throws(StateSpaceError) {
    if undeterminedCount > 0 { throw .undetermined(directions: undeterminedCount) }
  }

  /// Predicted means and innovations of other figures at the same places.
  ///
  /// - Parameter values: The observed cells only, a period each.
  func replay(
    _ values: [[Double]], initialMean: [Double]
  ) -> (predictedMeans: [[Double]], innovations: [[Double]]) {
    var mean = initialMean
    var means = [mean]
    var innovations: [[Double]] = []
    for (index, prepared) in periods.enumerated() {
      let scalars = prepared.scalars(values[index])
      var surprises: [Double] = []
      for (scalar, update) in zip(scalars, updates[index]) {
        let surprise = scalar - update.row.product(mean)
        surprises.append(surprise)
        for i in update.gain.indices { mean[i] += update.gain[i] * surprise }
      }
      innovations.append(surprises)
      mean = model.transition(index + 1).mean(after: mean)
      means.append(mean)
    }
    return (means, innovations)
  }
}

/// What the filter writes down on its way.
private struct FilterRecord {
  let model: LinearGaussianStateSpace
  var mean: [Double]
  var covariance: StateCovariance
  var predictedMeans: [[Double]]
  var predictedCovariances: [Matrix]
  var diffuseCovariances: [Matrix?]
  var filteredMeans: [[Double]] = []
  var filteredCovariances: [Matrix] = []
  var logLikelihoods: [Double] = []
  var periods: [PreparedPeriod] = []
  var updates: [[StateCovariance.Update]] = []
  var innovations: [[Double]] = []
  var squaredDistance = 0.0
  var properCount = 0
  var redundantCount = 0

  init(_ model: LinearGaussianStateSpace) {
    self.model = model
    mean = model.initial.mean
    covariance = StateCovariance(model.initial)
    predictedMeans = [mean]
    predictedCovariances = [covariance.proper]
    diffuseCovariances = [covariance.diffuse]
  }

  mutating func take(_ row: [Double?], period: Int) throws(StateSpaceError) {
    let prepared = try PreparedPeriod(
      model.observation(period), isObserved: row.map { $0 != nil })
    var done: [StateCovariance.Update] = []
    var surprises: [Double] = []
    var logLikelihood = 0.0
    for (place, scalar) in prepared.scalars(row.compactMap(\.self)).enumerated() {
      let update = covariance.observe(prepared.rows[place], variance: prepared.variances[place])
      let surprise = scalar - update.row.product(mean)
      switch update.kind {
      case .proper:
        let distance = surprise * surprise / update.variance
        logLikelihood -= 0.5 * (log(2 * Double.pi * update.variance) + distance)
        squaredDistance += distance
        properCount += 1
      case .diffuse:
        logLikelihood -= 0.5 * log(2 * Double.pi * update.variance)
      case .redundant:
        let allowed = 0x1p-22 * update.scale + 0x1p-40 * abs(scalar)
        if abs(surprise) > allowed {
          throw .contradiction(
            period: period, row: prepared.observed[place], surprise: surprise)
        }
        redundantCount += 1
      }
      for i in update.gain.indices { mean[i] += update.gain[i] * surprise }
      done.append(update)
      surprises.append(surprise)
    }
    periods.append(prepared)
    updates.append(done)
    innovations.append(surprises)
    logLikelihoods.append(logLikelihood)
    filteredMeans.append(mean)
    filteredCovariances.append(covariance.proper)
    let transition = model.transition(period)
    mean = transition.mean(after: mean)
    covariance.advance(transition)
    predictedMeans.append(mean)
    predictedCovariances.append(covariance.proper)
    diffuseCovariances.append(covariance.diffuse)
  }
}
