private import Glibc
internal import OutturnAlgebra

/// The law nearest to a mixture of normal laws that has given means.
///
/// Nearest in Kullback and Leibler's sense: with x the sums that the views are about, the density is
/// multiplied by exp(γᵀx) and scaled. A normal component N(m, S) with weight w stays normal,
/// N(m + Sγ, S), with weight proportional to w·exp(γᵀm + ½γᵀSγ); a component without spread is a
/// draw. γ minimises the convex log Σ w·exp(γᵀ(m − t) + ½γᵀSγ), t the means wanted.
///
/// - Complexity: O(components · q²) a step, some ten steps.
/// - Source: Robertson, Tallman & Whiteman (2005), *Journal of Money, Credit and Banking* 37,
///   383–401; Krüger, Clark & Ravazzolo (2017), doi:10.1080/07350015.2015.1087856.
/// - Verified: `EntropicTiltingTests`, against the closed form and a discrete law.
package struct EntropicTilting: Sendable {
  /// γ, one a view, in one over the view's unit.
  package let multipliers: [Double]
  /// Of the components, adding up to 1.
  package let weights: [Double]
  /// Kullback–Leibler divergence of the tilted law from the original, in nats.
  package let divergence: Double

  /// One component of the mixture, seen through the views: q sums.
  package struct Component: Sendable {
    package let mean: [Double]
    /// q×q by rows.
    package let covariance: [Double]

    package init(mean: [Double], covariance: [Double]) {
      precondition(
        covariance.count == mean.count * mean.count,
        "\(covariance.count) covariances of \(mean.count) sums")
      self.mean = mean
      self.covariance = covariance
    }
  }

  /// - Parameters:
  ///   - components: Equally weighted; at least one.
  ///   - targets: t, one a view.
  /// - Returns: nil when no law near the mixture has these means: they lie outside the draws, or
  ///   the views contradict each other.
  package init?(_ components: [Component], targets: [Double]) {
    let q = targets.count
    precondition(
      !components.isEmpty && components.allSatisfy { $0.mean.count == q },
      "components of other sums than \(q) views")
    var gamma = [Double](repeating: 0, count: q)
    var state = State(components, targets, gamma)
    var isSolved = false
    for _ in 0..<100 {
      // The means are met to rounding against what the sums vary by.
      let scales = (0..<q).map { state.curvature[$0, $0].squareRoot() }
      if zip(state.gradient, scales).allSatisfy({ abs($0) <= 1e-12 * max($1, 1e-300) }) {
        isSolved = true
        break
      }
      guard let factor = try? Cholesky(state.curvature) else { return nil }
      let step = factor.solve(state.gradient)
      let slope = zip(step, state.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      // What is left to gain is below rounding.
      if slope <= 1e-24 {
        isSolved = true
        break
      }
      var length = 1.0
      var next = state
      repeat {
        next = State(components, targets, zip(gamma, step).map { $0 - length * $1 })
        length /= 2
      } while !(next.value <= state.value - 1e-4 * 2 * length * slope + 1e-15) && length > 1e-10
      guard next.value.isFinite, length > 1e-10 else { return nil }
      gamma = zip(gamma, step).map { $0 - 2 * length * $1 }
      state = next
    }
    guard isSolved else { return nil }
    multipliers = gamma
    weights = state.weights
    divergence = max(0, -state.value)
  }

  /// The objective at one γ with its derivatives.
  private struct State {
    var value: Double
    var gradient: [Double]
    var curvature: Matrix
    var weights: [Double]

    init(_ components: [Component], _ targets: [Double], _ gamma: [Double]) {
      let q = targets.count
      var centres: [[Double]] = []
      var logs: [Double] = []
      for component in components {
        var centre = component.mean
        var log = 0.0
        for i in 0..<q {
          var spread = 0.0
          for j in 0..<q { spread += component.covariance[i * q + j] * gamma[j] }
          log += gamma[i] * (component.mean[i] - targets[i] + 0.5 * spread)
          centre[i] += spread
        }
        centres.append(centre)
        logs.append(log)
      }
      let largest = logs.max() ?? 0
      var weights = logs.map { exp($0 - largest) }
      let sum = weights.reduce(0, +)
      for place in weights.indices { weights[place] /= sum }
      value = largest + Glibc.log(sum / Double(components.count))
      var mean = [Double](repeating: 0, count: q)
      for (weight, centre) in zip(weights, centres) {
        for i in 0..<q { mean[i] += weight * centre[i] }
      }
      gradient = zip(mean, targets).map { $0 - $1 }
      curvature = Matrix(rowCount: q, columnCount: q)
      for (place, weight) in weights.enumerated() where weight > 0 {
        for i in 0..<q {
          for j in 0..<q {
            curvature[i, j] +=
              weight
              * (components[place].covariance[i * q + j]
                + (centres[place][i] - mean[i]) * (centres[place][j] - mean[j]))
          }
        }
      }
      self.weights = weights
    }
  }
}
