private import Glibc

extension PathEnsemble {
  /// How much likelier an event is here than in another scenario simulated with the same draws.
  ///
  /// The two are compared batch by batch, so what they share cancels: the standard error is that of
  /// the difference and, with the same shocks, far below those of the two probabilities.
  ///
  /// - Parameter other: Of a plan with the same batches of draws; under conditions these may have
  ///   more or fewer paths.
  package func difference(
    from other: PathEnsemble, published: Bool, where predicate: (Int) -> Bool
  ) -> Probability {
    difference(
      hitsPerBatch(published: published, where: predicate), from: other,
      other.hitsPerBatch(published: published, where: predicate))
  }

  /// - Parameters:
  ///   - hits: By batch, here.
  ///   - otherHits: By batch, there.
  func difference(
    _ hits: [Double], from other: PathEnsemble, _ otherHits: [Double]
  ) -> Probability {
    precondition(
      pathsPerBatch.count == other.pathsPerBatch.count && members == other.members,
      "two ensembles of different batches cannot be compared")
    func terms(_ ensemble: PathEnsemble, _ hits: [Double]) -> (value: Double, terms: [Double]) {
      let total = Double(ensemble.paths)
      let value = hits.reduce(0, +) / total
      return (
        value,
        zip(hits, ensemble.pathsPerBatch).map { ($0 - value * Double($1)) / total }
      )
    }
    let (here, there) = (terms(self, hits), terms(other, otherHits))
    var variance = 0.0
    for member in members {
      let used = member.filter { pathsPerBatch[$0] > 0 || other.pathsPerBatch[$0] > 0 }
      variance += Self.variance(ofSum: used.map { here.terms[$0] - there.terms[$0] })
    }
    return Probability(value: here.value - there.value, standardError: sqrt(variance))
  }
}
