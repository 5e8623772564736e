extension PathEnsemble {
  /// Probability that one target is met: the share of the paths that meet it or, where the sampler
  /// is ``Sampler/raoBlackwell``, the mean of what each path adds to it.
  ///
  /// The error is taken from batches either way, see ``probability(published:where:)``. With fewer
  /// than 8 in a member it is the binomial one, which is then too large.
  package func probability(ofTarget target: Int, published: Bool) -> Probability {
    withRounding(probability(of: hitsPerBatch(ofTarget: target, published: published)))
  }

  /// The same within one member of the combination.
  package func memberProbability(
    _ member: Int, ofTarget target: Int, published: Bool
  ) -> Probability {
    withRounding(
      memberProbability(member, of: hitsPerBatch(ofTarget: target, published: published)))
  }

  /// How much likelier one target is here than in another scenario simulated with the same draws;
  /// see ``difference(from:published:where:)``.
  package func difference(
    from other: PathEnsemble, ofTarget target: Int, published: Bool
  ) -> Probability {
    difference(
      hitsPerBatch(ofTarget: target, published: published), from: other,
      other.hitsPerBatch(ofTarget: target, published: published))
  }

  /// Rounding of sums and of the kernel's normal law: without it a probability that is the same on
  /// every path would claim to be exact.
  private static let rounding = 1e-12

  private func withRounding(_ probability: Probability) -> Probability {
    probabilitySums.isEmpty
      ? probability
      : Probability(
        value: probability.value,
        standardError: max(probability.standardError, Self.rounding))
  }

  private func hitsPerBatch(ofTarget target: Int, published: Bool) -> [Double] {
    precondition((0..<targetCount).contains(target), "target \(target) of \(targetCount)")
    guard !probabilitySums.isEmpty else {
      return hitsPerBatch(published: published) { $0 >> target & 1 == 1 }
    }
    return pathsPerBatch.indices.map { batch in
      probabilitySums[(batch * targetCount + target) * 2 + (published ? 1 : 0)].value
    }
  }
}
