package import OutturnAlgebra

/// One equation of the regional model: Σ cₖ·xₖ − constant ~ N(0, W⁻¹), the cₖ taken series by
/// series and the xₖ blocks of n states.
struct StructuralEquation {
  /// First place of each block and its coefficients, one a series.
  var terms: [(place: Int, coefficients: [Double])]
  /// By series.
  var constant: [Double]
  /// W, n×n.
  var precision: Matrix
  /// Factor on W.
  var weight: Double
}

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

  /// Adds the quadratic form of an equation.
  mutating func add(_ equation: StructuralEquation) {
    let n = equation.constant.count
    let hasConstant = equation.constant.contains { $0 != 0 }
    for left in equation.terms {
      for right in equation.terms where left.place >= right.place {
        precision.addBlock(
          equation.precision, left: left.coefficients, right: right.coefficients,
          factor: equation.weight, row: left.place, column: right.place)
      }
      if hasConstant {
        for i in 0..<n {
          var target = 0.0
          for j in 0..<n { target += equation.precision[i, j] * equation.constant[j] }
          linear[left.place + i] += equation.weight * left.coefficients[i] * target
        }
      }
    }
  }

  /// Adds an observation of one state with the given precision.
  mutating func observe(_ value: Double, at place: Int, precision weight: Double) {
    precision[place, place] += weight
    linear[place] += weight * value
  }
}
