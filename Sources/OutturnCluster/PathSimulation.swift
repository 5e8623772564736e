package import OutturnSimulation

/// Who computes the paths of a plan: this process, a part of several, or those of earlier runs.
///
/// A document asks for its simulations one after the other, in an order that does not depend on
/// their results.
package protocol PathSimulation: Sendable {
  /// What is known of the plan's paths.
  ///
  /// - Throws: ``SimulationRefusal``.
  func ensemble(of plan: SimulationPlan, threads: Int) throws(SimulationRefusal) -> PathEnsemble
}

/// Why paths that others computed are not those of a plan.
package enum SimulationRefusal: Error, Sendable, Hashable {
  /// A simulation that the parts do not hold, or with other inputs: by number, from 0.
  case otherInputs(simulation: Int)
  /// Counts that cannot be those of the plan's paths.
  case inconsistentCounts(simulation: Int)
  /// The processes that were started together do not have the same inputs.
  case processesDiffer
  /// The message passing interface failed, with its code.
  case messagePassing(code: Int)
}

/// All paths, here and now.
package struct WholeSimulation: PathSimulation {
  /// Told how many paths of how many are done, from any thread.
  package typealias Progress = @Sendable (_ done: Int, _ total: Int) -> Void

  private let begin: (@Sendable () -> Progress)?

  /// - Parameter begin: Called when a simulation begins; what it returns hears of that one alone.
  package init(begin: (@Sendable () -> Progress)? = nil) {
    self.begin = begin
  }

  package func ensemble(
    of plan: SimulationPlan, threads: Int
  ) throws(SimulationRefusal) -> PathEnsemble {
    guard let progress = begin?() else { return plan.run(threads: threads) }
    let total = plan.paths
    return plan.run(threads: threads) { progress($0, total) }
  }
}
