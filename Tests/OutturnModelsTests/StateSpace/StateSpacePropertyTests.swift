import Glibc
import OutturnAlgebra
import OutturnModels
import Testing

@Suite("Properties of filter and smoother")
struct StateSpacePropertyTests {
  let model: StateSpaceReference.Model

  init() throws { model = try StateSpaceReference.read().models[2] }

  private func smoother(
    _ space: LinearGaussianStateSpace, _ values: [[Double?]]
  ) throws -> KalmanSmoother {
    try KalmanSmoother(try KalmanFilter(space, values: values))
  }

  @Test("Without any figure the states keep the law that they start with.")
  func nothing() throws {
    let space = try model.stateSpace()
    let smoother = try smoother(space, Array(repeating: [nil, nil, nil], count: 9))
    #expect(smoother.filter.logLikelihood() == 0)
    for t in 0..<9 {
      #expect(farthest(smoother.means[t], space.initial.mean) < 1e-12)
      #expect(
        farthest(smoother.covariances[t].elements, space.initial.covariance.elements) < 1e-12)
    }
  }

  @Test("The order of a period's observations does not matter, missing cells among them.")
  func order() throws {
    let space = try model.stateSpace()
    let equation = space.observations[0]
    let order = [2, 0, 1]
    let turned = LinearGaussianStateSpace(
      observation: ObservationEquation(
        design: equation.design[order, Array(0..<4)],
        covariance: equation.covariance[order, order],
        intercept: order.map { equation.intercept[$0] }),
      transition: space.transitions[0], initial: space.initial)
    let one = try smoother(space, model.values)
    let other = try smoother(turned, model.values.map { row in order.map { row[$0] } })
    #expect(abs(one.filter.logLikelihood() - other.filter.logLikelihood()) < 1e-11)
    #expect(farthest(other.means.flatMap(\.self), one.means.flatMap(\.self)) < 1e-11)
    #expect(
      farthest(other.covariances.flatMap(\.elements), one.covariances.flatMap(\.elements)) < 1e-11)
  }

  @Test("One period, one figure: Bayes' rule for the normal law.")
  func onePeriod() throws {
    let space = LinearGaussianStateSpace(
      observation: ObservationEquation(
        design: Matrix(rows: [[2]]), covariance: Matrix(diagonal: [3]), intercept: [1]),
      transition: TransitionEquation(
        transition: Matrix(rows: [[0.5]]), covariance: Matrix(diagonal: [1])),
      initial: InitialState(mean: [4], covariance: Matrix(diagonal: [5])))
    let smoother = try smoother(space, [[12]])
    // Innovation 12 − 1 − 2·4 = 3, its variance 4·5 + 3 = 23.
    #expect(abs(smoother.means[0][0] - (4 + 5 * 2.0 / 23 * 3)) < 1e-14)
    #expect(abs(smoother.covariances[0][0, 0] - (5 - 100.0 / 23)) < 1e-14)
    #expect(
      abs(smoother.filter.logLikelihood() + 0.5 * (log(2 * Double.pi * 23) + 9.0 / 23)) < 1e-14)
    #expect(abs(smoother.filter.squaredDistance - 9.0 / 23) < 1e-14)
  }

  @Test("A missing cell is the same as no row for it.")
  func missing() throws {
    let space = try model.stateSpace()
    let equation = space.observations[0]
    let reduced = LinearGaussianStateSpace(
      observations: model.values.map { row in
        let there = row.indices.filter { row[$0] != nil }
        return ObservationEquation(
          design: equation.design[there, Array(0..<4)],
          covariance: equation.covariance[there, there],
          intercept: there.map { equation.intercept[$0] })
      }, transitions: space.transitions, initial: space.initial)
    let one = try smoother(space, model.values)
    let other = try smoother(reduced, model.values.map { $0.compactMap(\.self).map { $0 } })
    #expect(one.means == other.means)
    #expect(one.filter.logLikelihoods == other.filter.logLikelihoods)
  }

  @Test("Rescaling a state by 1000 rescales its answers and nothing else.")
  func rescaling() throws {
    let space = try model.stateSpace()
    let scale = Matrix(diagonal: [1000, 1, 1, 1])
    let inverse = Matrix(diagonal: [0.001, 1, 1, 1])
    let equation = space.observations[0]
    let transition = space.transitions[0]
    let scaled = TransitionEquation(
      transition: scale * transition.transition * inverse,
      selection: scale * transition.selection, covariance: transition.covariance,
      intercept: scale * transition.intercept)
    let other = try smoother(
      LinearGaussianStateSpace(
        observation: ObservationEquation(
          design: equation.design * inverse, covariance: equation.covariance,
          intercept: equation.intercept),
        transition: scaled, initial: try .stationary(scaled)), model.values)
    let one = try smoother(space, model.values)
    #expect(abs(one.filter.logLikelihood() - other.filter.logLikelihood()) < 1e-10)
    for t in one.means.indices {
      #expect(farthest(inverse * other.means[t], one.means[t]) < 1e-10)
    }
  }

  @Test("A variance with a negative direction is refused by its letter.")
  func negative() throws {
    let space = try model.stateSpace()
    let bad = Matrix(rows: [[1, 2, 0], [2, 1, 0], [0, 0, 1]])
    let wrong = LinearGaussianStateSpace(
      observation: ObservationEquation(design: space.observations[0].design, covariance: bad),
      transition: space.transitions[0], initial: space.initial)
    #expect(throws: StateSpaceError.notPositiveSemidefinite(matrix: "H")) {
      try KalmanFilter(wrong, values: [[1, 1, 1]])
    }
    let shocks = TransitionEquation(
      transition: .identity(1), covariance: Matrix(diagonal: [-1]))
    let start = InitialState(mean: [0], covariance: .identity(1))
    #expect(throws: StateSpaceError.notPositiveSemidefinite(matrix: "Q")) {
      try KalmanFilter(
        LinearGaussianStateSpace(
          observation: ObservationEquation(design: .identity(1)), transition: shocks,
          initial: start), values: [[1]])
    }
  }
}
