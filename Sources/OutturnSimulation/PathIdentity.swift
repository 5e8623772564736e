/// Series of a plan that add up to another one, on every path and in every step.
///
/// At the prices of the year before the first step the parts' levels sum to the total's. Where the
/// simulated growth of one step leaves the gap d = Σ aᵢ·gᵢ − a·g, with a the levels of the step
/// before, every growth moves by −V·c·d/(c′·V·c), c = (a₁, …, aₘ, −a): the less is known of one, the
/// more it gives way. For a normal law with covariance V that is a draw of the law given that the
/// step adds up.
///
/// - Source: Matheron's rule; as reconciliation of forecasts Panagiotelis et al. (2023),
///   doi:10.1016/j.ejor.2022.07.040.
/// - Verified: `PathIdentityTests`, against the same condition in closed form.
package struct PathIdentity: Sendable, Hashable {
  package let total: Int
  package let parts: [Int]
  /// Shares of the total's level before the first step, one a part; they sum to 1.
  package let shares: [Double]
  /// V by step: (parts + 1)², row by row, the total last. Growth in per cent.
  package let covariances: [[Double]]

  /// - Parameter covariances: A row of zeros is a growth that stays as it is.
  package init(total: Int, parts: [Int], shares: [Double], covariances: [[Double]]) {
    precondition(
      parts.count >= 2 && parts.count == shares.count && Set(parts + [total]).count > parts.count,
      "total \(total) of parts \(parts), shares \(shares)")
    precondition(
      shares.allSatisfy { $0 > 0 } && abs(shares.reduce(0, +) - 1) < 1e-9,
      "shares \(shares) do not sum to 1")
    let size = (parts.count + 1) * (parts.count + 1)
    precondition(
      covariances.allSatisfy { $0.count == size && $0.allSatisfy(\.isFinite) },
      "a covariance is not \(size) finite numbers")
    self.total = total
    self.parts = parts
    self.shares = shares
    self.covariances = covariances
  }

  /// The parts, then the total.
  package var members: [Int] { parts + [total] }
}
