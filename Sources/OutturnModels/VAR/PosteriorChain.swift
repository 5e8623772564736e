package import OutturnAlgebra

/// A Markov chain over the unknowns of a vector autoregression. It owns its randomness.
package protocol PosteriorChain: Sendable {
  /// One move through all unknowns.
  mutating func sweep(isBurnIn: Bool) throws(AlgebraError)
  /// The present point; what is exact given the chain's unknowns may be drawn here.
  mutating func draw() throws(AlgebraError) -> PosteriorDraw
}
