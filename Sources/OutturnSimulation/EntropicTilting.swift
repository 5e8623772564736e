private import Glibc
internal import OutturnAlgebra

/// The law nearest to a mixture of normal laws that has given means, and given spreads where they are
/// named.
///
/// Nearest in Kullback and Leibler's sense: with x the sums that the views are about, the density is
/// multiplied by exp(γᵀx) and scaled. A normal component N(m, S) with weight w stays normal,
/// N(m + Sγ, S), with weight proportional to w·exp(γᵀm + ½γᵀSγ); a component without spread is a
/// draw. γ minimises the convex log Σ w·exp(γᵀ(m − t) + ½γᵀSγ), t the means wanted. Where a standard
/// deviation s is wanted too, the density is multiplied by exp(δ((x − t)² − s²)) as well: a component
/// stays normal while its precision exceeds 2δ, its variance V becomes V/(1 − 2δV), and the function of
/// γ and δ is still convex.
///
/// - Complexity: O(components · q²) a step, some ten steps.
/// - Source: Robertson, Tallman & Whiteman (2005), *Journal of Money, Credit and Banking* 37,
///   383–401; Krüger, Clark & Ravazzolo (2017), doi:10.1080/07350015.2015.1087856.
/// - Verified: `EntropicTiltingTests`, against the closed form and a discrete law.
package struct EntropicTilting: Sendable {
  /// γ, one a view, in one over the view's unit.
  package let multipliers: [Double]
  /// δ of the views that name a spread, ascending, so that what narrows comes before what widens: in
  /// this order every component stays a law on the way.
  package let spreads: [(view: Int, multiplier: Double)]
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
  ///   - deviations: s, one a view, nil where none is wanted; empty means none.
  /// - Returns: nil when no law near the mixture has these means and spreads: they lie outside the
  ///   draws, or the views contradict each other.
  package init?(_ components: [Component], targets: [Double], deviations: [Double?] = []) {
    let q = targets.count
    precondition(
      !components.isEmpty && components.allSatisfy { $0.mean.count == q },
      "components of other sums than \(q) views")
    precondition(
      deviations.isEmpty || deviations.count == q, "\(deviations.count) spreads of \(q) views")
    let wanted = Moments(targets: targets, deviations: deviations)
    var multipliers = [Double](repeating: 0, count: wanted.count)
    var state = State(components, wanted, multipliers)
    var isSolved = false
    for _ in 0..<100 {
      // The means are met to rounding against what the sums vary by.
      let scales = (0..<wanted.count).map { state.curvature[$0, $0].squareRoot() }
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
        next = State(components, wanted, zip(multipliers, step).map { $0 - length * $1 })
        length /= 2
      } while !(next.value <= state.value - 1e-4 * 2 * length * slope + 1e-15) && length > 1e-10
      guard next.value.isFinite, length > 1e-10 else { return nil }
      multipliers = zip(multipliers, step).map { $0 - 2 * length * $1 }
      state = next
    }
    guard isSolved else { return nil }
    self.multipliers = Array(multipliers[..<q])
    spreads = wanted.spreads(multipliers)
    weights = state.weights
    divergence = max(0, -state.value)
  }

  /// What the tilted law shall have: the means of all sums, and the spreads of some.
  private struct Moments {
    let targets: [Double]
    /// Views with a spread and its square.
    let squares: [(view: Int, variance: Double)]

    init(targets: [Double], deviations: [Double?]) {
      self.targets = targets
      squares = deviations.enumerated().compactMap { view, deviation in
        deviation.map { (view, $0 * $0) }
      }
    }

    var count: Int { targets.count + squares.count }

    /// The δ among all multipliers, ascending.
    func spreads(_ multipliers: [Double]) -> [(view: Int, multiplier: Double)] {
      zip(squares, multipliers[targets.count...]).map { ($0.view, $1) }
        .sorted { $0.multiplier < $1.multiplier }
    }
  }

  /// The objective at one γ and δ with its derivatives.
  private struct State {
    var value: Double
    var gradient: [Double]
    var curvature: Matrix
    var weights: [Double]

    init(_ components: [Component], _ wanted: Moments, _ multipliers: [Double]) {
      let targets = wanted.targets
      let q = targets.count
      let gamma = multipliers[..<q]
      let spreads = wanted.spreads(multipliers)
      let offset = zip(wanted.squares, multipliers[q...]).reduce(0) { $0 + $1.0.variance * $1.1 }
      var laws: [Component] = []
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
        var covariance = component.covariance
        for (view, delta) in spreads {
          let scale = 1 - 2 * delta * covariance[view * q + view]
          // Too wide: no law.
          guard scale > 0 else {
            value = .infinity
            (gradient, curvature, weights) = ([], Matrix(rowCount: 0, columnCount: 0), [])
            return
          }
          let distance = centre[view] - targets[view]
          let column = (0..<q).map { covariance[$0 * q + view] }
          log += delta * distance * distance / scale - 0.5 * Glibc.log(scale)
          for i in 0..<q {
            centre[i] += 2 * delta / scale * distance * column[i]
            for j in 0..<q { covariance[i * q + j] += 2 * delta / scale * column[i] * column[j] }
          }
        }
        laws.append(Component(mean: centre, covariance: covariance))
        logs.append(log - offset)
      }
      let largest = logs.max() ?? 0
      var weights = logs.map { exp($0 - largest) }
      let sum = weights.reduce(0, +)
      for place in weights.indices { weights[place] /= sum }
      value = largest + Glibc.log(sum / Double(components.count))
      let features = laws.map { Self.features($0, wanted) }
      var mean = [Double](repeating: 0, count: wanted.count)
      for (weight, feature) in zip(weights, features) {
        for i in mean.indices { mean[i] += weight * feature[i] }
      }
      gradient = zip(mean, targets + wanted.squares.map(\.variance)).map { $0 - $1 }
      curvature = Matrix(rowCount: wanted.count, columnCount: wanted.count)
      for (place, weight) in weights.enumerated() where weight > 0 {
        let feature = features[place]
        for i in mean.indices {
          for j in mean.indices {
            curvature[i, j] +=
              weight
              * (Self.covariance(i, j, laws[place], wanted)
                + (feature[i] - mean[i]) * (feature[j] - mean[j]))
          }
        }
      }
      self.weights = weights
    }

    /// Means of the sums under a normal law, then of the squared distances that are wanted.
    private static func features(_ law: Component, _ wanted: Moments) -> [Double] {
      let q = law.mean.count
      return law.mean
        + wanted.squares.map { square in
          let distance = law.mean[square.view] - wanted.targets[square.view]
          return law.covariance[square.view * q + square.view] + distance * distance
        }
    }

    /// Covariance of two of these under a normal law: S, 2dS, 2S² + 4ddS.
    private static func covariance(
      _ i: Int, _ j: Int, _ law: Component, _ wanted: Moments
    ) -> Double {
      let q = law.mean.count
      func view(_ place: Int) -> Int { place < q ? place : wanted.squares[place - q].view }
      func distance(_ view: Int) -> Double { law.mean[view] - wanted.targets[view] }
      let (one, two) = (view(i), view(j))
      let common = law.covariance[one * q + two]
      if i < q && j < q { return common }
      if i < q { return 2 * distance(two) * common }
      if j < q { return 2 * distance(one) * common }
      return 2 * common * common + 4 * distance(one) * distance(two) * common
    }
  }
}
