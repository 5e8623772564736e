public import OutturnAlgebra

/// Why a model could not be estimated, in names and not in indices.
public enum EstimationError: Error, Hashable, Sendable {
  /// The linear algebra refused.
  case numbersRefused(model: String, AlgebraError)
  /// Regressors that the others explain.
  case collinear(names: [String])
  /// The sample holds no complete year.
  case noCompleteRows(regions: [String], series: [String])
}
