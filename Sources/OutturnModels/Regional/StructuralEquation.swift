package import OutturnAlgebra

/// One equation of the regional model: Σ cₖ·xₖ − constant ~ N(0, (weight·W)⁻¹), the cₖ taken series
/// by series and the xₖ blocks of n states.
///
/// It stands for a whole family, one a year: ``GaussianSystem/add(_:at:weight:)`` says which.
struct StructuralEquation {
  /// First place of each block, counted from the year's first, and its coefficients, one a series.
  /// The blocks are distinct.
  var terms: [(place: Int, coefficients: [Double])]
  /// By series.
  var constant: [Double]
  /// W, n×n.
  var precision: Matrix
}

/// What an equation adds to the precision and to the linear term of the states, per unit of weight.
struct EquationForm {
  /// n.
  let order: Int
  /// Where each block of `elements` goes; the row is never above the column.
  private(set) var corners: [(row: Int, column: Int)] = []
  /// cₗ·W·cₖ, n×n each, column-major, block after block.
  private(set) var elements: [Double] = []
  /// Places and values of cₖ·W·constant; empty if the constant is zero.
  private(set) var linear: [(place: Int, value: Double)] = []

  /// - Complexity: O(terms² · n²).
  init(_ equation: StructuralEquation) {
    order = equation.constant.count
    let (n, terms, precision) = (order, equation.terms, equation.precision.elements)
    let pairs = terms.count * (terms.count + 1) / 2
    corners.reserveCapacity(pairs)
    for left in terms {
      for right in terms where left.place >= right.place {
        corners.append((left.place, right.place))
      }
    }
    elements = [Double](unsafeUninitializedCapacity: pairs * n * n) { elements, count in
      for left in terms {
        for right in terms where left.place >= right.place {
          for j in 0..<n {
            for i in 0..<n {
              elements[count] = left.coefficients[i] * precision[i + j * n] * right.coefficients[j]
              count += 1
            }
          }
        }
      }
    }
    if equation.constant.allSatisfy({ $0 == 0 }) { return }
    for left in equation.terms {
      for i in 0..<order {
        var target = 0.0
        for j in 0..<order { target += equation.precision[i, j] * equation.constant[j] }
        linear.append((left.place + i, left.coefficients[i] * target))
      }
    }
  }
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

  /// Nothing but zeros, in the same storage.
  mutating func clear() {
    precision.clear()
    for index in linear.indices { linear[index] = 0 }
  }

  /// Adds the quadratic form of an equation whose year begins at a place of the state.
  mutating func add(_ form: EquationForm, at start: Int, weight: Double = 1) {
    precision.addBlocks(
      form.elements, order: form.order, factor: weight, corners: form.corners, from: start)
    for term in form.linear { linear[start + term.place] += weight * term.value }
  }

  /// Adds an observation of one state with the given precision.
  mutating func observe(_ value: Double, at place: Int, precision weight: Double) {
    precision[place, place] += weight
    linear[place] += weight * value
  }
}
