package import OutturnKernel

extension SimulationPlan {
  /// Simulates every path and keeps what ``PathEnsemble`` holds.
  ///
  /// - Parameters:
  ///   - threads: Workers, from 1. The result does not depend on it.
  ///   - instructionSet: A build of the kernel, or nil for the best that this machine runs. The
  ///     result does not depend on it.
  ///   - progress: Called with the number of finished paths whenever a chunk is finished, from
  ///     any worker.
  package func run(
    threads: Int, instructionSet: InstructionSet? = nil,
    progress: (@Sendable (Int) -> Void)? = nil
  ) -> PathEnsemble {
    preconditionFailure()
  }
}
