private import Glibc

extension PathEnsemble {
  /// How much likelier an event is here than in another scenario simulated with the same shocks.
  ///
  /// The two are compared batch by batch, so what they share cancels: the standard error is that of
  /// the difference and far below those of the two probabilities.
  ///
  /// - Parameter other: Of a plan with the same draws, batches and paths.
  package func difference(
    from other: PathEnsemble, published: Bool, where predicate: (Int) -> Bool
  ) -> Probability {
    precondition(
      pathsPerBatch == other.pathsPerBatch && members == other.members,
      "two ensembles of different batches cannot be compared")
    let total = Double(paths)
    var value = 0.0
    var variance = 0.0
    for member in members {
      let changes = member.filter { pathsPerBatch[$0] > 0 }.map { batch -> (Double, Double) in
        let change =
          count(published: published, batch: batch, where: predicate)
          - other.count(published: published, batch: batch, where: predicate)
        return (Double(change), Double(pathsPerBatch[batch]))
      }
      let sum = changes.reduce(0) { $0 + $1.0 }
      let size = changes.reduce(0) { $0 + $1.1 }
      value += sum / total
      let n = Double(changes.count)
      guard n > 1, size > 0 else { continue }
      let mean = sum / size
      let squares = changes.reduce(0) { total, change in
        let residual = change.0 - mean * change.1
        return total + residual * residual
      }
      variance += squares / (total * total) * n / (n - 1)
    }
    return Probability(value: value, standardError: sqrt(variance))
  }
}
