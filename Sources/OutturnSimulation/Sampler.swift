/// How the random numbers of paths are chosen. All give the same law of a path; they differ in how
/// far an average over the paths may be off.
public enum Sampler: String, CaseIterable, Sendable {
  /// Independent paths.
  case plain
  /// Pairs of paths with opposite normals, the same parameters, the same chi-squared variates and
  /// the same volatility.
  ///
  /// Errors that have one sign above and the other below the centre cancel; a joint probability
  /// gains little. Not for resampled shocks.
  case antithetic
  /// Scrambled Sobol points in 16 independent replicates, with the parameters integrated out.
  ///
  /// Only for ``PathModel/normalInverseWishart(_:)``. Best with 16·2ᵐ paths.
  case sobol
  /// Independent paths of which each adds to a target's probability its own, taken over the normals
  /// of the target's step, instead of 1 or 0: the estimate of Rao and Blackwell.
  ///
  /// Joint probabilities, moments and quantiles are counted on the same paths as with ``plain``.
  /// Not for targets on series of an identity, whose growth moves with that of others, and not for
  /// resampled shocks.
  case raoBlackwell = "rao-blackwell"

  /// Independent scramblings; their spread gives the standard error.
  package static let replicates = 16
  /// Batches that paths are dealt to where a plan has too few batches of draws.
  package static let dealtBatches = 64
  /// Fewest batches that a standard error is taken from.
  package static let leastBatches = 8
  /// Coordinates of a point that there are directions for.
  package static let maximumDimensions = SobolDirections.dimensions
  /// Points of one replicate that the sequence has.
  package static let maximumPaths = replicates << SobolDirections.bits
}

extension PathModel {
  /// Whether paths of `horizon` steps can be sampled so.
  ///
  /// ``Sampler/sobol`` needs parameters from a conjugate posterior that can be integrated out,
  /// shocks as estimated, and at most 64 figures a path. Pairs and probabilities over a step's
  /// normals need normals: ``ResidualTable`` has none, and no opposite of a row.
  package func allows(_ sampler: Sampler, horizon: Int, shockScale: Double) -> Bool {
    if sampler == .antithetic || sampler == .raoBlackwell { return residuals == nil }
    guard sampler == .sobol else { return true }
    guard case .normalInverseWishart(let model) = self else { return false }
    return shockScale == 1 && horizon * model.seriesCount <= Sampler.maximumDimensions
  }
}

extension SimulationPlan {
  /// Targets whose probabilities are taken over the normals of their steps: all or none.
  var integratedTargetCount: Int { sampler == .raoBlackwell ? targets.count : 0 }

  /// Batches that paths are dealt to in turn; 0 when a path's draw decides its batch.
  var pathBatchCount: Int {
    switch sampler {
    case .plain: 0
    case .antithetic, .raoBlackwell:
      members.count == 1 && batches.count < Sampler.leastBatches ? Sampler.dealtBatches : 0
    case .sobol: Sampler.replicates
    }
  }

  /// Batches of an ensemble.
  var ensembleBatchCount: Int { pathBatchCount > 0 ? pathBatchCount : batches.count }

  /// Members of an ensemble: ranges of its batches.
  var ensembleMembers: [Range<Int>] {
    pathBatchCount > 0 ? [0..<pathBatchCount] : members
  }
}
