package import OutturnSeries

/// Everything a simulation needs, validated once: law of motion, levels, targets and randomness.
///
/// Path i is a pure function of the plan and i: it does not depend on the number of paths, on
/// threads or on the instruction set. Plans that differ only in shift, shock scale or tails see
/// the same normal shocks.
package struct SimulationPlan: Sendable {
  /// Targets that a plan can hold: their combinations are counted one by one.
  package static let maximumTargets = 10

  package let model: PathModel
  package let horizon: Int
  package let paths: Int
  package let seed: UInt64
  package let transformations: [Transformation]
  /// By step and series, model units.
  package let shift: [[Double]]
  package let shockScale: Double
  package let levels: [LevelRule]
  package let deflator: DeflatorRule?
  package let identities: [PathIdentity]
  package let targets: [TargetCell]
  package let batches: [Range<Int>]
  package let members: [Range<Int>]
  package let measures: [Measure]
  package let sampler: Sampler
  package let precision: Precision

  /// - Parameters:
  ///   - horizon: Steps of a path, from 1.
  ///   - paths: From 1. Need not be a multiple of anything.
  ///   - transformations: One per series: how growth is expressed in the model.
  ///   - shift: `horizon` rows of one value per series, in model units, added to the output of
  ///     the model; empty means none.
  ///   - shockScale: Factor on every shock; 1 leaves them as estimated.
  ///   - levels: One per series.
  ///   - deflator: Needed when a level uses it.
  ///   - identities: Each series is a part of one at most, and a total that is itself a part stands
  ///     after the identity it is part of.
  ///   - targets: At most ``maximumTargets``.
  ///   - batches: Contiguous ranges of draws that together are all draws, in order; empty means
  ///     one batch.
  ///   - members: Contiguous ranges of batches that together are all batches, in order; empty
  ///     means one member.
  ///   - measures: What moments and histograms are kept of.
  ///   - sampler: Must be allowed, see ``PathModel/allows(_:horizon:shockScale:)``.
  ///   - precision: ``Sampler/sobol`` needs `double`.
  package init(
    model: PathModel, horizon: Int, paths: Int, seed: UInt64, transformations: [Transformation],
    shift: [[Double]], shockScale: Double, levels: [LevelRule], deflator: DeflatorRule?,
    identities: [PathIdentity] = [], targets: [TargetCell], batches: [Range<Int>],
    members: [Range<Int>] = [],
    measures: [Measure] = [.growth, .level], sampler: Sampler = .plain,
    precision: Precision = .double
  ) {
    let n = model.seriesCount
    precondition(horizon >= 1 && paths >= 1, "horizon \(horizon), \(paths) paths")
    precondition(
      transformations.count == n && levels.count == n,
      "\(transformations.count) transformations and \(levels.count) levels for \(n) series")
    precondition(
      shift.isEmpty || (shift.count == horizon && shift.allSatisfy { $0.count == n }),
      "the shift must be \(horizon)×\(n)")
    precondition(shift.allSatisfy { $0.allSatisfy(\.isFinite) }, "a shift is not finite")
    precondition(shockScale >= 0 && shockScale.isFinite, "shock scale \(shockScale)")
    for rule in levels {
      precondition(
        rule.baseLevels.count == 1 || rule.baseLevels.count == model.drawCount,
        "\(rule.baseLevels.count) base levels for \(model.drawCount) draws")
      precondition(!rule.usesDeflator || deflator != nil, "a level needs a deflator")
    }
    precondition(
      deflator.map { $0.means.count >= horizon } ?? true, "the deflator is too short")
    precondition(
      targets.count <= Self.maximumTargets, "\(targets.count) targets, at most 10 are counted")
    for target in targets {
      precondition(
        (0..<n).contains(target.series) && (0..<horizon).contains(target.step),
        "target on series \(target.series), step \(target.step) of \(n) series, \(horizon) steps")
    }
    for identity in identities {
      precondition(
        identity.members.allSatisfy((0..<n).contains) && identity.covariances.count >= horizon,
        "an identity of series \(identity.members) of \(n), \(identity.covariances.count) steps")
    }
    let closed = identities.flatMap(\.parts)
    precondition(Set(closed).count == closed.count, "a series is a part twice in \(closed)")
    if case .gaussianPaths(let paths) = model {
      precondition(
        paths.horizon == horizon && shockScale == 1,
        "laws of \(paths.horizon) steps for \(horizon) steps, shock scale \(shockScale)")
    }
    let batches = batches.isEmpty ? [0..<model.drawCount] : batches
    let members = members.isEmpty ? [0..<batches.count] : members
    precondition(Self.areContiguous(batches, of: model.drawCount), "batches \(batches)")
    precondition(Self.areContiguous(members, of: batches.count), "members \(members)")
    precondition(
      Set(measures).count == measures.count, "a measure stands twice in \(measures)")
    precondition(
      model.allows(sampler, horizon: horizon, shockScale: shockScale),
      "the model has no \(sampler.rawValue) sampler for \(horizon) steps, scale \(shockScale)")
    precondition(
      sampler != .sobol || precision == .double, "Sobol points are computed in double precision")
    precondition(
      sampler != .raoBlackwell
        || targets.allSatisfy { target in
          identities.allSatisfy { !$0.members.contains(target.series) }
        }, "a target on a series of an identity has no probability given its step")
    precondition(
      sampler != .sobol || paths <= Sampler.maximumPaths, "\(paths) paths of Sobol points")
    self.model = model
    self.horizon = horizon
    self.paths = paths
    self.seed = seed
    self.transformations = transformations
    self.shift = shift
    self.shockScale = shockScale
    self.levels = levels
    self.deflator = deflator
    self.identities = identities
    self.targets = targets
    self.batches = batches
    self.members = members
    self.measures = measures
    self.sampler = sampler
    self.precision = precision
  }

  private static func areContiguous(_ ranges: [Range<Int>], of count: Int) -> Bool {
    var next = 0
    for range in ranges {
      guard range.lowerBound == next else { return false }
      next = range.upperBound
    }
    return next == count
  }
}
