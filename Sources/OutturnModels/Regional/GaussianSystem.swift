package import OutturnAlgebra

/// The precision matrix and the linear term of the states' joint Gaussian.
package struct GaussianSystem {
  /// P.
  package var precision: BandedSymmetricMatrix
  /// h, with P·mean = h.
  package var linear: [Double]

  init(order: Int, bandwidth: Int) {
    precision = BandedSymmetricMatrix(order: order, bandwidth: bandwidth)
    linear = Array(repeating: 0, count: order)
  }

  /// Nothing but zeros, in the same storage.
  mutating func clear() {
    precision.clear()
    for index in linear.indices { linear[index] = 0 }
  }

  /// Adds the quadratic form of an equation whose year begins at a place of the state.
  mutating func add(_ form: EquationForm, at start: Int, weight: Double = 1) {
    precision.addBlocks(
      form.elements, order: form.order, factor: weight, corners: form.corners, from: start)
    for (index, value) in form.linear.enumerated() {
      linear[start + form.places[index / form.order] + index % form.order] += weight * value
    }
  }

  /// Adds an observation of one state with the given precision.
  mutating func observe(_ value: Double, at place: Int, precision weight: Double) {
    precision[place, place] += weight
    linear[place] += weight * value
  }
}
