public import OutturnAlgebra

/// Why a model could not be estimated, in names and not in indices.
public enum EstimationError: Error, Hashable, Sendable {
  /// The linear algebra refused.
  case numbersRefused(model: String, AlgebraError)
  /// Regressors that the others explain.
  case collinear(names: [String])
  /// The sample holds no complete year.
  case noCompleteRows(regions: [String], series: [String])
  /// More unknowns than the observations can tell apart: at least `needed` were necessary.
  case tooFewObservations(response: String, observations: Int, needed: Int)
  /// These observations (from 0) are met exactly, so that their errors say nothing about chance:
  /// all of them, or those with a regressor of their own.
  case exactFit(response: String, observations: [Int])
  /// The weights of these observations (from 0) are zero or negative.
  case weightsNotPositive(name: String, observations: [Int])
  /// Series with one value in all of the sample: a constant explains them, and they nothing.
  case noVariation(series: [String])
  /// Series that the model names and the data do not hold.
  case unknownSeries(names: [String], known: [String])
  /// The future given for the exogenous series lacks some, or holds others.
  case exogenousFuture(missing: [String], unexpected: [String])
}
