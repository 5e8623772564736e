internal import OutturnAlgebra
public import OutturnRandom

/// Draws of all states given all figures.
///
/// A draw of states and figures from the model, in which the smoother's error is replaced: the
/// drawn states minus what smoothing the drawn figures makes of them have the law of the smoother's
/// error, whatever the figures. Gains are those of the filter, so a draw costs O(T·m²).
///
/// - Source: Durbin & Koopman (2002), doi:10.1093/biomet/89.3.603.
/// - Verified: `SimulationSmootherTests`, against the smoother's means and covariances.
public struct SimulationSmoother: Sendable {
  private let smoother: KalmanSmoother
  private let initialRoot: Matrix
  private let shockRoots: [Matrix]
  private let errorRoots: [Matrix]

  /// - Throws: ``StateSpaceError/notPositiveSemidefinite(matrix:)``.
  public init(_ smoother: KalmanSmoother) throws(StateSpaceError) {
    let model = smoother.filter.model
    self.smoother = smoother
    initialRoot = try SemidefiniteFactor(model.initial.covariance, name: "P").root
    var shockRoots: [Matrix] = []
    for equation in model.transitions {
      shockRoots.append(
        equation.selection * (try SemidefiniteFactor(equation.covariance, name: "Q").root))
    }
    self.shockRoots = shockRoots
    var errorRoots: [Matrix] = []
    for equation in model.observations {
      errorRoots.append(try SemidefiniteFactor(equation.covariance, name: "H").root)
    }
    self.errorRoots = errorRoots
  }

  /// One draw: the states of periods 1…T, m each.
  public func draw(from stream: inout RandomStream) -> [[Double]] {
    let filter = smoother.filter
    let model = filter.model
    // Diffuse states start at their mean: what is left out cancels in the difference.
    var state = Self.shifted(model.initial.mean, initialRoot, &stream)
    var states: [[Double]] = []
    var values: [[Double]] = []
    for (index, prepared) in filter.periods.enumerated() {
      let equation = model.observation(index + 1)
      let root = errorRoots[errorRoots.count == 1 ? 0 : index]
      let exact = zip(equation.design * state, equation.intercept).map { $0 + $1 }
      let figures = Self.shifted(exact, root, &stream)
      states.append(state)
      values.append(prepared.observed.map { figures[$0] })
      if index < filter.periodCount - 1 {
        state = Self.shifted(
          model.transition(index + 1).mean(after: state),
          shockRoots[shockRoots.count == 1 ? 0 : index], &stream)
      }
    }
    let replayed = filter.replay(values, initialMean: model.initial.mean)
    let smoothed = filter.smoothedMeans(
      predictedMeans: replayed.predictedMeans, innovations: replayed.innovations)
    return states.indices.map { t in
      states[t].indices.map { states[t][$0] - smoothed[t][$0] + smoother.means[t][$0] }
    }
  }

  /// mean + root·ε, ε standard normal.
  private static func shifted(
    _ mean: [Double], _ root: Matrix, _ stream: inout RandomStream
  ) -> [Double] {
    let noise = (0..<root.columnCount).map { _ in stream.normal() }
    return zip(mean, root * noise).map { $0 + $1 }
  }
}
