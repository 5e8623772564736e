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
}
